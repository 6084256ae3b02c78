"""Grows a firm or a school over the words that belong to its name: 'stichting de waalboog', 'teijin aramid'."""

from bisect import bisect_left
from collections.abc import Iterator
from functools import cache

from bot.anonymise.kinds import Kind, Span
from bot.anonymise.lexicon import facts, firm_words
from bot.anonymise.slots import STOPS
from bot.anonymise.spelling import looks_like_verb
from bot.anonymise.tokens import Token, is_numbered


@cache
def openers() -> frozenset[str]:
    return frozenset(firm_words()["open"])


@cache
def closers() -> frozenset[str]:
    return frozenset(word for word in firm_words()["close"] if " " not in word and word.isalpha())


def firms(tokens: list[Token], found: list[Span]) -> Iterator[Span]:
    """Grows a firm over the words that belong to it: 'stichting de waalboog', 'teijin aramid', 'two sisters catering'."""
    taken: dict[int, Kind] = {}
    for span in found:
        if span.kind in (Kind.EMPLOYER, Kind.SCHOOL, Kind.PERSON, Kind.PLACE):
            taken.update(dict.fromkeys(tokens_in(tokens, span), span.kind))
    yield from before_town(tokens, taken)
    for at, token in enumerate(tokens):
        kind = taken.get(at)
        if token.low in openers() and (token.low not in ENDS or at - 1 not in taken):
            yield from opened(tokens, at, taken)
        elif token.low in SCHOOLS:
            yield from schooled(tokens, at, taken)
        elif kind in (Kind.EMPLOYER, Kind.SCHOOL) and taken.get(at + 1) is None:
            yield from continued(tokens, at, kind)
            yield from with_partners(tokens, at, kind)
        if kind is None and (token.low in closers() or token.low in ENDS) and not is_numbered(tokens, at):
            before = taken_before(tokens, at, taken)
            if before is not None:
                yield Span(tokens[before].start, token.end, Kind.EMPLOYER, 0.8)


def taken_before(tokens: list[Token], at: int, taken: dict[int, Kind]) -> int | None:
    """What stands before a word that closes a firm's name; over the apostrophe of "st thomas' hospital"."""
    owned = at > 1 and tokens[at - 1].text == "'"
    before = at - 2 if owned else at - 1
    named = {Kind.EMPLOYER, Kind.PERSON, Kind.PLACE} | ({Kind.SCHOOL} if owned else set())
    return before if taken.get(before) in named else None


ENDS = frozenset("ziekenhuis hospital kliniek zorggroep apotheek theater museum kerk stadion huis".split())


def before_town(tokens: list[Token], taken: dict[int, Kind]) -> Iterator[Span]:
    """'bij sterk huis in [plaats]': ordinary words without an article, where an employer stands."""
    for at, token in enumerate(tokens):
        if token.low not in ("bij", "at") or at + 3 >= len(tokens):
            continue
        end = at + 1
        end += tokens[end].low in ("the", "de", "het")
        first = end
        while (
            end < min(len(tokens), at + 5)
            and end not in taken
            and tokens[end].is_word
            and tokens[end].low not in STOPS
        ):
            end += 1
        wide = end - first >= (1 if first == at + 1 else 2)
        if (
            wide
            and end + 1 < len(tokens)
            and tokens[end].low in ("in", "te")
            and taken.get(end + 1) is Kind.PLACE
        ) and not ARTICLES.intersection(each.low for each in tokens[first:end]):
            yield Span(tokens[first].start, tokens[end - 1].end, Kind.EMPLOYER, 0.6)


ARTICLES = frozenset(
    "een a an de het the my mijn our onze home work school thuis elkaar mensen klanten".split()
)


def tokens_in(tokens: list[Token], span: Span) -> Iterator[int]:
    at = bisect_left(tokens, span.start, key=lambda token: token.start)
    while at < len(tokens) and tokens[at].start < span.end:
        yield at
        at += 1


def opened(tokens: list[Token], at: int, taken: dict[int, Kind]) -> Iterator[Span]:
    """A trade and what follows it, when that is taken out already or starts with an article of its own."""
    before = tokens[at - 1].low if at else ""
    if before in ("een", "a", "an", "mijn", "onze", "ons", "my", "our", "elke", "geen", "no"):
        return
    ahead = at + 1
    while (
        ahead < len(tokens)
        and ahead < at + 3
        and tokens[ahead].low in ("de", "het", "'", "t", "the", "van", "der", "den")
    ):
        ahead += 1
    if ahead >= len(tokens) or not tokens[ahead].is_word:
        return
    if token_opens_region(tokens, at, ahead):
        yield Span(tokens[at].start, tokens[ahead].end, Kind.EMPLOYER, 0.9)
    if (
        before in UNARTICLED
        and tokens[at].low not in MASS
        and ahead == at + 1
        and is_named(tokens[ahead].low)
    ):
        # 'bij dierenkliniek oost': a trade takes an article, a name does not.
        end = ahead + 1
        while end < min(len(tokens), ahead + 3) and end in taken:
            end += 1
        yield Span(tokens[at].start, tokens[end - 1].end, Kind.EMPLOYER, 0.7)
    own_article = (
        tokens[at + 1].low in ("de", "het", "'", "the")
        and before not in DETERMINERS
        and tokens[ahead].low not in STOPS
    )
    infixed = tokens[at + 1].low == "van" and ahead == at + 3
    if ahead in taken or infixed:
        yield Span(tokens[at].start, tokens[ahead].end, Kind.EMPLOYER, 0.85)
    elif own_article and (facts(tokens[ahead].low).commonness < 4 or taken.get(at)):
        yield Span(tokens[at].start, tokens[with_noun(tokens, ahead)].end, Kind.EMPLOYER, 0.65)


DETERMINERS = frozenset(
    "de het een the a an dit dat deze die elke geen no this that each every mijn onze my our".split()
)
UNARTICLED = frozenset("bij voor van @ at for via naar".split())
# These are said without an article too: 'bij politie en brandweer', 'voor kinderopvang zorgen'.
MASS = frozenset(
    "kinderopvang thuiszorg politie welzijn studio bureau zaak winkel praktijk provincie ggz".split()
)


def is_named(word: str) -> bool:
    return word not in STOPS and not looks_like_verb(word) and not word.endswith(("den", "gen", "ken", "ren"))


def with_noun(tokens: list[Token], ahead: int) -> int:
    """'stichting het groene hart': behind an adjective comes the noun."""
    after = ahead + 1
    adjective = tokens[ahead].low.endswith("e") or tokens[ahead].low in ADJECTIVES
    return (
        after
        if adjective and after < len(tokens) and tokens[after].is_word and tokens[after].low not in STOPS
        else ahead
    )


ADJECTIVES = frozenset(
    "gouden zilveren houten stenen glazen koperen ijzeren eiken open green golden red blue old".split()
)


SCHOOLS = frozenset(
    "school college gymnasium lyceum atheneum academy academie university "
    "universiteit hogeschool mavo havo vmbo institute instituut conservatorium".split()
)
SCHOOL_FIRST = frozenset(
    "stedelijk christelijk koninklijk openbaar katholiek protestants gereformeerd "
    "international british american european royal national rijks vrije "
    "islamitische technische high primary grammar".split()
)
ACADEMIC = frozenset("university universiteit college hogeschool academie academy".split())
BETWEEN = frozenset("of van in the de het for voor".split())


def schooled(tokens: list[Token], at: int, taken: dict[int, Kind]) -> Iterator[Span]:
    """'stedelijk gymnasium leeuwarden', 'the international school of the hague': all of it names the school."""
    first, last = at, at
    while first and (tokens[first - 1].low in SCHOOL_FIRST or first - 1 in taken):
        first -= 1
    ahead = at + 1
    while ahead < min(len(tokens), at + 3) and tokens[ahead].low in BETWEEN and ahead not in taken:
        ahead += 1
    if is_seat(tokens, at, ahead) and ahead not in taken:
        last, ahead = ahead, ahead + 1
    while ahead < len(tokens) and (
        ahead in taken or (ahead == at + 3 and tokens[ahead].low == "netherlands")
    ):
        last, ahead = ahead, ahead + 1
    if first < at or last > at:
        yield Span(tokens[first].start, tokens[last].end, Kind.SCHOOL, 0.8)


def is_seat(tokens: list[Token], at: int, ahead: int) -> bool:
    """'university of hull', 'hogeschool van utrecht': a town that is a word as well."""
    if ahead == at + 1 or ahead >= len(tokens) or tokens[at].low not in ACADEMIC:
        return False
    after = tokens[ahead].low
    if tokens[ahead - 1].low == "of" and tokens[at].low == "university":
        return tokens[ahead].is_word and after not in SCIENCES and after not in STOPS
    return tokens[ahead - 1].low in ("of", "van") and facts(after).place > 0


SCIENCES = frozenset(
    "applied technology arts science sciences life hard professional education music".split()
)


REGIONAL = frozenset(
    "provincie politie eenheid waterschap veiligheidsregio omroep rtv ggz ggd "
    "hoogheemraadschap defensie jeugdbescherming".split()
)


def token_opens_region(tokens: list[Token], at: int, ahead: int) -> bool:
    """'provincie gelderland', 'politie eenheid oost-nederland': a region names the employer here."""
    after = tokens[ahead].low
    return (
        tokens[at].low in REGIONAL
        and after not in STOPS
        and (facts(after).tool == 1 or after in REGIONAL or "-" in after)
    )


INFIX = frozenset("van de der den ter te ten".split())
PARTNERS = frozenset("zonen zoon zn sons son co partners compagnons daughters dochters".split())


def with_partners(tokens: list[Token], at: int, kind: Kind) -> Iterator[Span]:
    """'Fletcher & Sons': who stands behind the sign belongs to the firm."""
    after = [token.low for token in tokens[at + 1 : at + 3]]
    if len(after) == 2 and after[0] in ("&", "en", "and", "+") and after[1] in PARTNERS:
        yield Span(tokens[at].start, tokens[at + 2].end, kind, 0.8)
    elif after[:1] == ["&"]:
        end = at + 2
        while end < min(len(tokens), at + 5) and tokens[end].low in INFIX:
            end += 1
        if end < len(tokens) and tokens[end].is_word and tokens[end].low not in STOPS:
            yield Span(tokens[at].start, tokens[end].end, kind, 0.8)


def continued(tokens: list[Token], at: int, kind: Kind) -> Iterator[Span]:
    """The rare word right after a firm is the rest of its name; so is a capital after a capital."""
    if at + 1 >= len(tokens) or not tokens[at + 1].is_word or tokens[at + 1].start != tokens[at].end + 1:
        return
    after = tokens[at + 1]
    known = facts(after.low)
    if after.low in STOPS or known.tool or is_numbered(tokens, at + 1):
        return
    if (
        after.low in closers()
        or known.commonness < 2
        or (after.has_capital and tokens[at].has_capital and not after.opens)
    ):
        yield Span(tokens[at].start, after.end, kind, 0.8)
