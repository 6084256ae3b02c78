"""Text made to fit: cut between graphemes, and rid of what hides or reorders it."""

import regex
from hypothesis import example, given
from hypothesis import strategies as st

from adapters.clipping import clean, clip, length, one_line

FAMILY = "👨‍👩‍👧‍👦"


@given(st.text(max_size=300), st.integers(1, 80))
@example(FAMILY * 20, 30)
@example("e\u0301" * 40, 10)
@example("🇳🇱🇬🇧" * 10, 7)
@example("z" + "\u0301" * 100_000, 5)
def test_a_cut_falls_between_graphemes_and_shows(text: str, limit: int) -> None:
    shown = clip(text, limit)
    assert length(shown) <= limit
    if shown != clean(text):
        assert shown.endswith("…")
        head = shown[:-1]
        graphemes = regex.findall(r"\X", clean(text))
        whole = {"".join(graphemes[:count]).rstrip() for count in range(len(graphemes) + 1)}
        assert head in whole or length(graphemes[0]) > limit - 1


@given(st.text())
def test_cleaning_once_is_enough_and_leaves_ordinary_text_alone(text: str) -> None:
    assert clean(clean(text)) == clean(text)
    ordinary = "Één café, straat 3 — 'ja'\nمرحبا שלום नमस्ते 👍🏽 " + FAMILY
    assert clean(ordinary) == ordinary


def test_what_hides_or_reorders_text_is_taken_out() -> None:
    assert clean("a\u202eb\u200bc\x00d\x1be\ud800f") == "abcdef"
    assert clean("a\r\nb\rc\u2028d\te") == "a\nb\nc\nd e"
    assert one_line(" a \n b ", 10) == "a b"
    assert len(clean("z" + "\u0301" * 500)) == 9
