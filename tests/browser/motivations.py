"""Ten difficult motivations, in both languages, and their preview as Klik makes it. Invented, all of it."""

from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

from bot.courier.delivery import marked
from bot.matching import form
from bot.messages.preview import preview
from bot.model import Contact, PublicFields, Request, RequestState
from bot.views import View
from bot.words import Language

SOMEBODY = UUID("00000000-0000-7000-8000-000000000000")
# What must not be read in the preview stands beside it.
MOTIVATIONS: dict[Language, tuple[tuple[str, str], ...]] = {
    Language.NL: (
        (
            "ik ben roos en werk al 9 jaar bij de hema in best, mijn manager bas luistert nooit en ik wil weg",
            "roos hema bas",
        ),
        (
            "Hoi, El Khattabi Youssef hier. Bel me op nul zes twaalf vierendertig zesenvijftig achtenzeventig, "
            "dan vertel ik meer over mijn burn-out.",
            "Khattabi zesenvijftig",
        ),
        (
            "Ik word 50, verdien 3.851,- bruto en twijfel tussen Scrum Master worden en mijn eigen bakkerij De Korenaar.",
            "3.851 Korenaar",
        ),
        (
            "mn dochter van 4 heeft adhd en ik slik sertraline, plannen lukt niet meer naast 32 uur verzorgende ig",
            "adhd sertraline",
        ),
        (
            "Als enige vrouwelijke brandweercommandant op Texel voel ik me bekeken. Hoe blijf ik leidinggeven?",
            "Texel",
        ),
        (
            "Ik ben moslim, lid van de FNV, en loop vast bij Gemeente Hollands Kroon: mijn chef mevrouw de Wit wil dat ik blijf.",
            "moslim FNV Kroon Wit",
        ),
        (
            "mail s a n n e punt vos at gmail punt com of app 0 6 1 2 3 4 5 6 7 8, ik zoek iets in de zorg na 15 jaar horeca",
            "gmail",
        ),
        (
            "Ik ben Marketing Manager, INFJ, 3 jaar ervaring met Excel en SAP, en ik wil minder uren en meer betekenis.",
            "",
        ),
        (
            "amai kheet gunther en kwerk bij den delhaize in aalst, ben het beu, mijn bazin An zegt dat ik zaag",
            "gunther delhaize",
        ),
        (
            "Mijn naam is Татьяна, ik woon aan de Kerkstraat 12b (3512 AB) en geef les op het Bonhoeffer College.",
            "Татьяна Kerkstraat Bonhoeffer",
        ),
    ),
    Language.EN: (
        (
            "im grace, been at tesco in leeds for 9 years and my boss frank never listens, i want out",
            "grace tesco frank",
        ),
        (
            "Okafor, Chinedu here. Call me on oh seven seven double zero nine double one three four two about my burnout.",
            "Okafor Chinedu double",
        ),
        (
            "I'm turning fifty, make £45,000 and am torn between Scrum Master and my own bakery, Fletcher & Sons.",
            "45,000 Fletcher",
        ),
        (
            "my son is four and has autism, i take ritalin and planning no longer works beside 32 hours of care work",
            "autism ritalin",
        ),
        (
            "As the only female fire chief on Texel I feel watched. How do I keep leading my team?",
            "Texel",
        ),
        (
            "I'm a Catholic, in a union, and stuck at Kent County Council: my line manager Mrs Whitcombe wants me to stay.",
            "Catholic Kent Whitcombe",
        ),
        (
            "write to t o m dot baxter at yahoo dot co dot uk, i want into healthcare after 15 years of kitchens",
            "yahoo",
        ),
        (
            "I'm a Marketing Manager, INFJ, 3 years of Excel and SAP, and I want fewer hours and more meaning.",
            "",
        ),
        (
            "hiya its siobhan, i teach at hillview primary in swindon, my head sue says im moaning",
            "siobhan hillview",
        ),
        (
            "My name is Татьяна, I live at 14 Larkspur Close, SN25 4TA, and my plate is YD71 KXR if security asks.",
            "Татьяна Larkspur YD71",
        ),
    ),
}


@dataclass(frozen=True)
class Shown:
    text: str
    view: View


def shown(language: Language, number: int) -> Shown:
    """What the candidate sees of it: the courier's own path, with a small cell where a region was given."""
    words, _ = MOTIVATIONS[language][number]
    contact = Contact(name="", email=None, phone=None, motivation=words)
    text = form.public_motivation(contact, form.Keep()).text
    public = PublicFields(text, ("career_change", "work_life_balance"), language=language.value)
    request = Request(
        SOMEBODY,
        "K-7F3KQ2",
        SOMEBODY,
        SOMEBODY,
        RequestState.DRAFT,
        language,
        public,
        opened_at=None,
        expires_at=datetime(2026, 3, 1, tzinfo=UTC),
        closed_at=None,
    )
    return Shown(text, preview(request, language, marked(form.Before(public, contact, form.Keep()))))
