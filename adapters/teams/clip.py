"""Making any text fit for a card: as for every platform, and without what Teams would make a mention of."""

import regex

from adapters import clipping
from adapters.clipping import cut

# Teams makes a mention of this wherever it reads text (F-099). Of a tag that is cut off, by a mark say, the bracket goes.
_MENTION = regex.compile(r"</?at\b[^<>]*>|<(?=/?at\b)", regex.IGNORECASE)


def clean(text: str) -> str:
    """The text as it may travel: newlines stay, every other control and every mention's tag goes."""
    return _without_mentions(clipping.clean(text))


def _without_mentions(text: str) -> str:
    """Again and again, because taking one away can make another: `<a<at>t>`."""
    if "<" not in text:
        return text
    while (left := _MENTION.sub("", text)) != text:
        text = left
    return text


def clip(text: str, limit: int) -> str:
    """At most `limit` characters as Teams counts them; an ellipsis shows that more was there."""
    return cut(clean(text), limit)


def one_line(text: str, limit: int) -> str:
    """For places where a newline would draw a second row: titles, labels, the value in a pair."""
    return clip(" ".join(clean(text).split()), limit)
