"""The text as a machine should read it: no invisible or bidi characters, no look-alikes, no zalgo.

Each character of the skeleton remembers where it stood, so that what is shown stays untouched (F-102, M19).
"""

import unicodedata
from dataclasses import dataclass, field

LOOK_ALIKES = str.maketrans(
    "аеорсухіјѕԁһкмтвнАЕОРСУХІЈЅКМТВНαοερνικτυχΑΒΕΖΗΙΚΜΝΟΡΤΥΧΒıİ‘’‚‛`´ʼ“”„‐‑‒–—−⁃",
    "aeopcyxijsdhkmtbhAEOPCYXIJSKMTBHaoepviktuxABEZHIKMNOPTYXBiI'''''''\"\"\"-------",
)


@dataclass(frozen=True)
class Skeleton:
    """`starts[i]` and `ends[i]` bound, in the original, what became character `i`."""

    text: str = field(repr=False)
    starts: tuple[int, ...] | range = field(repr=False)
    ends: tuple[int, ...] | range = field(repr=False)

    def original(self, start: int, end: int) -> tuple[int, int]:
        return self.starts[start], self.ends[end - 1]


def is_invisible(char: str) -> bool:
    return unicodedata.category(char) in ("Cf", "Cc", "Cn", "Co", "Cs") and char not in "\n\t\r"


def simple(char: str) -> str:
    """One visible character as plain text; full-width letters and every script's digits become ordinary ones."""
    if (digit := unicodedata.decimal(char, None)) is not None:
        return str(digit)
    folded = unicodedata.normalize("NFKC", char).translate(LOOK_ALIKES)
    if len(folded) > 1 and not (folded.isascii() and folded.isalnum()):
        return char
    return " " if folded.isspace() and char != "\n" else folded


def composed(base: str, mark: str) -> str:
    joined = unicodedata.normalize("NFC", base + mark)
    return joined if len(joined) == 1 else base


def skeleton_of(text: str) -> Skeleton:
    if text.isascii() and text.isprintable():
        return Skeleton(text, range(len(text)), range(1, len(text) + 1))
    chars: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for place, char in enumerate(text):
        if char.isascii() and (char.isprintable() or char == "\n"):
            folded = char
        elif unicodedata.category(char) in ("Mn", "Me"):
            if chars:
                chars[-1], ends[-1] = composed(chars[-1], char), place + 1
            continue
        elif is_invisible(char):
            continue
        else:
            folded = simple(char)
        for piece in folded:
            chars.append(piece)
            starts.append(place)
            ends.append(place + 1)
    return Skeleton("".join(chars), tuple(starts), tuple(ends))
