"""Cuts the skeleton into words, numbers and signs, with what the eye sees of each."""

import re
from dataclasses import dataclass, field

TOKEN = re.compile(
    r"\[[^\W\d_][^\[\]\n]{0,30}\]|[^\W_]*\d[^\W_]*|[^\W\d_]+(?:['-][^\W\d_]+)*(?!\d)|[^\w\s]|_"
)
SENTENCE_END = frozenset('.!?:;\n"(•*-')


@dataclass(frozen=True, slots=True)
class Token:
    start: int
    end: int
    text: str = field(repr=False)
    low: str = field(repr=False)
    opens: bool  # first word of a sentence or line

    @property
    def is_word(self) -> bool:
        text = self.text
        return text.isalpha() or (text[0].isalpha() and not any(map(str.isdigit, text)))

    @property
    def has_capital(self) -> bool:
        return self.text[0].isupper()


def tokens_of(text: str, low: str) -> list[Token]:
    found: list[Token] = []
    opens, last_end = True, 0
    for match in TOKEN.finditer(text):
        start, end = match.span()
        piece = match.group()
        if "\n" in text[last_end:start]:
            opens = True
        found.append(Token(start, end, piece, low[start:end], opens))
        opens = piece in SENTENCE_END if not piece[0].isalnum() else False
        last_end = end
    return found


def is_numbered(tokens: list[Token], at: int) -> bool:
    """'Groep 3', 'team 12': a number stands behind it."""
    return at + 1 < len(tokens) and tokens[at + 1].text[0].isdigit()
