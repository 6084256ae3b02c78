"""What can be typed: the table is whole in both languages, and a line is read with patience."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.commands import COMMANDS, Argument, Audience, commands_for, is_whole, parse

KLIK = {
    "help",
    "find",
    "status",
    "withdraw",
    "coach",
    "link",
    "matches",
    "pause",
    "my-data",
    "consents",
    "privacy",
    "contact",
    "complaint",
    "language",
}
AVG = {
    "overview",
    "broadcasts",
    "queue",
    "coaches",
    "roles",
    "audit",
    "erase",
    "retention",
    "controls",
    "incident",
    "requests",
    "tickets",
    "disclose",
    "invoices",
    "register",
    "statement",
    "access",
    "consents",
    "help",
}


def test_the_table_lists_exactly_the_commands_of_this_step() -> None:
    assert {row.word for row in commands_for(Audience.KLIK)} == KLIK
    assert {row.word for row in commands_for(Audience.AVG)} == AVG


def test_no_word_means_two_things_for_one_audience() -> None:
    for audience in Audience:
        words = [word for row in commands_for(audience) for word in {row.word, row.alias}]
        assert len(words) == len(set(words))


def test_every_command_has_help_in_both_languages_and_nobody_shouts() -> None:
    for row in COMMANDS:
        for sentence in (row.help.nl, row.help.en):
            assert sentence
            assert "!" not in sentence


@pytest.mark.parametrize("row", COMMANDS, ids=lambda row: f"{row.audience}-{row.word}")
def test_the_word_and_its_dutch_alias_both_work(row) -> None:
    for typed in (row.word, row.alias, row.word.upper(), f"  {row.alias}  ", f"/{row.word}", f"{row.alias}."):
        parsed = parse(f"/{row.audience}", typed)
        assert (parsed.word, parsed.typed_personal) == (row.word, False)


def test_nothing_typed_means_help_for_everybody_and_the_overview_for_admins() -> None:
    assert parse("/klik", "   ").word == "help"
    assert parse("/avg", "").word == "overview"
    assert parse("/klik", "/klik").word == "help"


@pytest.mark.parametrize(
    ("typed", "word"),
    [
        ("mijn gegevens", "my-data"),
        ("My Data", "my-data"),
        ("mijn_gegevens", "my-data"),
        ("státus", "status"),
        ("/klik status", "status"),
        ("klik   hulp", "help"),
    ],
)
def test_a_word_is_known_in_every_way_people_write_it(typed: str, word: str) -> None:
    assert parse("/klik", typed).word == word


def test_the_arguments_come_after_the_word() -> None:
    assert parse("/klik", "status   K-7F3KQ2").arguments == ("K-7F3KQ2",)
    assert parse("/klik", "my data").arguments == ()
    assert parse("/klik", "pauze tot 24-12-2026").arguments == ("tot", "24-12-2026")


@pytest.mark.parametrize(
    "typed",
    [
        "7KQ2-MP4X",
        "7kq2 mp4x",
        "7KQ2 - MP4X",
        "7KQ2MP4X",
        "7KQ2-MP4X.",
        "7KQ2 MP4X!",
        "7KQ2\N{EN DASH}MP4X",
        "code 7KQ2-MP4X",
    ],
)
def test_a_code_is_known_as_people_type_it(typed: str) -> None:
    parsed = parse("/klik", f"koppel {typed}")
    assert parsed.typed_personal is False
    assert [each.upper() for each in parsed.arguments] == ["7KQ2-MP4X"]
    assert is_whole(f"koppel {typed}")


def test_a_code_without_a_figure_needs_its_dash() -> None:
    assert is_whole("koppel ABCD-EFGH")
    assert parse("/klik", "link Anna Beer").typed_personal


@pytest.mark.parametrize(
    "said", ["met slack", "accounts", "mijn data", "deze site", "with anna", "Anna Beer"]
)
def test_words_after_it_are_no_code(said: str) -> None:
    assert not is_whole(f"koppel {said}")
    assert parse("/klik", f"koppel {said}").arguments == tuple(said.split())


@pytest.mark.parametrize(
    ("typed", "argument"),
    [("taal en.", "en"), ("taal Engels!", "Engels"), ("pauze uit.", "uit"), ("status K-7F3KQ2?", "K-7F3KQ2")],
)
def test_a_closing_mark_is_no_part_of_what_was_meant(typed: str, argument: str) -> None:
    assert parse("/klik", typed).arguments == (argument,)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("statsu", "status"), ("intreken", "withdraw"), ("pauzze", "pause"), ("hulpp", "help")],
)
def test_a_slip_of_the_finger_is_offered_never_carried_out(typed: str, meant: str) -> None:
    parsed = parse("/klik", typed)
    assert parsed.word is None
    assert parsed.suggestion == meant


def test_something_else_altogether_is_suggested_nothing() -> None:
    parsed = parse("/klik", "voorbeeldzin")
    assert (parsed.word, parsed.suggestion) == (None, None)


def test_an_admins_word_is_unknown_to_everybody_else() -> None:
    assert parse("/avg", "queue").word == "queue"
    assert parse("/klik", "queue").word is None
    assert parse("/something", "queue").word is None


@pytest.mark.parametrize(
    ("command", "typed"),
    [
        ("/klik", "status sam@example.org"),
        ("/klik", "find 06-12 34 56 78"),
        ("/klik", "+31 6 12345678"),
        ("/klik", "contact <mailto:sam@example.org|sam@example.org>"),
        ("/avg", "coaches <@U0123|sam>"),
        ("/avg", "coaches sam"),
        ("/avg", "sam de boer"),
        ("/klik", "find Sam de Boer"),
        ("/klik", "Sam de Boer"),
        ("/klik", "status Sam"),
        ("/klik", "pause Sam"),
    ],
)
def test_a_person_in_a_command_line_is_noticed(command: str, typed: str) -> None:
    assert parse(command, typed).typed_personal


@pytest.mark.parametrize(
    ("command", "typed"),
    [
        ("/klik", "status K-7F3KQ2"),
        ("/klik", "withdraw k7f3kq2"),
        ("/klik", "zoek een coach"),
        ("/klik", "Ik zoek een coach"),
        ("/klik", "pause 2026-12-24"),
        ("/klik", "pause off"),
        ("/klik", "taal Nederlands"),
        ("/klik", "help status"),
        ("/avg", "coaches"),
        ("/avg", "overvew"),
    ],
)
def test_an_ordinary_line_is_not_mistaken_for_a_person(command: str, typed: str) -> None:
    assert not parse(command, typed).typed_personal


def test_what_was_typed_never_shows_in_repr() -> None:
    parsed = parse("/klik", "status sam@example.org")
    assert "sam@example.org" in parsed.arguments
    assert "sam@example.org" not in repr(parsed)


@given(st.text(max_size=200))
def test_any_line_at_all_is_read(typed: str) -> None:
    for command in ("/klik", "/avg"):
        parsed = parse(command, typed)
        assert parsed.word is None or parsed.word in KLIK | AVG
    assert not is_whole(typed) or parse("/klik", typed).word


def test_every_kind_of_argument_has_a_hint_for_the_manifest() -> None:
    for row in COMMANDS:
        assert bool(row.hint.nl) is (row.argument is not Argument.NONE)
        assert bool(row.hint.en) is (row.argument is not Argument.NONE)
