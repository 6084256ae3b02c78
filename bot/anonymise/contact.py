"""Finds how somebody can be reached: e-mail, web addresses, handles — typed and spelled out."""

import re
from collections.abc import Iterator

from bot.anonymise.kinds import Kind, Span
from bot.anonymise.lexicon import facts
from bot.anonymise.sought import sought

TLD = (
    "nl|com|be|eu|org|net|io|info|dev|app|coach|online|amsterdam|frl|nu|uk|co|de|fr|"
    "me|gent|vlaanderen|shop|tv|biz"
)
DOT = (
    r"(?:\s?\.\s?|\s+(?:punt|punk|dot|stip|\(dot\)|\[dot\]|\(punt\)|\[punt\])\s+|"
    r"\s?[\[(]\s?(?:dot|punt|\.)\s?[\])]\s?)"
)
JOIN = (
    rf"(?:\.|{DOT}|\s+(?:streepje|liggend streepje|laag streepje|underscore|dash|"
    rf"min)\s+|\s?[_+]\s?|-)"
)
BARE_PROVIDERS = (
    "gmail|googlemail|hotmail|outlook|ziggo|kpnmail|kpnplanet|hetnet|xs4all|icloud|"
    "protonmail|yahoo|ymail|telenet|skynet|gmx"
)
AT = (
    r"(?:\s?@\s?|\s?[\[({]\s?(?:at|a|@|apenstaartje)\s?[\])}]\s?"
    r"|\s+(?:at|apenstaartje|apestaartje|apenstaart|aapje|monkey|bij|ad)\s+)"
)
NAME = r"[\w+']{1,40}"
LOCAL = rf"{NAME}(?:{JOIN}{NAME}){{0,4}}"
EMAILS = (
    sought(rf"(?<![\w@]){NAME}(?:[.\-]{NAME}){{0,6}}@[\w-]{{1,60}}(?:\.[\w-]{{1,30}}){{0,4}}"),
    sought(rf"(?<![\w@]){LOCAL}{AT}[\w-]{{1,40}}(?:{DOT}[\w-]{{2,30}}){{0,2}}{DOT}(?:{TLD})(?!\w)"),
    sought(rf"(?<![\w@]){LOCAL}{AT}(?:{BARE_PROVIDERS})(?:\s(?:{TLD}))?(?!\w)"),
    sought(
        r"(?<![\w@])[\w.+-]{3,40}\s(?:gmail|hotmail|outlook|ziggo|icloud|telenet|"
        r"yahoo)\s(?:com|nl|be)(?!\w)"
    ),
)
# Who gives mailboxes employs people as well: 'monteur bij ziggo' is somebody's job, unless mail is spoken of.
EMPLOYING_PROVIDER = re.compile(
    r"[\w+']{1,40}(?:\s+[\w+']{1,40}){0,4}\s+(?:at|bij|ad)\s+(?P<own>ziggo|telenet|yahoo|skynet|xs4all|hetnet)"
)
MAILING = re.compile(r"mail|bereik|adres|address|contact|reach|write to|schrijf")
WORKPLACE = re.compile(
    rf"(?P<job>[^\W\d_]{{3,30}})\s+(?:at|bij)\s+(?!{BARE_PROVIDERS})[\w-]{{1,40}}\.(?:{TLD})"
)
# Words that may stand before a spelled-out address without being part of it.
BEFORE_ADDRESS = frozenset(
    "mail mailen me mij naar op via is mijn email e-mail adres mailadres bereikbaar "
    "ben te contact address reach at on "
    "to my on of or en and het the: the".split()
)

SURE_TLD = "nl|com|be|eu|org|io|dev|app|amsterdam|frl|gent|vlaanderen|brussels|co\\.uk|org\\.uk|ac\\.uk"
LOOSE_TLD = "net|info|nu|me|de|fr|coach|online|shop|tv|biz|uk|academy|studio|design|blog|site|website|ai"
PATH = r"(?:/[^\s,;)\]]*)?"
URLS = (
    sought(r"(?<!\w)https?://[^\s,;)\]<>\"]+"),
    sought(rf"(?<!\w)www(?:\.|{DOT})[\w-]{{1,60}}(?:(?:\.|{DOT})[\w-]{{2,30}}){{0,3}}{PATH}"),
    sought(rf"(?<![\w@.])[\w-]{{1,60}}(?:\.[\w-]{{1,60}}){{0,4}}\.(?:{SURE_TLD})(?![\w-]){PATH}"),
    sought(rf"(?<![\w@.])[\w-]{{1,60}}(?:\.[\w-]{{1,60}}){{0,3}}\.(?:{LOOSE_TLD})(?![\w-])/[^\s,;)\]]*"),
    sought(rf"(?<![\w@.])(?:[\w-]{{1,40}}\.){{1,3}}(?:{LOOSE_TLD})(?![\w-])"),
    sought(
        rf"(?<![\w@])[\w-]{{2,60}}(?:\s+(?:punt|dot)\s+|\s?[\[(]\s?(?:punt|"
        rf"dot)\s?[\])]\s?)(?:{TLD}|co uk)(?!\w)(?:\s+(?:slash|/)\s+\S+)?"
    ),
    sought(
        r"(?<!\w)(?:linkedin|facebook|instagram|behance|github|"
        r"dribbble)(?:\.com)?\s?/\s?(?:in\s?/\s?)?[\w.-]+"
    ),
)
NOT_SITES = frozenset("asp.net ado.net vb.net socket.io draw.io power.app e.d.e o.a.de".split())

PLATFORM = (
    r"(?:instagram|insta|ig|twitter|tiktok|tik tok|snapchat|snap|linkedin|github|"
    r"gitlab|discord|telegram|skype|slack|"
    r"facebook|fb|messenger|threads|bluesky|mastodon|youtube|twitch|pinterest|"
    r"behance|strava|signal|reddit|steam|psn)"
)
FILLER = (
    r"(?:[:=@]|(?:is|als|heet|naam|account|handle|profiel|gebruikersnaam|user|"
    r"username|name|under|as|by|onder|ben|ik|"
    r"zoek|op|vind|je|me|mij|mijn|m'n|find|it's|its|i'm|naar|via|dm|add|volg|follow|"
    r"the|de|id|tag|profile|called|:)\b:?)"
)
HANDLES = (
    sought(r"(?<![\w@.])@[\w][\w.\-]{1,40}"),
    sought(
        rf"(?<!\w){PLATFORM}\b[\s:,=(-]{{0,3}}(?:{FILLER}[\s:]{{1,2}}){{0,6}}@?(?P<own>[\w][\w.\-]{{2,40}})"
    ),
    sought(
        r"(?<!\w)(?:gebruikersnaam|username|user name|handle|nickname|gamertag|"
        r"accountnaam|account name|screen name)"
        r"\b[\s:,=(-]{0,3}(?:(?:is|:|was|op \w+ is|on \w+ is)\s){0,2}@?(?P<own>[\w][\w.\-]{2,40})"
    ),
    sought(r"(?<![\w@.-])(?=[a-z0-9]{0,30}_)(?P<own>[a-z0-9]{1,30}(?:_+[a-z0-9.]{1,30}){1,5})(?!\w)"),
    sought(r"(?<![\w@.-])(?P<own>[a-z]{5,20}\d{2,4})(?![\w-])"),
    sought(r"(?<![\w@#])(?P<own>[\w.]{2,32}#\d{4})(?!\w)"),
    sought(rf"(?<![\w@])(?P<own>[\w][\w.\-]{{2,40}})\s(?:on|op)\s(?:mijn\s|my\s)?{PLATFORM}(?!\w)"),
)
VERSIONED = re.compile(
    r"(?:office|windows|agenda|covid|python|java|angular|excel|html|iso|nen|exchange|"
    r"sharepoint|server|vmware|revit|maya|top|level|niveau|schaal|fase|groep|klas|"
    r"scale|grade|phase|team|week)\d+"
)


def emails(low: str) -> Iterator[Span]:
    for pattern in EMAILS:
        for found in pattern.finditer(low):
            start = found.start()
            head = found.group().split(None, 1)
            while len(head) == 2 and head[0].strip(":") in BEFORE_ADDRESS:
                start += len(found.group()[start - found.start() :]) - len(head[1])
                head = head[1].split(None, 1)
            if is_workplace(low[start : found.end()]):
                continue
            if employer := job_at(low, found):
                yield employer
                continue
            if len(head) > 1 or "@" in head[0] or "(" in head[0] or "[" in head[0]:
                yield Span(start, found.end(), Kind.EMAIL, 0.98)


def is_workplace(text: str) -> bool:
    """'Engineer at booking.com': a job and an employer, not somebody's mailbox."""
    found = WORKPLACE.fullmatch(text)
    return found is not None and facts(found.group("job")).is_ordinary


def job_at(low: str, found: re.Match[str]) -> Span | None:
    """The provider as an employer, when nothing near it speaks of mail."""
    before = low[max(0, found.start() - 30) : found.start()]
    job = EMPLOYING_PROVIDER.fullmatch(found.group())
    if job is None or MAILING.search(before + found.group()):
        return None
    return Span(found.end() - len(job.group("own")), found.end(), Kind.EMPLOYER, 0.9)


def web_addresses(low: str) -> Iterator[Span]:
    for number, pattern in enumerate(URLS):
        for found in pattern.finditer(low):
            site = found.group().rstrip(".!?:'\"")
            if site in NOT_SITES or (number == 4 and not is_site(site)):
                continue
            yield Span(found.start(), found.start() + len(site), Kind.URL, 0.97)


def is_site(site: str) -> bool:
    """A missing blank after a full stop is no web address: 'klaar.de volgende'."""
    own = site.split(".")[0]
    return len(own) > 3 and not facts(own).is_ordinary


def handles(low: str) -> Iterator[Span]:
    for number, pattern in enumerate(HANDLES):
        for found in pattern.finditer(low):
            start, end = found.span("own" if number else 0)
            own = low[start:end].rstrip(".-")
            if number in (1, 2, 6) and (facts(own).is_ordinary or own.isdigit()):
                continue
            if number == 4 and VERSIONED.fullmatch(own):
                continue
            yield Span(start, start + len(own), Kind.HANDLE, 0.95 if number < 4 else 0.7)
