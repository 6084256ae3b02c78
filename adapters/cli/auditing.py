"""`klik audit verify`: walks the audit trail and says whether it is whole."""

import json
from collections.abc import Sequence

import typer

from adapters.cli.console import FAILED, say
from adapters.cli.running import sentences
from adapters.settings import Housekeeping, read_settings
from storage.audit_check import Finding, Verdict

_MEANINGS: dict[Finding, str] = {
    Finding.INTACT: "is whole: {entries} entries, each as it was written.",
    Finding.ALTERED: "is BROKEN: entry {seq} is not what was written there.",
    Finding.MISSING: "is BROKEN: entry {seq} is gone.",
    Finding.UNSEALED: "is BROKEN: where it was cut at its term is not what was written there.",
    Finding.CUT: "is BROKEN: entries from {seq} on were written and are gone.",
    Finding.REPLACED: "is BROKEN: entry {seq} comes from another history of this database.",
    Finding.HEAD_MISSING: "CANNOT be vouched for: the note of its last entry, outside the database, is missing.",
}


def verify(*, as_json: bool) -> None:
    with sentences():
        settings = read_settings(kind=Housekeeping)
        from adapters import wiring

        with wiring.open_store(settings, makes=False) as store:
            verdicts: Sequence[Verdict] = store.verify_audit()
    say(to_json(verdicts) if as_json else to_text(verdicts))
    if not all(verdict.is_intact for verdict in verdicts):
        raise typer.Exit(FAILED)


def to_text(verdicts: Sequence[Verdict]) -> str:
    if not verdicts:
        return "The audit trail is empty."
    return "\n".join(
        f"The audit trail of network {verdict.network} "
        + _MEANINGS[verdict.finding].format(entries=verdict.entries, seq=verdict.seq)
        + _before(verdict)
        for verdict in verdicts
    )


def _before(verdict: Verdict) -> str:
    if verdict.until is None:
        return ""
    until = verdict.until.isoformat(timespec="seconds")
    return f" It begins after {until}: the {verdict.removed} entries up to then were removed at their term."


def to_json(verdicts: Sequence[Verdict]) -> str:
    rows = [
        {
            "network": str(verdict.network),
            "finding": verdict.finding.value,
            "entries": verdict.entries,
            "seq": verdict.seq,
            "removed": verdict.removed,
            "until": verdict.until.isoformat() if verdict.until else None,
        }
        for verdict in verdicts
    ]
    return json.dumps({"intact": all(verdict.is_intact for verdict in verdicts), "networks": rows})
