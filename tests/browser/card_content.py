"""Adaptive Cards for the page's tests, in the shapes the bot sends. No rules."""

from typing import Any

from page_stage import Json


def card(*body: Json, actions: list[Json] | None = None) -> Json:
    return {"type": "AdaptiveCard", "version": "1.5", "body": list(body), "actions": actions or []}


def said(text: str, **run: Any) -> Json:
    return {"type": "RichTextBlock", "inlines": [{"type": "TextRun", "text": text, **run}]}


def execute(action: str, title: str, **more: Any) -> Json:
    data = {"action": action, "value": "R1", "key": "one"}
    fallback = {"type": "Action.Submit", "title": title, "data": data}
    return {
        "type": "Action.Execute",
        "verb": action,
        "title": title,
        "data": data,
        "fallback": fallback,
        **more,
    }


def opens(action: str, title: str, **more: Any) -> Json:
    data = {"action": action, "value": "R1", "key": "two", "msteams": {"type": "task/fetch"}}
    return {"type": "Action.Submit", "title": title, "data": data, **more}


def dialog(content: Json, title: str = "Zoek een coach") -> Json:
    attachment = {"contentType": "application/vnd.microsoft.card.adaptive", "content": content}
    return {"task": {"type": "continue", "value": {"title": title, "card": attachment}}}


def shows(content: Json) -> Json:
    return {"statusCode": 200, "type": "application/vnd.microsoft.card.adaptive", "value": content}


def tells(text: str) -> Json:
    return {"statusCode": 200, "type": "application/vnd.microsoft.activity.message", "value": text}


def _row(label: str, value: str) -> Json:
    columns = [
        {"type": "Column", "width": "auto", "items": [said(label, isSubtle=True)]},
        {"type": "Column", "width": "stretch", "items": [said(value)]},
    ]
    return {"type": "ColumnSet", "columns": columns}


START = card(
    {
        "type": "RichTextBlock",
        "inlines": [{"type": "TextRun", "text": "Welkom bij Klik", "weight": "bolder", "size": "large"}],
    },
    said("We bewaren alleen wat nodig is."),
    actions=[
        opens("request.start", "Zoek een coach", style="positive"),
        execute("data.view", "Mijn gegevens"),
        {"type": "Action.OpenUrl", "title": "Privacyverklaring", "url": "https://klik.example/privacy"},
    ],
)

REQUEST = card(
    {"type": "TextBlock", "text": "Iemand zoekt een coach", "style": "heading", "wrap": True},
    _row("Onderwerpen", "Werkplezier"),
    _row("Regio", "Gelderland"),
    {
        "type": "Container",
        "style": "emphasis",
        "items": [
            {
                "type": "RichTextBlock",
                "inlines": [
                    {"type": "TextRun", "text": "Ik werk bij ", "italic": True},
                    {"type": "TextRun", "text": "[werkgever]", "highlight": True, "weight": "bolder"},
                    {"type": "TextRun", "text": " en zoek iets anders.", "italic": True},
                ],
            }
        ],
    },
    said("K-7F3KQ2 · sinds vandaag", isSubtle=True, size="small"),
    actions=[
        execute("request.accept", "Ik help graag", style="positive"),
        execute("request.pass", "Niet voor mij", style="destructive"),
        opens("request.ask", "Vraag eerst iets"),
    ],
)


def choice(title: str, value: str) -> Json:
    return {"title": title, "value": value}


TOPICS = [choice("Werkplezier", "joy"), choice("Solliciteren", "apply"), choice("Leidinggeven", "lead")]


def field(kind: str, name: str, label: str, **more: Any) -> Json:
    return {"type": f"Input.{kind}", "id": name, "label": label, **more}


SEND = {
    "type": "Action.Submit",
    "title": "Bekijk voorbeeld",
    "style": "positive",
    "data": {"form": "request.submit", "about": "", "key": "three"},
}
FIELDS = [
    said("Coaches zien je naam niet."),
    field(
        "Text",
        "motivation",
        "Waarom zoek je een coach?",
        isMultiline=True,
        maxLength=1500,
        isRequired=True,
        errorMessage="Vertel waarom je een coach zoekt.",
    ),
    field("ChoiceSet", "topics", "Onderwerpen", isMultiSelect=True, choices=TOPICS, isRequired=True),
    field("Text", "name", "Naam", isRequired=True),
    field("Text", "email", "E-mail", style="email"),
    field(
        "ChoiceSet",
        "setting",
        "Online of samen",
        style="expanded",
        choices=[choice("Online", "online"), choice("Samen", "together")],
    ),
    field("ChoiceSet", "education", "Niveau", choices=[choice("mbo", "mbo"), choice("hbo", "hbo")]),
    field("Number", "capacity", "Hoeveel tegelijk", min=1, max=9),
    field(
        "Toggle",
        "consent_share",
        "Toestemming",
        title="Klik mag mijn aanvraag laten zien",
        valueOn="yes",
        valueOff="",
        isRequired=True,
    ),
]
FORM = card(*FIELDS, actions=[SEND])
