"""Views as blocks: within Slack's limits whatever the text, and nothing anybody typed is ever markup."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from slack_sdk.models.blocks import Block
from slack_sdk.models.views import View as SdkView

from adapters.playground.slack_blocks import checked_message_blocks, checked_view
from adapters.slack import forms, render
from bot.views import (
    Button,
    Buttons,
    Choice,
    ChoiceField,
    Facts,
    Field,
    Form,
    Heading,
    Link,
    Mark,
    Note,
    Paragraph,
    Part,
    PersonField,
    Quote,
    Style,
    TextField,
    TextKind,
    TickField,
    View,
)

Json = dict[str, Any]
FAMILY = "👨‍👩‍👧‍👦"
HOSTILE = (
    "<!channel> <!here> <@U1> <#C1> <!subteam^S1> <https://evil.test|mijn.nl> <mailto:a@b.test> *vet* _x_ `c` :tada:",
    "\u202eomgekeerd\u202c \u200b\ufeff",
    "z" + "\u0301" * 100_000,
    "\u0301\u0302",
    "x" * 100_000,
    FAMILY * 2_000,
    "\ud800 half \udc00",
    "regel 1\r\nregel 2\x00\x07\x1b[31m",
    "a\u2028b",
    "   \n\t ",
    "",
)
TEXT = st.one_of(
    # By number, because a text this long makes a report nobody can read.
    st.integers(0, len(HOSTILE) - 1).map(HOSTILE.__getitem__),
    st.text(max_size=60),
    st.text(st.characters(categories=["Mn", "Cf", "Cc", "Cs", "Lo", "So"]), max_size=60),
)
OPAQUE = st.uuids().map(str)


def parts() -> st.SearchStrategy[Part]:
    styles = st.sampled_from(list(Style))
    buttons = st.builds(
        Button, TEXT, st.sampled_from(["a.b", "c.d"]), value=OPAQUE, style=styles, confirm=TEXT
    )
    links = st.builds(Link, TEXT, st.sampled_from(["https://voorbeeld.test/privacy", "", "javascript:x"]))
    marks = st.builds(Mark, st.integers(-3, 70), st.integers(-3, 70), st.booleans())
    return st.one_of(
        st.builds(Heading, TEXT),
        st.builds(Paragraph, TEXT),
        st.builds(Note, TEXT),
        st.builds(Quote, TEXT, st.lists(marks, max_size=4).map(tuple)),
        st.builds(Facts, st.lists(st.tuples(TEXT, TEXT), max_size=25).map(tuple)),
        st.builds(Buttons, st.lists(buttons | links, max_size=30).map(tuple)),
    )


def fields() -> st.SearchStrategy[Field]:
    names = st.integers(0, 10**6).map(lambda number: f"field_{number}")
    choices = st.lists(st.builds(Choice, st.uuids().map(str), TEXT), max_size=120).map(tuple)
    text = st.builds(
        TextField,
        names,
        TEXT,
        TEXT,
        kind=st.sampled_from(list(TextKind)),
        required=st.booleans(),
        initial=TEXT,
    )
    choice = st.builds(
        ChoiceField, names, TEXT, TEXT, choices=choices, many=st.booleans(), required=st.booleans()
    )
    person = st.builds(PersonField, names, TEXT, TEXT, required=st.booleans())
    return st.one_of(text, choice, person, st.builds(TickField, names, TEXT, TEXT, text=TEXT))


@settings(max_examples=80)
@given(TEXT, st.lists(parts(), max_size=15).map(tuple))
@example("x", tuple(Paragraph("woord " * 600) for _ in range(60)))
@example("x", tuple(Buttons((Button("Ja", "a.b"),)) for _ in range(60)))
def test_any_message_is_within_slack_s_limits(summary: str, drawn: tuple[Part, ...]) -> None:
    sent = render.message(View(summary, drawn))
    json.dumps(sent, ensure_ascii=False).encode("utf-8")
    assert 0 < len(sent["text"]) <= 4000
    checked_message_blocks(sent["blocks"])
    for block in sent["blocks"]:
        parsed = Block.parse(block)
        assert parsed is not None
        parsed.validate_json()
    assert_only_plain(sent["blocks"])


@settings(max_examples=60)
@given(TEXT, TEXT, TEXT, st.lists(fields(), max_size=8, unique_by=lambda f: f.name).map(tuple), parts())
def test_any_form_is_within_slack_s_limits(
    title: str, submit: str, cancel: str, asked: tuple[Field, ...], intro: Part
) -> None:
    form = Form(title, "request.submit", submit, cancel, asked, about="opaque", intro=(intro,))
    assert_window(forms.form(form))


@settings(max_examples=30)
@given(TEXT, TEXT, st.lists(parts(), max_size=15).map(tuple))
def test_any_window_is_within_slack_s_limits(title: str, close: str, drawn: tuple[Part, ...]) -> None:
    assert_window(forms.window(title, close, view=View("Samenvatting", drawn)))


def assert_window(drawn: Json) -> None:
    json.dumps(drawn, ensure_ascii=False).encode("utf-8")
    checked_view(drawn)
    SdkView(**drawn).validate_json()
    assert_only_plain(drawn)


def assert_only_plain(value: object) -> None:
    for each in walk(value):
        assert each.get("type") not in (
            "mrkdwn",
            "markdown",
            "link",
            "user",
            "usergroup",
            "broadcast",
            "emoji",
        )
        if each.get("type") == "plain_text":
            assert each["emoji"] is False


def walk(value: object) -> Iterator[Json]:
    if isinstance(value, dict):
        yield value
        for each in value.values():
            yield from walk(each)
    elif isinstance(value, list):
        for each in value:
            yield from walk(each)


def test_a_message_neither_unfurls_nor_links_nor_parses() -> None:
    sent = render.message(View("Nieuw bericht", (Paragraph("Hoi"),)))
    assert sent["text"] == "Nieuw bericht"
    assert {key: sent[key] for key in ("parse", "link_names", "mrkdwn", "unfurl_links", "unfurl_media")} == {
        "parse": "none",
        "link_names": False,
        "mrkdwn": False,
        "unfurl_links": False,
        "unfurl_media": False,
    }


def test_the_fallback_text_is_the_summary_and_its_control_sequences_are_dead() -> None:
    sent = render.message(View("<!channel> R&D", (Paragraph("geheim"),)))
    assert sent["text"] == "&lt;!channel&gt; R&amp;D"
    assert "geheim" in str(sent["blocks"])


@pytest.mark.parametrize("text", HOSTILE[:1])
def test_somebody_s_words_arrive_letter_for_letter(text: str) -> None:
    quote, facts = render.blocks((Quote(text), Facts((("Naam", text),))))
    assert [each["text"] for each in walk(quote) if each["type"] == "text"] == [text]
    assert facts["fields"][0]["text"] == f"Naam\n{text}"


def test_what_was_taken_out_is_bold_and_what_is_unsure_is_struck_through_and_no_letter_changes() -> None:
    text = "Ik ben [naam] uit [plaats], misschien Jansen."
    marks = (Mark(18, 26), Mark(7, 13), Mark(38, 44, unsure=True), Mark(8, 10), Mark(40, 400))
    (block,) = render.blocks((Quote(text, marks),))
    (quote,) = block["elements"]
    assert quote["type"] == "rich_text_quote"
    assert "".join(each["text"] for each in quote["elements"]) == text
    styled = {each["text"]: each["style"] for each in quote["elements"] if "style" in each}
    assert styled == {"[naam]": {"bold": True}, "[plaats]": {"bold": True}, "Jansen": {"strike": True}}


def test_a_value_cannot_draw_a_second_row() -> None:
    (block,) = render.blocks((Facts((("Naam", "Sam\nE-mail\nvals@voorbeeld.test"),)),))
    assert block["fields"][0]["text"].count("\n") == 1


def test_the_same_action_twice_stands_in_blocks_of_its_own() -> None:
    buttons = (
        Button("Bevestig 1", "coach.confirm", "a"),
        Button("Pauzeer", "coach.pause", "a"),
        Button("Bevestig 2", "coach.confirm", "b"),
    )
    drawn = render.blocks((Buttons(buttons), Buttons((Button("Bevestig 3", "coach.confirm", "c"),))))
    assert [[each["action_id"] for each in block["elements"]] for block in drawn] == [
        ["coach.confirm", "coach.pause"],
        ["coach.confirm"],
        ["coach.confirm"],
    ]
    assert len({block["block_id"] for block in drawn}) == 3
    assert [each["value"] for block in drawn for each in block["elements"]] == ["a", "a", "b", "c"]


def test_a_button_that_asks_first_and_one_that_is_dangerous_look_it() -> None:
    button = Button("Trek in", "request.withdraw", "ref", style=Style.DANGER, confirm="Weet je het zeker?")
    ((drawn,),) = [block["elements"] for block in render.blocks((Buttons((button,)),))]
    assert drawn["style"] == "danger"
    assert drawn["confirm"]["text"]["text"] == "Weet je het zeker?"
    assert drawn["confirm"]["confirm"]["text"] == "Trek in"


def test_a_link_without_an_address_does_not_take_the_message_with_it() -> None:
    drawn = render.blocks((Paragraph("Hoi"), Buttons((Link("Privacy", ""),))))
    assert [block["type"] for block in drawn] == ["section"]
    (row,) = render.blocks((Buttons((Link("Privacy", "https://voorbeeld.test/privacy"),)),))
    assert row["elements"][0]["url"] == "https://voorbeeld.test/privacy"


def test_too_long_a_message_keeps_its_buttons_and_says_there_was_more() -> None:
    many = tuple(Paragraph(f"Regel {number}") for number in range(80))
    sent = render.message(View("Veel", (*many, Buttons((Button("Verder", "request.start"),)))))
    assert len(sent["blocks"]) == 50
    assert sent["blocks"][-1]["type"] == "actions"
    assert sent["blocks"][-2] == {"type": "context", "elements": [render.plain("…")]}


def test_the_fields_of_a_form_come_back_under_their_own_names() -> None:
    text = TextField("motivation", "Motivatie", "Waarom zoek je een coach?", TextKind.LONG, initial="Ik wil")
    mail = TextField("email", "E-mail", "Voor je coach", TextKind.EMAIL, required=False)
    level = ChoiceField(
        "education", "Opleiding", "", (Choice("mbo", "Mbo"), Choice("hbo", "Hbo")), initial=("hbo", "gone")
    )
    twelve = tuple(Choice(f"t{number}", f"Onderwerp {number}") for number in range(12))
    topics = ChoiceField("topics", "Onderwerpen", "", twelve, many=True, initial=("t3", "t5"))
    tick = TickField("consent_share", "Toestemming", "Hiervoor", "Klik mag mijn aanvraag laten zien")
    who = PersonField("person", "Wie", "Om wie gaat het?")
    asked = (text, mail, level, topics, tick, who)
    form = Form("Titel", "request.submit", "Verder", "Stop", asked, about="ref")
    drawn = forms.form(form)
    assert (drawn["callback_id"], drawn["private_metadata"]) == ("request.submit", "ref")
    by_name = {block["block_id"]: block for block in drawn["blocks"]}
    assert all(block["element"]["action_id"] == name for name, block in by_name.items())
    kinds = {name: block["element"]["type"] for name, block in by_name.items()}
    assert kinds == {
        "motivation": "plain_text_input",
        "email": "email_text_input",
        "education": "radio_buttons",
        "topics": "multi_static_select",
        "consent_share": "checkboxes",
        "person": "users_select",
    }
    assert by_name["motivation"]["hint"]["text"] == "Waarom zoek je een coach?"
    assert by_name["motivation"]["element"]["initial_value"] == "Ik wil"
    # The limit is Klik's to say, with what was typed kept; Slack would just stop typing.
    assert "max_length" not in by_name["motivation"]["element"]
    assert by_name["education"]["element"]["initial_option"]["value"] == "hbo"
    assert [each["value"] for each in by_name["topics"]["element"]["initial_options"]] == ["t3", "t5"]
    assert "initial_options" not in by_name["consent_share"]["element"]
    assert [each["value"] for each in by_name["consent_share"]["element"]["options"]] == ["yes"]
    assert (by_name["email"]["optional"], by_name["motivation"]["optional"]) == (True, False)


@pytest.mark.parametrize("words", [5, 20, 40])
def test_what_somebody_agrees_to_is_never_cut(words: int) -> None:
    text = " ".join(f"woord{number}" for number in range(words))
    form = Form("Titel", "a.b", "Verder", "Stop", (TickField("agree", "Akkoord", "", text),))
    shown = [each["text"] for each in walk(forms.form(form)["blocks"]) if each.get("type") == "plain_text"]
    assert text in " ".join(shown)


def test_a_number_is_only_prefilled_with_a_number() -> None:
    for initial, kept in (("3", True), ("drie", False), ("", False)):
        field = TextField("capacity", "Hoeveel", "", TextKind.NUMBER, initial=initial)
        (block,) = forms.form(Form("T", "a.b", "Ja", "Nee", (field,)))["blocks"]
        assert ("initial_value" in block["element"]) is kept


def test_errors_for_fields_that_are_not_there_are_shown_at_the_first() -> None:
    said = forms.errors({"email": "Klopt niet", "gone": "Ook niet"}, names=("name", "email"))
    assert said == {"name": "Ook niet", "email": "Klopt niet"}
