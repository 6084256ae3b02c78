"""The optional step: skipped by default, each field with its own reason, no box ticked beforehand (R-023, R-024)."""

from bot.matching.form import CHOICES, LINES
from bot.messages.questions import choice, label_and_hint, line
from bot.messages.request_form import GIVE
from bot.model import Contact, PublicFields
from bot.privacy.catalogue import CATEGORIES
from bot.privacy.consents import WORDING, Consent
from bot.views import Field, FileField, Form, Note, TickField
from bot.words import Language, Words

ACTION = "request.details"


def details_form(
    language: Language, *, about: str, public: PublicFields | None, contact: Contact | None, cvs: bool = False
) -> Form:
    """The optional step: skipped by default, each field with its own reason, no box ticked beforehand (R-023)."""
    intro = Words(
        nl="Alles hier is vrijwillig. Sla over wat je niet wilt delen; je krijgt er geen andere coach door.",
        en="Everything here is optional. Skip what you would rather not share; it does not change who may help you.",
    )
    return Form(
        title=Words(nl="Meer vertellen", en="Tell a little more").of(language),
        action=ACTION,
        submit=Words(nl="Laat het voorbeeld zien", en="Show me the preview").of(language),
        cancel=Words(nl="Overslaan", en="Skip").of(language),
        about=about,
        intro=(Note(intro.of(language)),),
        fields=(
            *detail_fields(language, public=public, contact=contact),
            *(_cv(language) if cvs else ()),
        ),
    )


def detail_fields(
    language: Language, *, public: PublicFields | None, contact: Contact | None
) -> tuple[Field, ...]:
    """The questions with what stands there now; the consent for the special ones is asked anew each time."""
    given: dict[str, str | None] = dict(contact.optional) if contact else {}
    if public:
        shown = ("education", "region", "age_band", "language", "setting")
        given |= {name: getattr(public, name) for name in shown}
    questions = [row.field for row in CATEGORIES if row.form == ACTION]
    chosen = (
        choice(ACTION, name, CHOICES[name], language, given.get(name))
        for name in questions
        if name in CHOICES
    )
    typed = (
        line(
            ACTION, name, language, more=_more(name, language), required=False, initial=given.get(name) or ""
        )
        for name in questions
        if name in LINES
    )
    tick = TickField(
        "consent_special",
        WORDING[Consent.SPECIAL].of(language),
        Words(
            nl="Alleen nodig als je werkgever, dienstverband of inkomen invult.",
            en="Only needed when you fill in employer, employment or income.",
        ).of(language),
        GIVE.of(language),
        required=False,
    )
    return (*chosen, *typed, tick)


def _cv(language: Language) -> tuple[FileField, TickField]:
    """A file, and the consent of its own that it needs (R-038)."""
    how = Words(
        nl="Pdf of docx, hoogstens 5 MB. Kan hier geen bestand bij? Zet het vinkje, en stuur het daarna in ons gesprek.",
        en="PDF or DOCX, at most 5 MB. No place for a file here? Tick the box, and send it in our conversation afterwards.",
    )
    label, hint = label_and_hint(ACTION, "cv", language, how.of(language))
    needed = Words(nl="Alleen nodig als je een cv meestuurt.", en="Only needed when you send a CV.")
    tick = TickField(
        "consent_cv", WORDING[Consent.CV].of(language), needed.of(language), GIVE.of(language), required=False
    )
    return FileField("cv", label, hint), tick


def _more(name: str, language: Language) -> str:
    separate = Words(nl="Scheid ze met een komma.", en="Separate them with commas.")
    return separate.of(language) if name == "exclude" else ""
