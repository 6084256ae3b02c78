"""What admins read about roles and about what two of them decide."""

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from bot.messages.parts import listed, moment, said
from bot.model import AdminRole
from bot.ports.admins import Approval, ApprovalKind
from bot.views import (
    Button,
    Buttons,
    Choice,
    ChoiceField,
    Facts,
    Form,
    Heading,
    Note,
    Paragraph,
    Part,
    PersonField,
    Style,
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
    """One admin; `roles` empty for a first admin, who holds them all."""

    person: UUID
    roles: tuple[AdminRole, ...]
    name: str | None = field(repr=False)


def shown_name(holder: Holder | None, language: Language) -> str:
    return holder.name if holder and holder.name else NAMELESS.of(language)


def roles(language: Language, holders: list[Holder], *, may_give: bool) -> View:
    title = Words(nl="Rollen", en="Roles").of(language)
    rows = tuple(
        (
            shown_name(each, language),
            listed([ROLES[role].of(language) for role in each.roles], language)
            if each.roles
            else ALL.of(language),
        )
        for each in holders
    )
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
    return View(title, (Heading(title), Facts(rows), Facts(what), Note(note.of(language)), Buttons(buttons)))


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
        Choice(f"{each.person} {role}", f"{shown_name(each, language)}: {ROLES[role].of(language)}")
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
KINDS = {
    ApprovalKind.ROLE: Words(nl="een rol", en="a role"),
    ApprovalKind.STATEMENT: Words(nl="een nieuwe privacyverklaring", en="a new privacy statement"),
    ApprovalKind.DISCLOSURE: Words(nl="een vordering", en="an authority's order"),
}
_CHANGES = {
    "give": Words(nl="de rol {role} erbij", en="the role {role} added"),
    "take": Words(nl="de rol {role} eraf", en="the role {role} taken away"),
}


def sentence(name: str, language: Language, **values: str) -> View:
    return said(SENTENCES[name], language, **values)


def refusal(reason: str, language: Language) -> View:
    return said(REFUSALS.get(reason, REFUSALS["over"]), language)


def what(kind: str, detail: str, language: Language) -> str:
    """What it was about, from its codes."""
    change, _, role = detail.partition(" ")
    if kind == ApprovalKind.ROLE and change in _CHANGES:
        return _CHANGES[change].of(language, role=ROLES[AdminRole(role)].of(language))
    named = KINDS[ApprovalKind(kind)].of(language) if kind in set(ApprovalKind) else ""
    return f"{named} {detail}".strip()


@dataclass(frozen=True)
class Waiting:
    """One question, as a second admin sees it; `is_mine` cannot be approved by whoever reads."""

    approval: Approval
    is_mine: bool
    asker: str = field(repr=False)
    about: str | None = field(default=None, repr=False)
    facts: tuple[tuple[str, str], ...] = field(default=(), repr=False)


def approvals(language: Language, rows: list[Waiting]) -> View:
    title = Words(nl="Wacht op een tweede beheerder", en="Waits for a second admin").of(language)
    parts: list[Part] = [Heading(title)]
    if not rows:
        parts.append(Paragraph(Words(nl="Er wacht niets.", en="Nothing waits.").of(language)))
    for each in rows:
        parts += _waiting(each, language)
    return View(title, tuple(parts))


def _waiting(each: Waiting, language: Language) -> list[Part]:
    approval = each.approval
    facts = [
        (Words(nl="Wat", en="What").of(language), what(approval.kind, approval.detail, language)),
        (Words(nl="Gevraagd door", en="Asked by").of(language), each.asker),
        (Words(nl="Kan tot", en="Possible until").of(language), until(approval.expires_at, language)),
    ]
    if each.about:
        facts.insert(1, (Words(nl="Voor", en="For").of(language), each.about))
    approve = Button(
        Words(nl="Akkoord", en="Approve").of(language),
        "approval.approve",
        str(approval.id),
        Style.PRIMARY,
        confirm=Words(
            nl="Heb je zelf gekeken of dit klopt?", en="Have you checked yourself that this is right?"
        ).of(language),
    )
    decline = Button(
        (_BACK if each.is_mine else _NO).of(language), "approval.decline", str(approval.id), Style.DANGER
    )
    return [Facts((*facts, *each.facts)), Buttons((decline,) if each.is_mine else (approve, decline))]


_NO = Words(nl="Niet akkoord", en="Do not approve")
_BACK = Words(nl="Trek in", en="Take it back")


def until(at: datetime, language: Language) -> str:
    return moment(at, language)
