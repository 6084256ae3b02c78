"""What waits for a second admin, and what was asked, in words."""

from dataclasses import dataclass, field

from bot.messages.admin_roles import ROLES, Holder, with_called
from bot.messages.parts import moment
from bot.model import AdminRole
from bot.ports.admins import Approval, ApprovalKind
from bot.views import Button, Buttons, Facts, Heading, Paragraph, Part, Style, View
from bot.words import Language, Words

KINDS = {
    ApprovalKind.ROLE: Words(nl="een rol", en="a role"),
    ApprovalKind.STATEMENT: Words(nl="een nieuwe privacyverklaring", en="a new privacy statement"),
    ApprovalKind.DISCLOSURE: Words(nl="een vordering", en="an authority's order"),
}
_CHANGES = {
    "give": Words(nl="de rol {role} erbij", en="the role {role} added"),
    "take": Words(nl="de rol {role} eraf", en="the role {role} taken away"),
}


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
    asker: Holder
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
        (Words(nl="Kan tot", en="Possible until").of(language), moment(approval.expires_at, language)),
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
    asked_by = Words(nl="Gevraagd door", en="Asked by").of(language)
    return [
        Facts((*facts, *each.facts)),
        with_called(each.asker, language, before=f"{asked_by}: "),
        Buttons((decline,) if each.is_mine else (approve, decline)),
    ]


_NO = Words(nl="Niet akkoord", en="Do not approve")
_BACK = Words(nl="Trek in", en="Take it back")
