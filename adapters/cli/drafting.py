"""`klik statement draft`: two files become the draft of the next version. Publishing it takes two admins, in the chat."""

from datetime import date
from pathlib import Path

from adapters.cli.console import refuse, say
from adapters.cli.running import sentences
from adapters.settings import Housekeeping, read_settings
from bot.audit import AuditAction, AuditEntry
from bot.clock import SystemClock
from bot.context import Context
from bot.messages import statements
from bot.model import Role
from bot.ports.statements import Draft
from bot.ports.unit import Unit
from bot.privacy import publishing
from bot.words import Language


def make(files: dict[Language, Path], *, in_force: str, widens: list[str]) -> None:
    try:
        day = date.fromisoformat(in_force)
        texts = {language: file.read_bytes().decode() for language, file in files.items()}
    except UnicodeDecodeError:
        refuse(["A text is not in UTF-8."])
    except ValueError:
        refuse(["--in-force is a date such as 2027-01-01."])
    except OSError as error:
        refuse([f"A text cannot be read ({type(error).__name__})."])
    else:
        _keep(publishing.drafted(texts, day, widens))


def _keep(draft: Draft) -> None:
    with sentences():
        settings = read_settings(kind=Housekeeping)
        from adapters import wiring

        with wiring.open_store(settings) as opened:
            context = Context(settings.rules(), SystemClock().now())
            wrong = opened.store.run(lambda unit: _kept(unit, context, draft))
    if wrong:
        refuse([statements.refused(Language.EN, wrong).summary])
    say(
        f"The draft is kept, to begin on {draft.in_force.isoformat()}. Two admins publish it with /avg statement."
    )


def _kept(unit: Unit, context: Context, draft: Draft) -> publishing.Objection | None:
    wrong = publishing.objection(unit, context, draft)
    if wrong is None:
        unit.statements.keep_draft(draft, now=context.now)
        outcome = draft.in_force.isoformat()
        unit.audit(AuditEntry(AuditAction.STATEMENT_DRAFTED, Role.KLIK, about=draft.id, outcome=outcome))
    return wrong
