"""Finds what stays though it looks like a name: set phrases, methods, and a season or a month beside a word of time."""

from collections.abc import Iterable, Iterator
from functools import cache

from bot.anonymise.kinds import Span
from bot.anonymise.lexicon import UNKNOWN, common, facts, lines
from bot.anonymise.numberwords import COUNTS
from bot.anonymise.spelling import is_compound, is_infinitive
from bot.anonymise.tokens import TOKEN, Token

SEASONS = frozenset(
    "spring summer autumn winter lente zomer herfst april mei may june juni juli july august".split()
)
WHEN = frozenset(
    "this next last every each the in since until till by during before after from deze dit vorige volgende "
    "elke iedere de afgelopen komende sinds tot vanaf voor na begin eind half mid late early".split()
)
# Behind a verb that helps another, a name that is a verb too is the verb: 'i will mark my words'.
HELPS = frozenset(
    "will would can could should must might may ll don't didn't won't doesn't cannot can't".split()
)
VERBS = frozenset(
    "mark chase grant hope skip rob sue bill page pierce will reed rose trace harry rush stand".split()
)
# 'Will you', 'mark my words', 'may I': before a pronoun these are verbs.
PRONOUNS = frozenset(
    "you u i we they he she it this that there my your our his her its me us je jij jullie iemand er ik we wij ze".split()
)
MODAL = VERBS | frozenset("may wil mag can wilt".split())
# 'April is fine', 'mei was druk': a month, unless it goes on as only somebody can.
MONTHS = frozenset("april may june august mei juni juli augustus maart march".split())
EVERY_MONTH = MONTHS | frozenset(
    "januari februari september oktober november december january february october".split()
)
# 'Mei of juni past': a month beside a month.
JOINS = frozenset("of or tot to till t/m - / –".split())
# 'Vijf zomers als strandwacht': what is counted is no name.
COUNTED = frozenset("zomers winters lentes herfsten summers winters springs autumns".split())
IS = frozenset("is was were are works suits would zou kan past wordt".split())
SO = frozenset(
    "fine good ok okay great best better hard hell busy possible early late prima goed fijn druk beter mogelijk vroeg laat te"
    " too be zwaar rustig vol".split()
)
HALF = frozenset("half halve een anderhalf an".split())
AMOUNT = frozenset("max min".split())


@cache
def phrases() -> dict[str, tuple[tuple[str, ...], ...]]:
    """First word → set phrases, the longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for row in lines("stays.txt"):
        words = tuple(TOKEN.findall(row))
        found.setdefault(words[0], []).append(words)
    return {first: tuple(sorted(rows, key=len, reverse=True)) for first, rows in found.items()}


def stays(tokens: list[Token]) -> Iterator[tuple[int, int]]:
    """Where such words stand."""
    table, said = phrases(), tuple(token.low for token in tokens)
    for at, (low, token) in enumerate(zip(said, tokens, strict=True)):
        if low in table:
            for words in table[low]:
                if said[at : at + len(words)] == words:
                    yield token.start, tokens[at + len(words) - 1].end
                    break
        if (
            stays_by_itself(low)
            or (at and stays_after(said[at - 1], low))
            or (low in WATCHED and stays_here(tokens, said, at))
        ):
            yield token.start, token.end


def stays_here(tokens: list[Token], said: tuple[str, ...], at: int) -> bool:
    """One of the few words that both their neighbours decide about."""
    low, after = said[at], said[at + 1 : at + 2]
    counted = low in COUNTED and at > 0 and (is_number(tokens[at - 1]) or tokens[at - 1].text[0] == "[")
    return (
        counted
        or (low in MODAL and not PRONOUNS.isdisjoint(after))
        or (low in MONTHS and is_month(tokens, at))
        or (low in MENTIONED and is_mention(tokens, at))
        or (low == "plus" and is_added(tokens, at))
        or (low in NAMED_TOOLS and is_beside_tool(said, at))
        or (low in TRADES and is_trade(tokens, at))
        or (low in AMOUNT and bool(after) and is_number(tokens[at + 1], HALF))
    )


def stays_by_itself(low: str) -> bool:
    return (
        is_rare_compound(low)
        or (low.endswith(("nr", "nrs")) and is_label(low))
        or (low.startswith(PARTS) and is_verb_of_two(low))
    )


def is_rare_compound(low: str) -> bool:
    """'Apothekersassistente', 'doodongelukkig': two ordinary words in one that a dictionary has."""
    known = facts(low) if len(low) > 6 and low not in common() else UNKNOWN
    return known.commonness == 1 and not (known.first or known.last or known.place) and is_compound(low)


def stays_after(before: str, low: str) -> bool:
    """A season, a verb or what somebody is doing, by the word before it."""
    return (
        (before in WHEN and low in SEASONS)
        or (before in HELPS and low in VERBS)
        or (before in BE and is_going_on(low))
        or (before == "bij" and is_infinitive(low))
    )


# 'Ik ben kok', 'werk als koster', 'slager of molenaar': surnames too, but in small letters the trade.
TRADES = frozenset(
    "bakker kok visser slager smid kapper molenaar koster timmerman kuiper schipper boer tuinman mulder schilder metselaar "
    "schrijver koopman kleermaker herder brouwer wever jager".split()
)
IN_TRADE = frozenset("ben als word was wordt werd geworden een geen leerling assistent zelfstandig".split())


def is_trade(tokens: list[Token], at: int) -> bool:
    if not at or tokens[at].has_capital:
        return False
    listed = tokens[at - 1].low in ("of", "en", ",") and at > 1 and tokens[at - 2].low in TRADES
    return tokens[at - 1].low in IN_TRADE or listed


# 'Plus een dag thuis', '48k plus bonus': adds something, unless one works there.
ADDS = frozenset(
    "een de het 't a an the dat that this dit mijn my bonus provisie commissie vakantiegeld lunch pensioen".split()
)
WORKS_AT = frozenset("bij voor van @ at for from by door".split())


def is_added(tokens: list[Token], at: int) -> bool:
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    works_there = at > 0 and tokens[at - 1].low in WORKS_AT
    counted = at > 0 and is_number(tokens[at - 1])
    return after is not None and not works_there and (counted or after.low in ADDS or is_number(after))


# 'Python en ruby', 'ruby on rails': first names that are languages, beside another of their kind.
NAMED_TOOLS = frozenset("ruby julia django cassandra jasmine ada kate odin athena".split())
LISTS = frozenset("en of and or , / + &".split())
WITH_TOOL = frozenset("on developer ontwikkelaar programmeur engineer code script scripts".split())


def is_beside_tool(said: tuple[str, ...], at: int) -> bool:
    if at + 1 < len(said) and said[at + 1] in WITH_TOOL:
        return True
    return any(
        0 <= at + 2 * step < len(said) and said[at + step] in LISTS and facts(said[at + 2 * step]).tool
        for step in (-1, 1)
    )


# 'Ik weet niet of ik dit volhou': a verb of two parts, written as it is said.
PARTS = tuple("aan af bij door in mee na om op over rond terug toe uit vast vol voor weg".split())
SPOKEN_VERBS = frozenset("hou rij snij glij doe ga sta zie kom neem geef breng vind bied".split())
MENTIONED = frozenset("channel here everyone group".split())


BE = frozenset("im i'm am is are was were be been you're they're she's he's".split())


def is_going_on(low: str) -> bool:
    """'She says i'm moaning': what somebody is doing, unless it is a surname."""
    known = facts(low)
    return low.endswith("ing") and known.english > 1 and not (known.first or known.last > 1)


def is_label(low: str) -> bool:
    """'Personeelsnr', 'klantnr': says what the number behind it is."""
    return len(low) > 4 and low.endswith(("nr", "nrs"))


def is_verb_of_two(low: str) -> bool:
    return low.startswith(PARTS) and any(
        low.startswith(part) and low.removeprefix(part) in SPOKEN_VERBS for part in PARTS
    )


def is_mention(tokens: list[Token], at: int) -> bool:
    """'<!channel>': a chat's own sign for everybody."""
    return at > 0 and tokens[at].low in MENTIONED and tokens[at - 1].text == "!"


def is_number(token: Token, besides: frozenset[str] = frozenset()) -> bool:
    return token.text[0].isdigit() or token.low in COUNTS | besides


def is_beside_month(tokens: list[Token], at: int) -> bool:
    lows = [token.low for token in tokens]
    return any(
        0 <= at + 2 * step < len(lows) and lows[at + step] in JOINS and lows[at + 2 * step] in EVERY_MONTH
        for step in (-1, 1)
    )


def is_month(tokens: list[Token], at: int) -> bool:
    if is_beside_month(tokens, at):
        return True
    after = [token.low for token in tokens[at + 1 : at + 4]]
    return (
        len(after) > 1
        and after[0] in IS
        and after[1] in SO
        and after[2:3] not in (["at"], ["in"], ["with"], ["met"])
    )


def without(spans: Iterable[Span], kept: list[tuple[int, int]]) -> Iterator[Span]:
    """The spans that do not lie wholly inside something that stays."""
    for span in spans:
        if not any(start <= span.start and span.end <= end for start, end in kept):
            yield span


WATCHED = MODAL | MONTHS | MENTIONED | COUNTED | NAMED_TOOLS | TRADES | AMOUNT | {"plus"}
