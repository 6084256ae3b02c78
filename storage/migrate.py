"""Brings a database to the schema of this version of Klik: all steps in one transaction, or none.

Alembic is loaded only when there is something to do: at the head, a start costs one SELECT.
"""

from pathlib import Path

from sqlalchemy import Connection, Engine, Select, column, inspect, select, table
from sqlalchemy.exc import OperationalError

from storage.errors import CannotStart
from storage.tables import METADATA

_FOLDER = Path(__file__).parent / "migrations"
_version: Select[str] = select(column("version_num")).select_from(table("alembic_version"))


def newest() -> str:
    """Steps are numbered, and each is named after its file."""
    return _known()[-1]


def current(engine: Engine) -> str | None:
    """None for a database that holds nothing yet."""
    with engine.connect() as connection:
        return _current(connection)


def upgrade(engine: Engine) -> None:
    """For the engine that writes, before anything else uses it. A kill at any moment leaves the old schema."""
    if _checked(current(engine)) == newest():
        return
    with engine.connect() as connection:
        # Copying a table over its old self would otherwise delete the rows that refer to it. Cannot be set
        # inside a transaction (sqlite.org/lang_altertable.html, section 7), so not through the connection.
        driver = connection.connection.cursor()
        driver.execute("PRAGMA foreign_keys=OFF")
        try:
            with connection.begin():
                _run(connection)
        finally:
            driver.execute("PRAGMA foreign_keys=ON")
            driver.close()


def refuse_incomplete(engine: Engine) -> None:
    """After `upgrade`. Raises `CannotStart` when a table is gone: Klik never drops one, so somebody else did.

    Making it anew, empty, would hide that: of the audit trail above all.
    """
    with engine.connect() as connection:
        there = set(inspect(connection).get_table_names())
    if gone := sorted(METADATA.tables.keys() - there):
        name = Path(engine.url.database or "").name
        raise CannotStart(
            f"{name} is not whole: gone is {', '.join(gone)}. Klik never removes a table, so somebody else did. Change "
            "nothing, keep a copy of the folder, find out who had access, and put back a copy that is whole."
        )


def _run(connection: Connection) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(_FOLDER).replace("%", "%%"))
    command.upgrade(config, "head")
    if connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
        raise CannotStart(
            "After the migration some rows refer to nothing. Nothing was changed; please report this."
        )


def _current(connection: Connection) -> str | None:
    try:
        found: str | None = connection.execute(_version).scalar()
    except OperationalError as error:
        if "no such table" not in str(error.orig):
            raise
        return None
    return found


def _checked(version: str | None) -> str | None:
    if version is not None and version not in _known():
        raise CannotStart(
            f"The database was made by a newer version of Klik (schema {version}; this one knows up to {newest()}). "
            "Start that version, or put back a backup from before."
        )
    return version


def _known() -> list[str]:
    return sorted(path.stem for path in (_FOLDER / "versions").glob("[0-9]*.py"))
