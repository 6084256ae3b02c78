"""Any view and any form that may have to be drawn, hostile texts included, for Hypothesis."""

from typing import Any

from hypothesis import strategies as st

from bot.views import (
    Button,
    Buttons,
    Choice,
    ChoiceField,
    Facts,
    Field,
    FileField,
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
)

Json = dict[str, Any]
LARGEST = 28 * 1024
HOSTILE = (
    "<at>Jan</at> [x](http://evil.test) **vet** _x_ `c` {{DATE(2020-01-01,SHORT)}} <b>x</b> &lt; # kop\n- punt",
    "<a<at>t>genest</a</at>t> <AT id='1'>x</AT >",
    "\u202eomgekeerd\u202c \u200b\ufeff",
    "z" + "\u0301" * 100_000,
    "x" * 100_000,
    "👨‍👩‍👧‍👦" * 2_000,
    "é" * 5_000,
    "\ud800 half \udc00",
    "regel 1\r\nregel 2\x00\x07\x1b[31m",
    "regel\n" * 3_000,
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
    buttons = st.builds(
        Button,
        TEXT,
        st.sampled_from(["a.b", "c.d"]),
        value=OPAQUE,
        style=st.sampled_from(list(Style)),
        opens_form=st.booleans(),
        confirm=TEXT,
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
    choices = st.lists(st.builds(Choice, st.uuids().map(str), TEXT), max_size=40).map(tuple)
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
    file = st.builds(FileField, names, TEXT, TEXT)
    return st.one_of(text, choice, person, file, st.builds(TickField, names, TEXT, TEXT, text=TEXT))
