"""Making any text fit for a card: as for every platform, and without what Teams would make a mention of."""

import regex

from adapters import clipping
from adapters.clipping import cut

# Teams makes a mention of this wherever it reads text (F-099). Of a tag that is cut off, by a mark say, the bracket goes.
_MENTION = regex.compile(r"</?at\b[^<>]*>|<(?=/?at\b)", regex.IGNORECASE)
# What taking one away has made of the rest, as in `<a<at>t>`: every bracket before it goes at once.
_LEFT = regex.compile(r"(?<![</])[</]++(?<=</?)(?=at\b)", regex.IGNORECASE)


def clean(text: str) -> str:
    """The text as it may travel: newlines stay, every other control and every mention's tag goes."""
    return _without_mentions(clipping.clean(text))


def _without_mentions(text: str) -> str:
    """Twice and no more, however deep somebody nests them: what is left after that has no bracket to be a tag with."""
    return _LEFT.sub("", _MENTION.sub("", text)) if "<" in text else text


def clip(text: str, limit: int) -> str:
    """At most `limit` characters as Teams counts them; an ellipsis shows that more was there."""
    return cut(clean(text), limit)


def one_line(text: str, limit: int) -> str:
    """For places where a newline would draw a second row: titles, labels, the value in a pair."""
    return clip(" ".join(clean(text).split()), limit)
