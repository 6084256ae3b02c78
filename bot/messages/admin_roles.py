"""What admins read about roles, and why something that takes two of them was not done."""

from dataclasses import dataclass, field
from uuid import UUID

from bot.messages.parts import listed, said
from bot.model import Account, AdminRole
from bot.views import (
    Button,
    Buttons,
    Choice,
    ChoiceField,
    Facts,
    Form,
    Heading,
    Mention,
    Note,
    Paragraph,
    PersonField,
    TextField,
    View,
)
from bot.words import Language, Words

ROLES = {
    AdminRole.HANDLER: Words(nl="behandelaar", en="handler"),
    AdminRole.PRIVACY_OFFICER: Words(nl="functionaris gegevensbescherming", en="privacy officer"),
    AdminRole.OPERATOR: Words(nl="technisch beheerder", en="operator"),
    AdminRole.AUDITOR: Words(nl="auditor", en="auditor"),
}
DOES = {
    AdminRole.HANDLER: Words(
        nl="behandelt verzoeken, vragen en coaches", en="handles requests, questions and coaches"
    ),
    AdminRole.PRIVACY_OFFICER: Words(
        nl="beslist over de verklaring, vorderingen, incidenten en rollen",
        en="decides on the statement, orders, incidents and roles",
    ),
    AdminRole.OPERATOR: Words(
        nl="houdt Klik draaiend en ziet geen gegevens van kandidaten",
        en="keeps Klik running and sees no candidate's data",
    ),
    AdminRole.AUDITOR: Words(
        nl="leest het logboek en de controles", en="reads the audit trail and the checks"
    ),
}
ALL = Words(nl="alle rollen, door KLIK_ADMINS", en="every role, by KLIK_ADMINS")
NAMELESS = Words(nl="een beheerder zonder naam", en="an admin without a name")
CANCEL = Words(nl="Annuleren", en="Cancel")


@dataclass(frozen=True)
class Holder:
    """One admin; `roles` empty for a first admin, who holds them all. `name`: None until they gave one."""

    person: UUID
    roles: tuple[AdminRole, ...]
    name: str | None = field(repr=False)
    accounts: tuple[Account, ...] = field(default=(), repr=False)


def called(holder: Holder, language: Language) -> str:
    """Without a name, the end of the account tells one admin from another, as it stands in KLIK_ADMINS. Admins alone read it."""
    if holder.name or not holder.accounts:
        return holder.name or NAMELESS.of(language)
    ends = [f"{each.platform.title()} …{each.user[-_END:]}" for each in holder.accounts]
    return f"{NAMELESS.of(language)} ({listed(ends, language)})"


_END = 4


def with_called(
    holder: Holder, language: Language, *, before: str = "", after: str = ""
) -> Paragraph | Mention:
    """A line with an admin in it: by their name, or as their own platform shows them."""
    if holder.name or not holder.accounts:
        return Paragraph(f"{before}{called(holder, language)}{after}")
    return Mention(holder.accounts, called(holder, language), before, after)


def roles(language: Language, holders: list[Holder], *, may_give: bool) -> View:
    title = Words(nl="Rollen", en="Roles").of(language)
    who = (with_called(each, language, after=f": {_held(each, language)}") for each in holders)
    what = tuple((ROLES[role].of(language), DOES[role].of(language)) for role in AdminRole)
    give = Button(Words(nl="Geef een rol", en="Give a role").of(language), "role.give", opens_form=True)
    take = Button(
        Words(nl="Neem een rol af", en="Take a role away").of(language), "role.take", opens_form=True
    )
    mine = Button(Words(nl="Mijn naam", en="My name").of(language), "role.name", opens_form=True)
    note = Words(
        nl="Een rol geven, of iets aan je eigen rollen veranderen, doe je met zijn tweeën.",
        en="Giving a role, or changing your own, takes two admins.",
    )
    buttons = (give, take, mine) if may_give else (mine,)
    return View(title, (Heading(title), *who, Facts(what), Note(note.of(language)), Buttons(buttons)))


def _held(holder: Holder, language: Language) -> str:
    held = [ROLES[role].of(language) for role in holder.roles]
    return listed(held, language) if held else ALL.of(language)


def role_form(language: Language) -> Form:
    return Form(
        Words(nl="Rol geven", en="Give a role").of(language),
        "role.give",
        Words(nl="Vraag akkoord", en="Ask for approval").of(language),
        CANCEL.of(language),
        (
            PersonField("person", Words(nl="Aan wie", en="To whom").of(language), _WHY_PERSON.of(language)),
            TextField("name", Words(nl="Naam", en="Name").of(language), _WHY_NAME.of(language)),
            ChoiceField(
                "role",
                Words(nl="Rol", en="Role").of(language),
                Words(nl="Geef niet meer dan het werk vraagt.", en="Give no more than the work asks for.").of(
                    language
                ),
                tuple(Choice(role, ROLES[role].of(language)) for role in AdminRole),
            ),
        ),
    )


_WHY_PERSON = Words(
    nl="Waarom: de rol hoort bij deze persoon, op elk gekoppeld account.",
    en="Why: the role is this person's, on every linked account.",
)
_WHY_NAME = Words(
    nl="Waarom: zo herkennen collega-beheerders elkaar. Alleen beheerders zien de naam.",
    en="Why: it is how fellow admins know each other. Only admins see the name.",
)


def take_form(language: Language, holders: list[Holder]) -> Form | None:
    """None when nobody was given a role: those of KLIK_ADMINS are taken there."""
    choices = tuple(
        Choice(f"{each.person} {role}", f"{called(each, language)}: {ROLES[role].of(language)}")
        for each in holders
        for role in each.roles
    )
    if not choices:
        return None
    hint = Words(
        nl="Het werkt meteen. Je eigen rol neem je af met een tweede beheerder.",
        en="It takes effect at once. Your own role takes a second admin.",
    )
    return Form(
        Words(nl="Rol afnemen", en="Take a role away").of(language),
        "role.take",
        Words(nl="Neem af", en="Take away").of(language),
        CANCEL.of(language),
        (ChoiceField("held", Words(nl="Welke", en="Which").of(language), hint.of(language), choices),),
    )


def name_form(language: Language, known: str | None) -> Form:
    label = Words(nl="Naam", en="Name").of(language)
    return Form(
        Words(nl="Mijn naam", en="My name").of(language),
        "role.name",
        Words(nl="Opslaan", en="Save").of(language),
        CANCEL.of(language),
        (TextField("name", label, _WHY_NAME.of(language), initial=known or ""),),
    )


SENTENCES = {
    "nobody_given": Words(
        nl="Niemand kreeg een rol. De eerste beheerders staan in KLIK_ADMINS: haal ze daar weg en start Klik opnieuw.",
        en="Nobody was given a role. The first admins are in KLIK_ADMINS: remove them there and start Klik again.",
    ),
    "held": Words(nl="Deze persoon heeft die rol al.", en="This person already has that role."),
    "given": Words(
        nl="De rol is gegeven, en de persoon krijgt bericht.", en="The role is given, and the person is told."
    ),
    "taken": Words(
        nl="De rol is afgenomen, en de persoon krijgt bericht.",
        en="The role is taken away, and the person is told.",
    ),
    "second": Words(
        nl="Hiervoor zijn twee beheerders nodig, en er is geen tweede. Zet een tweede account in KLIK_ADMINS en start Klik "
        "opnieuw. Iemand op een ander platform koppelt eerst met /klik koppel.",
        en="This takes two admins, and there is no second. Add a second account to KLIK_ADMINS and start Klik again. "
        "Somebody on another platform first links with /klik link.",
    ),
    "asked": Words(
        nl="Je vraag staat klaar voor een tweede beheerder, een dag lang. Je krijgt bericht.",
        en="Your question waits for a second admin, for a day. You will be told.",
    ),
    "approved": Words(nl="Akkoord: {what}.", en="Approved: {what}."),
    "declined": Words(nl="Niet akkoord: {what}.", en="Not approved: {what}."),
    "yours": Words(
        nl="Je rollen bij Klik zijn veranderd: {what}. Met /avg hulp zie je wat je kunt doen.",
        en="Your roles with Klik have changed: {what}. /avg help shows what you can do.",
    ),
}
REFUSALS = {
    "own": Words(
        nl="Je kunt je eigen vraag niet goedkeuren, ook niet vanaf een ander account.",
        en="You cannot approve your own question, from another account neither.",
    ),
    "subject": Words(
        nl="Dit gaat over jou: een ander moet het goedkeuren.",
        en="This is about you: somebody else must approve it.",
    ),
    "uncomparable": Words(
        nl="Klik kan niet zien dat jullie twee mensen zijn: jullie zitten op verschillende platforms. "
        "Koppel eerst je accounts met /klik koppel.",
        en="Klik cannot see that you are two people: you are on different platforms. "
        "First link your accounts with /klik link.",
    ),
    "no_right": Words(nl="Dit hoort bij een andere rol.", en="This belongs to another role."),
    "changed": Words(
        nl="Het is veranderd sinds het gevraagd werd. Er is niets gedaan; de vraag moet opnieuw.",
        en="It has changed since it was asked. Nothing was done; please ask again.",
    ),
    "replayed": Words(
        nl="Dit akkoord is al gebruikt. Er is niets gedaan.",
        en="This approval has been used. Nothing was done.",
    ),
    "lost_right": Words(
        nl="Een van de twee heeft de rol niet meer. Er is niets gedaan.",
        en="One of the two no longer has the role. Nothing was done.",
    ),
    "over": Words(
        nl="Deze vraag is al beantwoord of verlopen. Er is niets gedaan.",
        en="This question has been answered or has expired. Nothing was done.",
    ),
}


def sentence(name: str, language: Language, **values: str) -> View:
    return said(SENTENCES[name], language, **values)


def refusal(reason: str, language: Language) -> View:
    return said(REFUSALS.get(reason, REFUSALS["over"]), language)
