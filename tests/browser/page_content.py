"""Blocks and views for the page's tests, in the shapes the bot sends. No rules."""

from typing import Any

Json = dict[str, Any]


def plain(text: str) -> Json:
    return {"type": "plain_text", "text": text}


def button(action: str, text: str, **more: Any) -> Json:
    return {"type": "button", "action_id": action, "text": plain(text), "value": "R1", **more}


def actions(*elements: Json, block: str = "buttons") -> Json:
    return {"type": "actions", "block_id": block, "elements": list(elements)}


def field(name: str, label: str, element: Json, **more: Any) -> Json:
    return {
        "type": "input",
        "block_id": name,
        "label": plain(label),
        "element": {"action_id": name, **element},
        **more,
    }


def option(text: str, value: str) -> Json:
    return {"text": plain(text), "value": value}


START = [
    {"type": "header", "text": plain("Welkom bij Klik")},
    {"type": "section", "text": plain("We bewaren alleen wat nodig is.")},
    actions(button("request.start", "Zoek een coach", style="primary"), button("data.view", "Mijn gegevens")),
]

CARD = [
    {"type": "header", "text": plain("Iemand zoekt een coach")},
    {"type": "section", "fields": [plain("Onderwerpen\nWerkplezier"), plain("Regio\nGelderland")]},
    {
        "type": "rich_text",
        "elements": [
            {
                "type": "rich_text_quote",
                "elements": [
                    {"type": "text", "text": "Ik werk bij "},
                    {"type": "text", "text": "[werkgever]", "style": {"bold": True}},
                    {"type": "text", "text": " en zoek iets anders."},
                ],
            }
        ],
    },
    {"type": "context", "elements": [{"type": "mrkdwn", "text": "K-7F3KQ2 · *sinds* vandaag :wave:"}]},
    {"type": "divider"},
    actions(
        button("request.accept", "Ik help graag", style="primary"),
        button(
            "request.pass",
            "Niet voor mij",
            confirm={
                "title": plain("Niet voor jou?"),
                "text": plain("Je ziet deze aanvraag dan niet meer."),
                "confirm": plain("Niet voor mij"),
                "deny": plain("Ga terug"),
            },
        ),
    ),
]

TOPICS = [option("Werkplezier", "joy"), option("Solliciteren", "apply"), option("Leidinggeven", "lead")]

FORM: Json = {
    "type": "modal",
    "callback_id": "request.submit",
    "title": plain("Zoek een coach"),
    "submit": plain("Bekijk voorbeeld"),
    "close": plain("Annuleer"),
    "blocks": [
        {"type": "section", "text": plain("Coaches zien je naam niet.")},
        field(
            "motivation",
            "Waarom zoek je een coach?",
            {"type": "plain_text_input", "multiline": True, "max_length": 1500},
            hint=plain("Dit lezen coaches, zonder namen."),
        ),
        field("topics", "Onderwerpen", {"type": "multi_static_select", "options": TOPICS}),
        field("name", "Naam", {"type": "plain_text_input"}),
        field("email", "E-mail", {"type": "email_text_input"}, optional=True),
        field(
            "setting",
            "Online of samen",
            {"type": "radio_buttons", "options": [option("Online", "online"), option("Samen", "together")]},
            optional=True,
        ),
        field(
            "education", "Niveau", {"type": "static_select", "options": [option("mbo", "mbo")]}, optional=True
        ),
        field("start", "Vanaf", {"type": "datepicker"}, optional=True),
        field(
            "consent_share",
            "Toestemming",
            {"type": "checkboxes", "options": [option("Klik mag mijn aanvraag laten zien", "yes")]},
        ),
    ],
}
