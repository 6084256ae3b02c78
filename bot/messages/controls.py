"""The self-checks as admins read them: what is in order, what is not, since when."""

from bot.admins.controls import CODES
from bot.messages.parts import moment, said
from bot.ports.oversight import Checked
from bot.views import Button, Buttons, Facts, Heading, Note, Part, View
from bot.words import Language, Words

TITLES: dict[str, Words] = {
    "audit_chain": Words(nl="Het logboek is heel", en="The audit trail is whole"),
    "disclosures_audited": Words(
        nl="Elke verstrekking staat in het logboek", en="Every disclosure is in the audit trail"
    ),
    "master_key_age": Words(
        nl="De hoofdsleutel is jonger dan een jaar", en="The master key is under a year old"
    ),
    "retention": Words(nl="Niets staat langer dan de termijn", en="Nothing is held beyond its term"),
    "channel_private": Words(nl="Het coacheskanaal is privé", en="The coaches' channel is private"),
    "coaches_seated": Words(nl="In het kanaal zitten alleen coaches", en="Only coaches are in the channel"),
    "statement_references": Words(
        nl="Alles waar de verklaring naar verwijst is er", en="All that the statement refers to is there"
    ),
    "processors": Words(nl="De overeenkomsten zijn op orde", en="The agreements are in order"),
    "cases_in_time": Words(nl="Geen verzoek is te laat", en="No data request is late"),
    "queue_moving": Words(nl="Er zit geen bericht vast", en="No message is stuck"),
    "clock": Words(nl="De klok loopt gelijk", en="The clock is right"),
    "second_admin": Words(nl="Er is een tweede beheerder", en="There is a second admin"),
    "slack_scopes": Words(
        nl="Slack geeft niet meer rechten dan gevraagd", en="Slack grants no more than was asked"
    ),
    "pages": Words(nl="De pagina's zetten geen cookies", en="The pages set no cookies"),
}
IN_ORDER = Words(nl="in orde, {at}", en="in order, {at}")
NOT_IN_ORDER = Words(nl="NIET in orde ({detail}), {at}", en="NOT in order ({detail}), {at}")
NOT_YET = Words(nl="nog niet bekeken", en="not checked yet")


def controls(language: Language, found: dict[str, Checked], *, asked: tuple[str, ...]) -> View:
    """What is not in order first."""
    title = Words(nl="Controles", en="Self-checks").of(language)
    codes = sorted(asked, key=lambda code: (code not in found or found[code].is_ok, CODES.index(code)))
    rows = tuple((TITLES[code].of(language), _result(found.get(code), language)) for code in codes)
    parts: list[Part] = [Heading(title)]
    parts += [Facts(rows[at : at + 10]) for at in range(0, len(rows), 10)]
    note = Words(
        nl="Ze draaien elke dag. Wat niet meer in orde is, hoor je.",
        en="They run every day. What is no longer in order, you will hear.",
    )
    again = Button(Words(nl="Controleer nu", en="Check now").of(language), "controls.run")
    return View(title, (*parts, Note(note.of(language)), Buttons((again,))))


def _result(checked: Checked | None, language: Language) -> str:
    if checked is None:
        return NOT_YET.of(language)
    words = IN_ORDER if checked.is_ok else NOT_IN_ORDER
    values = {"at": moment(checked.at, language)} | ({} if checked.is_ok else {"detail": checked.detail})
    return words.of(language, **values)


def running(language: Language) -> View:
    words = Words(
        nl="De controles draaien. Kijk over een minuut weer met /avg controles.",
        en="The checks are running. Look again in a minute with /avg controls.",
    )
    return said(words, language)
