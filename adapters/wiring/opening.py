"""Opening an installation's store: keys first, then the schema, then the writer; closing in reverse."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta

from adapters.settings import Settings
from bot.clock import Clock, SystemClock
from bot.courier.courier import Courier
from storage.audit_check import Verdict, verify_all
from storage.audit_head import AuditHead
from storage.engine import data_exist, read_engine, refuse_damaged, write_engine
from storage.erasure_ledger import ErasureLedger
from storage.errors import CannotStart
from storage.keys import open_keys
from storage.migrate import refuse_incomplete, upgrade
from storage.residue import Residue
from storage.store import KlikStore, open_network, stored_subjects
from storage.vault import Vault
from storage.writer import Writer

# A key that is younger may be waiting for its row in another process.
ORPHAN_AGE = timedelta(hours=1)


@dataclass(frozen=True)
class OpenStore:
    """The store of an installation while it is open."""

    store: KlikStore
    vault: Vault
    head: AuditHead
    database_url: str

    def verify_audit(self) -> Sequence[Verdict]:
        heads = self.head.read()
        reading = read_engine(self.database_url)
        try:
            return verify_all(reading, self.vault, heads)
        finally:
            reading.dispose()


class Bell:
    """Wakes the courier from the writer's thread, once for a batch and after everybody in it; silent until there is one."""

    def __init__(self) -> None:
        self.courier: Courier | None = None
        self._is_due = False

    def promised(self) -> None:
        self._is_due = True

    def ring(self) -> None:
        is_due, self._is_due = self._is_due, False
        if is_due and self.courier is not None:
            self.courier.wake()


@contextmanager
def open_store(
    settings: Settings, *, clock: Clock | None = None, bell: Bell | None = None, makes: bool = True
) -> Iterator[OpenStore]:
    """Keys first, then the schema, then the writer. Raises `CannotStart` with a sentence for the operator.

    `makes` off refuses where there is no database yet: who checks a folder that was mistyped must not find it in order.
    """
    if not makes and not data_exist(settings.database_url):
        raise CannotStart(
            f"There is no database of Klik in {settings.data_dir}: say where it is with KLIK_DATA_DIR."
        )
    clock, bell = clock or SystemClock(), bell or Bell()
    settings.data_dir.mkdir(parents=True, exist_ok=True, mode=0o700)
    keys = open_keys(
        settings.data_dir / "keys.db",
        settings.master_key_file,
        data_exist=data_exist(settings.database_url),
        clock=clock,
    )
    vault = Vault(keys)
    writing, reading = write_engine(settings.database_url), read_engine(settings.database_url)
    refuse_damaged(writing)
    upgrade(writing)
    refuse_incomplete(writing)
    head = AuditHead(settings.data_dir / "audit.head", vault)
    # Beside the writer, which keeps its one connection.
    emptying = write_engine(settings.database_url)
    residue = Residue(emptying)

    def after_batch() -> None:
        bell.ring()
        head.flush()
        residue.clear()

    writer = Writer(writing, after_batch=after_batch)
    writer.start()
    try:
        network = writer.run(lambda connection: open_network(connection, vault, now=clock.now()))
        keys.sweep_orphans(stored_subjects(reading), clock.now() - ORPHAN_AGE)
        store = KlikStore(
            writer,
            reading,
            vault=vault,
            network=network,
            clock=clock,
            on_audit=head.note,
            noted_heads=head.read,
            on_promise=bell.promised,
            on_wipe=residue.note,
            has_residue=lambda: residue.is_there,
            ledger=ErasureLedger(settings.data_dir / "erasures.ledger", vault),
        )
        yield OpenStore(store, vault, head, settings.database_url)
    finally:
        writer.stop()
        head.close()
        writing.dispose()
        emptying.dispose()
        reading.dispose()
        keys.close()
