"""The words of the headless story: what the pretend people type, and what they should read. No real person is in it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.words import Language


@dataclass(frozen=True)
class Script:
    titles: tuple[str, ...]
    first_word: str
    wish: str
    motivation: str
    too_short: str
    name: str
    email: str
    phone: str
    canaries: tuple[str, ...]
    coach_name: str
    coach_line: str
    find: str
    channel: str
    joined: str
    ten: str
    # parts of what Klik should say
    statement: str
    nobody: str
    task: str
    confirmed: str
    offered: str
    matched: str
    found: str
    taken: str
    contacted: str
    gone: str
    erased: str
    too_late: str
    # over both platforms
    mixed_titles: tuple[str, ...]
    teams_coach: str
    both: str
    won: str

    def coach(self, number: int, *, capacity: str) -> dict[str, Any]:
        return {
            "coach_name": self.coach_name.format(number=number),
            "coach_line": self.coach_line,
            "topics": ["career_change"],
            "languages": ["nl", "en"],
            "capacity": capacity,
        }

    def request(self, *, motivation: str = "") -> dict[str, Any]:
        return {
            "motivation": motivation or self.motivation,
            "topics": ["career_change"],
            "name": self.name,
            "email": self.email,
            "phone": self.phone,
            "consent_share": ["yes"],
        }


_NL = Script(
    titles=(
        "Eerst de verklaring, en de waarheid als er niemand is",
        "Drie coaches melden zich aan, de beheerder bevestigt",
        "De kandidaat zegt wat er nodig is",
        "Het formulier, met een fout erin en zonder",
        "Het voorbeeld: dit lezen de coaches straks",
        "Plaatsen: de oproep is het voorbeeld, zonder de persoon",
        "Tien keer ja tegelijk, met knoppen en emoji",
        "Eén coach krijgt de gegevens, de anderen een vriendelijk nee",
        "Een tweede aanvraag wordt ingetrokken",
    ),
    first_word="Hoi, ik zoek een coach",
    wish="ik wil graag een loopbaancoach",
    motivation=(
        "Ik ben Kanarie Proefpersoon en ik werk al acht jaar bij Voorbeeldbedrijf BV in Appelscha. "
        "Ik twijfel of ik door moet in dit vak en wil leren kiezen. Mail me op kanarie@voorbeeld.test."
    ),
    too_short="Help me kiezen",
    name="Kanarie Proefpersoon",
    email="kanarie@voorbeeld.nl",
    phone="06 12345678",
    canaries=("Kanarie", "Proefpersoon", "Appelscha", "Voorbeeldbedrijf", "kanarie@", "12345678"),
    coach_name="Voorbeeldcoach {number}",
    coach_line="Ik denk mee over werk dat bij je past.",
    find="zoek",
    channel="#coaches",
    joined="/klik coach: profiel ingevuld, overeenkomst getekend",
    ten="tien keer ja, vijf knoppen en vijf emoji, op hetzelfde moment",
    statement="privacyverklaring, versie 1",
    nobody="geen coach die een aanvraag kan aannemen",
    task="geen coach kan nu aannemen",
    offered="Goed idee",
    confirmed="Je bent bevestigd als coach",
    matched="je hebt een coach",
    found="heeft een coach gevonden",
    taken="Een andere coach was net eerder",
    contacted="contact gezocht",
    gone="is niet meer beschikbaar",
    erased="is ingetrokken",
    too_late="Deze aanvraag is niet meer beschikbaar",
    mixed_titles=(
        "Een coach meldt zich aan op Teams",
        "Een aanvraag vanaf Teams staat in beide kanalen",
        "Ja op Slack en op Teams tegelijk: één winnaar",
    ),
    teams_coach="Voorbeeldcoach op Teams",
    both="knop, emoji, kaart en reactie, op hetzelfde moment, op Slack en op Teams",
    won="de contactgegevens, en verder niemand",
)
_EN = Script(
    titles=(
        "The statement first, and the truth when nobody is there",
        "Three coaches apply, the admin confirms",
        "The candidate says what is needed",
        "The form, with a mistake in it and without",
        "The preview: this is what coaches will read",
        "Posting: the post is the preview, without the person",
        "Ten times yes at once, by button and emoji",
        "One coach gets the details, the others a kind no",
        "A second request is withdrawn",
    ),
    first_word="Hi, I am looking for a coach",
    wish="I would like to find a career coach",
    motivation=(
        "My name is Canary Testperson and I have worked at Examplecorp Ltd in Appelscha for eight years. "
        "I doubt whether to go on in this field and want to learn how to choose. Mail me at canary@voorbeeld.test."
    ),
    too_short="Help me choose",
    name="Canary Testperson",
    email="canary@voorbeeld.nl",
    phone="+31 6 12345678",
    canaries=("Canary", "Testperson", "Appelscha", "Examplecorp", "canary@", "12345678"),
    coach_name="Example coach {number}",
    coach_line="I help you find work that fits.",
    find="find",
    channel="#coaches",
    joined="/klik coach: profile filled in, agreement signed",
    ten="ten times yes, five buttons and five emoji, at the same moment",
    statement="privacy statement, version 1",
    nobody="no coach who can accept a request",
    task="no coach can accept now",
    offered="Good idea",
    confirmed="You are confirmed as a coach",
    matched="you have a coach",
    found="has found a coach",
    taken="Another coach was just ahead of you",
    contacted="made contact",
    gone="is no longer available",
    erased="has been withdrawn",
    too_late="This request is no longer available",
    mixed_titles=(
        "A coach applies on Teams",
        "A request from Teams stands in both channels",
        "Yes on Slack and on Teams at once: one winner",
    ),
    teams_coach="Example coach on Teams",
    both="button, emoji, card and reaction, at the same moment, on Slack and on Teams",
    won="the contact details, and nobody else",
)

SCRIPTS: Mapping[Language, Script] = {Language.NL: _NL, Language.EN: _EN}
