"""The end of the chain outside the database: never ahead, never back, never forged."""

import os
from pathlib import Path
from uuid import UUID

import pytest

from bot.ids import new_id
from storage.audit import Head
from storage.audit_head import AuditHead
from storage.vault import Vault
from tests.storage.audit.entries import NETWORK, SLOT, Add


def test_the_head_is_written_after_each_batch_and_read_by_another_process_start(
    add: Add, tmp_path: Path, vault: Vault
) -> None:
    last = add(3)
    path = tmp_path / "audit.head"
    assert AuditHead(path, vault).read() == {NETWORK: last}
    assert path.stat().st_mode & 0o777 == 0o600
    last = add(1)
    assert AuditHead(path, vault).read() == {NETWORK: last}


def test_the_head_file_does_not_grow(add: Add, tmp_path: Path) -> None:
    for _ in range(20):
        add(1)
    assert (tmp_path / "audit.head").stat().st_size == 2 * SLOT


def test_the_head_never_goes_back(heads: AuditHead) -> None:
    heads.note(Head(NETWORK, 7, bytes(32)))
    heads.note(Head(NETWORK, 5, bytes(32)))
    heads.flush()
    for late in (4, 6, 5):  # another process, that was overtaken
        heads.note(Head(NETWORK, late, bytes(32)))
        heads.flush()
    assert heads.read()[NETWORK].seq == 7


def test_what_another_process_wrote_meanwhile_is_seen(tmp_path: Path, vault: Vault) -> None:
    ours, theirs = (AuditHead(tmp_path / "audit.head", vault) for _ in range(2))
    for heads, seq in ((ours, 1), (ours, 2), (theirs, 4), (ours, 3)):
        heads.note(Head(NETWORK, seq, bytes(32)))
        heads.flush()
    assert ours.read()[NETWORK].seq == 4


def test_many_networks_share_the_file(heads: AuditHead) -> None:
    networks: list[UUID] = [new_id() for _ in range(10)]
    for seq in (1, 2, 3):
        for network in networks:
            heads.note(Head(network, seq, bytes(32)))
        heads.flush()
    assert {network: head.seq for network, head in heads.read().items()} == dict.fromkeys(networks, 3)


@pytest.mark.parametrize("slot", [0, 1])
def test_a_torn_slot_leaves_the_other_one_a_little_older(
    add: Add, tmp_path: Path, heads: AuditHead, slot: int
) -> None:
    before, after = add(1), add(1)
    assert heads.read() == {NETWORK: after}
    with (tmp_path / "audit.head").open("r+b") as file:
        file.seek(slot * SLOT + 40)
        file.write(b"torn")
    left = heads.read()[NETWORK]
    assert left in (before, after)
    newest = add(1)
    assert heads.read() == {NETWORK: newest}, "and the torn one is used again"
    assert (tmp_path / "audit.head").stat().st_size == 2 * SLOT


def test_a_head_that_somebody_wrote_without_the_key_counts_for_nothing(
    add: Add, tmp_path: Path, heads: AuditHead
) -> None:
    add(3)
    path = tmp_path / "audit.head"
    content = bytearray(path.read_bytes())
    assert heads.read()[NETWORK].seq == 3
    content[27] = 2  # the last byte of the number: pretend the chain ended earlier
    path.write_bytes(content)
    assert heads.read() == {}


def test_half_a_slot_at_the_end_is_left_out(add: Add, tmp_path: Path, heads: AuditHead) -> None:
    head = add(1)
    os.truncate(tmp_path / "audit.head", SLOT + 50)
    assert heads.read() == {NETWORK: head}


def test_what_is_noted_is_on_file_after_closing(heads: AuditHead, tmp_path: Path, vault: Vault) -> None:
    heads.note(Head(NETWORK, 4, bytes(32)))
    heads.close()
    assert AuditHead(tmp_path / "audit.head", vault).read()[NETWORK].seq == 4
