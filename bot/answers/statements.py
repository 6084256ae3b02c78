"""What admins are shown of the statement: its versions, the draft, and what would change."""

from collections.abc import Callable

from bot.answers.reader import Reader
from bot.messages import statements
from bot.outcome import Said
from bot.ports.unit import Unit
from bot.privacy.statement import day_of
from bot.views import Reply, Say, Show
from bot.words import Words


def overview(unit: Unit, reader: Reader) -> Reply:
    versions, draft = list(unit.statements.all()), unit.statements.draft()
    return Say(statements.overview(reader.language, versions, draft, today=day_of(reader.context.now)))


def changes(unit: Unit, reader: Reader) -> Reply:
    draft, versions = unit.statements.draft(), unit.statements.all()
    if draft is None:
        return Say(statements.refused(reader.language, "no_draft"))
    before = unit.statements.text(versions[-1].id, reader.language)
    view = statements.changes(reader.language, before, draft.texts[reader.language])
    return Show(view.summary, Words(nl="Sluiten", en="Close").of(reader.language), view)


def refused(unit: Unit, reader: Reader) -> Reply:
    return Say(statements.refused(reader.language, reader.detail("reason")))


STATEMENTS: dict[Said, Callable[[Unit, Reader], Reply]] = {
    Said.STATEMENT: overview,
    Said.STATEMENT_CHANGES: changes,
    Said.STATEMENT_REFUSED: refused,
}
