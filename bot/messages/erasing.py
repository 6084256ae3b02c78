"""Erasure in words: what will go, that it began, what is gone, what Klik cannot reach. Nobody's data is in any of it."""

from bot.messages.authority import APPEAL
from bot.messages.invoices import kept
from bot.messages.parts import day, full_day, listed, said, with_parts
from bot.model import Platform
from bot.ports.cases import Case
from bot.ports.duties import Duty
from bot.ports.erasing import Erasure, Residue, Why
from bot.ports.invoices import Filed
from bot.ports.oversight import Hold
from bot.privacy import catalogue
from bot.privacy.erasing import Foreseen
from bot.views import Button, Buttons, Facts, Heading, Note, Paragraph, Part, Style, View
from bot.words import Language, Words

_PLATFORM = {Platform.SLACK: "Slack", Platform.TEAMS: "Microsoft Teams"}
_COUNTED = (
    (
        "messages",
        Words(nl="{n} bericht in een gesprek", en="{n} message in a conversation"),
        Words(nl="{n} berichten in gesprekken", en="{n} messages in conversations"),
    ),
    (
        "in_channels",
        Words(nl="{n} bericht in een kanaal van de coaches", en="{n} message in a coaches' channel"),
        Words(nl="{n} berichten in kanalen van de coaches", en="{n} messages in coaches' channels"),
    ),
    ("files", Words(nl="{n} bestand", en="{n} file"), Words(nl="{n} bestanden", en="{n} files")),
    (
        "rows",
        Words(nl="{n} regel in de database", en="{n} row in the database"),
        Words(nl="{n} regels in de database", en="{n} rows in the database"),
    ),
)
OUT_OF_REACH = Words(
    nl="Wat je zelf typte, kan ik niet weghalen: dat kun alleen jij. {platform} bewaart misschien nog kopieën of "
    "meldingen, volgens de regels van je organisatie. Een coach die je gegevens kreeg, moet eigen kopieën verwijderen; "
    "ik herinner de coach daaraan.",
    en="What you typed yourself I cannot take away: only you can. {platform} may still keep copies or notifications, by "
    "the rules of your organisation. A coach who got your details must delete own copies; I remind the coach of that.",
)
PROOF = Words(
    nl="Wat blijft: dat er iets is gevraagd, goedgevonden en verwijderd, vijf jaar lang, onder een willekeurig nummer "
    "dat naar niemand meer wijst.",
    en="What stays: that something was asked, agreed to and erased, for five years, under a random number that points "
    "to nobody any more.",
)


def counted(foreseen: Foreseen, language: Language) -> str:
    """ "three messages, one post, two rows": only what there is."""
    items = []
    for name, one, several in _COUNTED:
        n = getattr(foreseen, name)
        if n:
            items.append((one if n == 1 else several).of(language, n=n))
    return listed(items, language)


def ask(language: Language, foreseen: Foreseen) -> View:
    """The dry run, before anything happens."""
    title = Words(nl="Al je gegevens verwijderen", en="Erase all your data").of(language)
    what = Words(
        nl="Dit gaat weg: {what}. In back-ups is het meteen onleesbaar. Lopende aanvragen stoppen. Je kunt het niet "
        "ongedaan maken; je kunt later wel opnieuw beginnen.",
        en="This goes: {what}. In backups it is unreadable at once. Running requests stop. You cannot undo it; you can "
        "start again later.",
    )
    return View(
        title,
        (
            Heading(title),
            Paragraph(what.of(language, what=counted(foreseen, language))),
            *kept(language, foreseen.invoices),
            Note(PROOF.of(language)),
            Buttons((_button(language, "data.erase_now", ""), _never_mind(language))),
        ),
    )


def _button(language: Language, action: str, value: str) -> Button:
    return Button(
        Words(nl="Verwijder alles", en="Erase everything").of(language),
        action,
        value,
        Style.DANGER,
        confirm=Words(
            nl="Alles verwijderen? Dit kan niet ongedaan worden gemaakt.",
            en="Erase everything? This cannot be undone.",
        ).of(language),
    )


def _never_mind(language: Language) -> Button:
    return Button(Words(nl="Toch niet", en="Never mind").of(language), "intent.choose", "cancel")


def began(language: Language) -> View:
    words = Words(
        nl="Ik verwijder nu alles. Als het klaar is, krijg je hier één laatste bericht.",
        en="I am erasing everything now. When it is done, you get one last message here.",
    )
    return said(words, language)


def blank(language: Language) -> View:
    """What stands in a message between its content and its deletion."""
    return said(Words(nl="Dit bericht is verwijderd.", en="This message has been deleted."), language)


def confirmation(
    language: Language,
    erasure: Erasure,
    left: int,
    platform: Platform,
    *,
    holds: tuple[Hold, ...] = (),
    invoices: tuple[Filed, ...] = (),
) -> View:
    """The last word to the person: what is gone, what stays and until when, and what nobody here can reach."""
    because = {
        Why.RETENTION: Words(
            nl="Je deed hier twee jaar niets meer. Daarom is alles wat Klik van je bewaarde nu verwijderd.",
            en="You did nothing here for two years. That is why everything Klik held of you has been erased.",
        )
    }.get(
        erasure.why,
        Words(
            nl="Alles wat Klik van je bewaarde is verwijderd.",
            en="Everything Klik held of you has been erased.",
        ),
    )
    stands = Words(
        nl="{n} bericht(en) liet {platform} mij niet weghalen. Een beheerder doet dat met de hand; tot dan is je verzoek "
        "niet afgerond, en je hoort het als het zover is.",
        en="{platform} did not let me take away {n} message(s). An admin does that by hand; until then your request is "
        "not completed, and you will hear when it is.",
    )
    name = _PLATFORM[platform]
    still = (Paragraph(stands.of(language, n=left, platform=name)),) if left else ()
    return View(
        because.of(language),
        (
            Paragraph(because.of(language)),
            *still,
            *(_held(language, hold) for hold in holds),
            *kept(language, invoices),
            Paragraph(OUT_OF_REACH.of(language, platform=name)),
            Note(PROOF.of(language)),
            Note(APPEAL.of(language)),
        ),
    )


def _held(language: Language, hold: Hold) -> Paragraph:
    """The exception, why, and until when (R-015, F-111)."""
    words = Words(
        nl="Behalve {what}: een instantie heeft dat gevorderd, en de wet laat ons het bewaren tot {until}. Dan gaat het "
        "vanzelf weg.",
        en="Except {what}: an authority ordered it, and the law makes us keep it until {until}. Then it goes by itself.",
    )
    what = listed([catalogue.category(code).label.of(language).lower() for code in hold.scope], language)
    return Paragraph(words.of(language, what=what, until=full_day(hold.ends_at, language)))


def listed_cases(language: Language, cases: list[Case], residue: list[Residue]) -> View:
    """`/avg erase`: the data requests that ask for erasure, and what still stands somewhere."""
    title = Words(nl="Verwijderen", en="Erasing").of(language)
    parts: list[Part] = [Heading(title)]
    if not cases and not residue:
        nothing = Words(nl="Er is niets te verwijderen.", en="There is nothing to erase.")
        return View(title, (*parts, Paragraph(nothing.of(language))))
    for case in cases:
        parts += [Facts(((case.reference, day(case.due_at, language)),)), Buttons((_look(language, case),))]
    for each in residue:
        parts += [
            Facts(((_PLATFORM[Platform(each.platform)], f"{each.kind}: {each.code}"),)),
            Buttons((_settled(language, each),)),
        ]
    return View(title, tuple(parts))


def _look(language: Language, case: Case) -> Button:
    return Button(Words(nl="Bekijk", en="Look").of(language), "erase.look", str(case.id))


def _settled(language: Language, residue: Residue) -> Button:
    label = Words(nl="Met de hand verwijderd", en="Deleted by hand").of(language)
    return Button(label, "residue.settle", str(residue.id))


def ask_case(language: Language, case: Case, foreseen: Foreseen | None) -> View:
    """The dry run of a data request, for the admin who handles it: counts, and nobody's data."""
    if foreseen is None:
        words = Words(
            nl="{reference} is nog aan niemand gekoppeld, of er is niets meer van deze persoon.",
            en="{reference} is not tied to anybody yet, or nothing is left of this person.",
        )
        return said(words, language, reference=case.reference)
    words = Words(
        nl="{reference}: dit gaat weg: {what}. In back-ups is het meteen onleesbaar.",
        en="{reference}: this goes: {what}. In backups it is unreadable at once.",
    )
    buttons = Buttons((_button(language, "erase.do", str(case.id)), _never_mind(language)))
    what = counted(foreseen, language)
    stays = kept(language, foreseen.invoices)
    return with_parts(words, language, *stays, buttons, reference=case.reference, what=what)


def case_began(language: Language) -> View:
    words = Words(
        nl="De verwijdering loopt. De persoon krijgt bericht als zij klaar is.",
        en="The erasure is running. The person is told when it is done.",
    )
    return said(words, language)


def residue_settled(language: Language) -> View:
    return said(Words(nl="Dank je, dat is genoteerd.", en="Thank you, that is noted."), language)


def duty_parts(language: Language, duties: list[Duty]) -> list[Part]:
    """Under `/avg coaches`: which coaches have yet to say that their copies are gone (R-012)."""
    if not duties:
        return []
    title = Words(nl="Kopieën nog niet verwijderd", en="Copies not deleted yet").of(language)
    since = Words(nl="gevraagd op {day}", en="asked on {day}")
    label = Words(nl="Ik heb het nagegaan", en="I have made sure").of(language)
    parts: list[Part] = [Heading(title)]
    for duty in duties[:15]:
        parts += [
            Facts(((duty.reference, since.of(language, day=day(duty.since, language))),)),
            Buttons((Button(label, "duty.settle", str(duty.id)),)),
        ]
    return parts
