"""Finds how old somebody is: the writer, a child, a colleague; terms, years of work and amounts stay."""

import re
from collections.abc import Iterator

from bot.anonymise.dates import MONTH
from bot.anonymise.kinds import Kind, Span
from bot.anonymise.numberwords import GROWN, SMALL
from bot.anonymise.sought import sought

NUMBER = r"(?:1[6-9]|[2-9]\d)"
SOFT = (
    r"(?:(?:nu|bijna|net|pas|inmiddels|ondertussen|intussen|al|ook|zelf|momenteel|"
    r"straks|binnenkort|onlangs|alweer|zo'n|ongeveer|"
    r"vorige|vorig|week|maand|jaar|volgend|dit|deze|de|just|now|almost|nearly|"
    r"already|only|about|currently|soon|recently|maar|even|"
    r"exactly|precies|een|a|an|gewoon|wel|toch|ne|dees|volgende|this|next|last|year|"
    rf"month|zojuist|gisteren|morgen|ruim|rond|tegen)\s|in {MONTH}\s)"
)
OLD = (
    r"(?:\s?(?:jaar oud|jaar jong|years old|years young|years of age|yrs old|year "
    r"old|yr old|jr oud|jarige?|yo|y/o|y\.o\.?|jaartjes|lentes|lente))"
)
NOT_AGE = (
    r"(?!\w)(?![.,:]\d|\s?(?:%|procent|percent|uur|uren|u\b|hours?|hrs|dagen|dag|"
    r"days?|weken|week|weeks|wk|maand(?:en)?|months?|km|kilo|minuten|min\b|minutes|"
    r"euro|eur|€|k\b|keer|times|x\b|mensen|man\b|people|collega|medewerkers|fte|"
    r"leerlingen|students|teams?|klanten|kandidaten|personen|"
    r"projecten|\+|plus|procenten|graden|locaties|landen|sollicitaties|applications|"
    r"reports|direct reports|medewerker|in\s(?:dienst|total)|"
    r"(?:jaar|jr|years?)\s(?:jonger|ouder|younger|older|lang|long|geleden|ago)))"
)
# 'ben 25 jaar docent' is a term of service; 'ben 25 jaar en' is an age.
YEARS_OF_AGE = (
    r"(?:\s?(?:jaar|jr|jaren|j|years|yrs)\b(?=\s?(?:$|[.,;:!?)\n]|en\b|and\b|oud|"
    r"jong|maar|but|met|with|zonder|vrouw|man\b|moeder|vader|getrouwd|single|"
    r"alleenstaand|"
    r"woon|woonachtig|heb|zit|wil|ik\b|i\b|geworden|wonende|uit\b|loop|sta)))?"
)
AGES = (
    sought(
        rf"(?<![\w.,])(?P<own>\d{{1,3}}|{SMALL})[\s-]?(?:jarige?n?\b|jaar oud(?!er)|jaar jong(?!er)|"
        rf"years? old|years of age|yrs? old|-year-olds?|-yr-old|yo\b|y/o\b|-jarige)"
    ),
    sought(
        rf"(?<!\w)(?:ik ben|ben|ik word|word|wordt|werd|i am|i'm|im|i turned|turned|"
        rf"turning|turn|will be|gonna be|about to be|be|ik ga|ben ik|word ik|am|was|toen "
        rf"ik|when i was|ik was|is|hij is|zij is|ze is|she's|he's)\s{SOFT}{{0,3}}"
        rf"(?P<own>{NUMBER}|{GROWN}){YEARS_OF_AGE}{OLD}?{NOT_AGE}(?!\s(?:jaar|jaren|years|jr)\b)"
    ),
    sought(
        rf"(?<!\w)(?P<own>{NUMBER}|{GROWN})\s(?:geworden|gepasseerd|aan het worden|"
        rf"worden)(?!\w)"
    ),
    sought(
        rf"(?<!\w)(?:de|richting de|tegen de|over de|voorbij de|past|over|boven de|onder "
        rf"de|approaching|hitting|nearing|pushing)\s(?P<own>{NUMBER}|"
        rf"{GROWN})(?=\s(?:gepasseerd|voorbij|ben|nader|kom|loop)\b)"
    ),
    sought(
        rf"(?<!\w)(?:op m(?:ij|')?n|sinds m(?:ij|')?n|rond m(?:ij|')?n|vanaf m(?:ij|')?n|"
        rf"voor m(?:ij|')?n|na m(?:ij|')?n|tot m(?:ij|')?n|met m(?:ij|')?n|op haar|op "
        rf"zijn|op z'n|tegen m(?:ij|')?n)\s(?P<own>\d{{1,2}}(?:\s?(?:e|ste|de))?|"
        rf"(?:{SMALL})(?:ste|de|e)?)(?!\w)(?!\s(?:uur|keer|werkdag|werkweek|jaar\s(?:hier|"
        rf"als|bij)|baan|week|maand|dag|sollicitatie))"
    ),
    sought(
        rf"(?<!\w)(?:at the age of|at age|age of|aged|age|leeftijd|leeftijd van|lft|mijn "
        rf"leeftijd is|oud)\s?(?:is|:|=)?\s?(?P<own>\d{{1,2}}|{SMALL})(?!\w)(?!\s?(?:%|"
        rf"hours|uur))"
    ),
    sought(
        rf"(?<!\w)(?:since i was|when i was|toen ik|until i was|before i was|before i "
        rf"turned|before turning)\s(?P<own>\d{{1,2}}|{SMALL})(?!\w)(?!\s(?:hours|uur|days|"
        rf"weeks|months|jaar\s(?:bij|in)))"
    ),
    sought(rf"(?<!\w)(?:m|v|f|vrouw|man|male|female|woman)\s?[,/(]\s?(?P<own>{NUMBER})(?!\w)"),
    sought(rf"(?<!\w)(?P<own>{NUMBER})\s?[,/]?\s?(?:m|v|f|vrouw|man|male|female)(?=\s?[,./)])"),
    sought(
        rf"(?<!\w)(?<!al\s)(?<!na\s)(?<!ruim\s)(?<!for\s)(?<!after\s)(?P<own>{NUMBER})\s(?:jaar|jr|j|years|yrs)\s?(?=$|[.,;)\n]\s?(?:en|ik|"
        rf"moeder|vader|getrouwd|woon|werk|single|and|i\b))"
    ),
    sought(
        rf"^(?P<own>{NUMBER}|{GROWN})\s?(?:(?:jaar|jr|years|yrs)\b(?!\s(?:ervaring|"
        rf"experience|werk|in\b|als\b|bij|lang|geleden|gewerkt|of\b))|[,/]\s?(?:v|m|f|"
        rf"vrouw|man|moeder|vader|werk|woon|female|male)\b)"
    ),
    sought(
        rf"(?<![\w.,])(?P<own>{NUMBER})\s(?:jaar|jr|years|yrs),?\s(?:man|vrouw|moeder|"
        rf"vader|mama|papa|male|female|mother|father|woman|single|getrouwd|oud)(?!\w)"
    ),
    sought(
        rf"(?<=[^\W\d],)\s?(?P<own>{NUMBER})(?=\s?,\s?(?:en|and|ik|i|uit|from|heb|moeder|"
        rf"vader|werk|woon|getrouwd|single|met|with|zoek|wil)\b)"
    ),
    sought(rf"(?<!\w)(?:mid|in my|begin|eind)\s(?P<own>{NUMBER})(?!\w)(?=\s?(?:jaar|$|[.,]))"),
)
CHILD = (
    r"(?:dochters?|zoons?|zonen|zoontjes?|dochtertjes?|kind(?:eren|jes|ers)?|"
    r"kleinkind(?:eren)?|tweeling|peuters?|kleuters?|pubers?|tieners?|meisjes?|meid(?:en)?|knul(?:len)?|"
    r"jongens?|jongste|oudste|middelste|"
    r"baby|kleinzoon|kleindochter|stiefzoon|stiefdochter|pleegkind|broer(?:tje)?|"
    r"zus(?:je)?|vrouw|man|partner|moeder|vader|ma|pa|"
    r"oma|opa|vriend|vriendin|collega|manager|baas|leidinggevende|teamleider|"
    r"daughters?|sons?|kids?|child(?:ren)?|twins?|toddlers?|teenagers?|girls?|boys?|"
    r"youngest|eldest|oldest|wife|husband|mum|mom|mother|father|dad|brother|sister|"
    r"boss|colleague|mannetje|ventje|gastje)"
)
# A mother *of three* has three children; nobody is told how old.
AGE_SAID = re.compile(r"\s?(?:jaar|years|-jarige|en een|oud|old)")
ONE_OF = re.compile(r"(?:ben|was|am|'m) (?:de|the) $")
PARENT_OF = re.compile(
    r"(?:moeder|vader|mama|papa|ma|pa|oma|opa|mother|father|mum|mom|dad|grandmother|"
    r"grandfather|ouders?|parents?)\s(?:van|of)\s"
)
# '3 kinderen, 2 banen': what follows the comma counts something else.
COUNTS_MORE = rf"\s?(?:\d{{1,2}}|{SMALL})\s(?!en\b|and\b|jaar\b|years?\b)[^\W\d]"
HALVES = r"anderhalf|(?:twee|drie|vier)(?:\s?[eë]n\s?(?:een\s)?)half|(?:one|two|three|four) and a half"
AGE_ITEM = rf"(?:(?:{HALVES})(?!\w)|\d{{1,3}}(?:[.,]5|½)?(?!\w)|(?:{SMALL})(?!\w))"
CHILD_AGES = (
    sought(
        r"(?<!\w)(?:kids|children|kinderen|zoons|dochters|sons|daughters|jongens|meiden|"
        r"meisjes|boys|girls|twins)\s(?P<own>\d{1,2}(?:\s?,\s?\d{1,2}){0,3}\s?(?:en|and|"
        r"&)\s?\d{1,2})(?!\w)"
    ),
    sought(
        rf"(?<!\w){CHILD}(?!\w)\s?(?:\(|,(?!{COUNTS_MORE})|van|of|aged|age|is|was|zijn|are|wordt|worden|is nu|is "
        rf"net|is pas|is bijna|zijn nu|die|who is|who's|turned|turns|is turning|,? "
        rf"both)\s?(?:nu |net |pas |bijna |inmiddels |al |ook |respectievelijk |resp |"
        rf"ongeveer |almost |just |only |now |nog maar |maar "
        rf")?(?P<own>{AGE_ITEM}(?:(?:\s?(?:,|/|-|&|en|and|"
        rf",\s?en)\s?|\s(?=\d)){AGE_ITEM}){{0,4}})(?!\w)(?!\s?(?:uur|hours|%|keer|days|dagen|jaar "
        rf"(?:bij|in|lang|geleden|ervaring|jonger|ouder)|years (?:younger|older)))"
    ),
    sought(
        rf"(?<!\w){CHILD}(?:\s\w{{2,20}}){{1,3}}\s?(?:\(|,|van|of|aged|is|was|wordt|"
        rf"turned|turns)\s?(?:nu |net |pas |bijna |almost |just |now "
        rf")?(?P<own>{AGE_ITEM})(?=\s?(?:$|[.,;!?)]|en\b|and\b|jaar|years|maar|but|is\b|"
        rf"heeft|die\b|geworden))(?!\s?jaar (?:bij|in|lang|geleden|ervaring|werk|jonger|ouder))"
    ),
    sought(
        rf"(?<!\w)(?:een|a|an|mijn|my|our|onze|ons)\s(?P<own>\d{{1,2}}|"
        rf"{SMALL})[\s-](?:jarige?|year[\s-]old|month[\s-]old)(?!\w)"
    ),
    sought(
        rf"(?<!\w)(?:een|a|an|mijn|my|onze|"
        rf"our)\s{CHILD}\s(?P<own>\d{{1,2}})(?!\w)(?!\s?(?:uur|dagen|jaar|x|keer|hours|"
        rf"days))"
    ),
    sought(
        rf"(?<!\w)(?P<own>{AGE_ITEM})(?:\s?(?:jaar|years|jr)\s?oude?|\s?maanden? oude?|"
        rf"\s?months? old|\s?mnd oude?|\s?weeks? old|\s?weken oude?)(?!\w)"
    ),
)

# Beside a name that was taken out, a bare number is an age: '[naam] (6)', '[naam], 27, uit …'.
PLUS = sought(
    r"(?:(?<!\w)(?:ik ben|ben|i'm|i am|als)\s(?:een\s|a\s)?|^)(?P<own>[3-9]\d)"
    r"(?:\s?\+|\s?plus(?:ser)?(?=\s(?:en|and)\b|\s?[,.]|$))"
)
REACHED = sought(
    rf"(?<!\w)(?:tik|tikte|tikken|raak|haal|haalde|bereik|bereikte|nader|passeer|passeerde|hit|reached|touching|"
    rf"pushing|passed|past)\s(?:(?:net|bijna|nu|inmiddels|de|the|big|just)\s){{0,3}}(?P<own>{GROWN}|{NUMBER}){NOT_AGE}"
    rf"(?=\s(?:aan|en|and|maar|but|so|dus|this|last|next|dit|deze|vorige|in)\b|\s?(?:[,.;!?)]|$))"
)
TOWARDS = sought(
    rf"(?<!\w)(?:richting|tegen|over|voorbij|boven|onder) de\s(?P<own>{GROWN}|{NUMBER}){NOT_AGE}"
    r"(?=\s(?:en|maar|dus|ik)\b|\s?(?:[,.;!?)]|$))"
)
WITH_YEARS = sought(
    rf"(?<!\w)(?:met|op|na)\s(?P<own>{NUMBER})\s(?:jaar|jr)"
    r"(?=\s(?:zit|ben|is|heb|word|voel|kom|vind|kan|wil|krijg)\s|\s?,)"
)
# 'Vrachtwagenchauffeur, 47 jaar, nekklachten': years between commas are an age, 'al 20 jaar' is a term.
BETWEEN_COMMAS = sought(rf"(?<=,)\s?(?P<own>{NUMBER})\s?(?:jaar|jr|years|yrs)(?=\s?(?:,|\.\s|\.?$|\n))")
# 'Zestig lentes', '47 summers young': years of life counted by a season, or by what happens once in each.
SEASONS = (
    r"(?:lentes?|zomers?|herfsten|winters?|springs|summers|autumns|rondjes (?:om|rond) de zon|"
    r"(?:trips|laps|times|turns) (?:around|round) the sun|kaarsjes|candles|birthdays|verjaardagen)"
)
SEASON = re.compile(SEASONS)
BY_SEASON = sought(
    rf"(?<![\w.,])(?P<own>{NUMBER}|{GROWN})\s{SEASONS}(?!\w)"
    r"(?!\s(?:als|as|in|bij|at|lang|long|geleden|ago|gewerkt|ervaring|experience|op rij|in a row)\b)"
)
# '31 net gescheiden': a text that begins with how old its writer is.
FIRST_SAID = sought(
    rf"^(?P<own>{NUMBER})\s(?:net|pas|bijna|just|(?:en|and)\s(?:net|nog|al|alweer|toch|nooit|klaar|moe|werkloos|bang|just|"
    r"already|still|never|not|yet|tired|stuck|done|ready|unemployed|scared))\s(?!\d)"
)
# '44, divorced, starting over', 'bijna 64 en pensioen lonkt': a text that begins with a number of its own.
BEGINS = sought(
    rf"^(?:(?P<own>{NUMBER}|{GROWN})\s?,\s(?!en\b|and\b)|(?:bijna|net|pas|inmiddels|almost|nearly|just)\s"
    rf"(?P<soon>{NUMBER}|{GROWN})(?:\s?,|\s(?:en|and|maar|but))\s)(?=[^\W\d])"
)
# 'Nu ik 50 plus ben'.
PLUS_I_AM = sought(
    r"(?<![\w.,])(?P<own>[3-9]\d(?:\s?\+|\s?plus))(?=\s(?:ben|bent|word|geworden|is\s[^\W\d]))"
)
SEX_FIRST = sought(rf"(?:^|\n)\s?(?:m|v|f|x)\s(?P<own>{NUMBER})(?=\s|$)")
AT_AGE = sought(
    rf"(?<!\w)at\s(?P<own>{GROWN}|{NUMBER})(?=\s?(?:,|i\b|my\b|nobody|no one|you\b|it's|its\b|it is|people|everyone|"
    rf"still\b|starting over|changing))(?!\s?,\s?(?:the|we)\b)"
)
# 'vrouw, 33 jr werk als verpleegkundige': years, and then what one does, not how long.
YEARS_THEN = sought(
    rf"(?<![\w.,])(?P<own>{NUMBER})\s?(?:jaar|jr|j)\s(?=(?:werk|werkzaam|woon|woonachtig)\s(?:als|bij|in|nu|al|te)\b)"
)
BESIDE_NAME = sought(
    r"\[(?:naam|name)\]\.?(?:\s(?:hier|here)|\s(?:uit|from)\s\[(?:plaats|town)\])?\s?(?:[,(]\s?|\s)"
    r"(?:en\s|net\s|van\s|is\s|nu\s|of\s|hier\s|here\s|aged\s)?(?P<own>\d{1,2})(?![\w.,:]\d)(?!\w)"
    r"(?!\s?(?:uur|hours|keer|dagen|days|weken|weeks|maanden|months|%|x\b|km|min|"
    r"(?:jaar|jr|years?)\s(?:ervaring|experience|in\b|als\b|bij|lang|geleden|gewerkt|"
    r"werk(?!\s(?:als|bij|in|nu|al)\b)|of\b|as\b|at\b|with|ago)))"
)
# '[naam] hier, teamleider bij [werkgever], 36, toe aan iets anders': between commas, behind what was taken out.
BEHIND_PLACEHOLDER = sought(rf"\],\s?(?P<own>{NUMBER})(?=\s?,\s[^\W\d])")
AND_CHILD = sought(
    rf"(?:\[leeftijd\]|\[age\])\s?(?:,|en|and|&)\s(?:een\s|a\s|mijn\s|"
    rf"my\s)?{CHILD}\s\(?(?P<own>\d{{1,2}})(?!\w)(?!\s?(?:uur|hours))"
)
AND_NUMBER = sought(
    r"(?:\[leeftijd\]|\[age\])(?:\s?(?:,|&|en|and|/|"
    r"-)\s?){1,2}(?P<own>\d{1,2})(?![\w.,:]\d)(?!\w)(?!\s?(?:uur|hours|keer|x\b|"
    r"dagen|kinderen|kids|jaar\s(?:ervaring|bij|in|als)))"
)


def begins(low: str) -> Iterator[Span]:
    for found in BEGINS.finditer(low):
        yield Span(*found.span("own" if found.group("own") else "soon"), Kind.AGE, 0.8)


def in_seasons(low: str) -> Iterator[Span]:
    for found in BY_SEASON.finditer(low):
        yield Span(*found.span("own"), Kind.AGE, 0.85)


def ages(low: str) -> Iterator[Span]:
    for pattern in AGES:
        for found in pattern.finditer(low):
            yield Span(*found.span("own"), Kind.AGE, 0.9)
    for pattern in (
        *CHILD_AGES,
        PLUS,
        BETWEEN_COMMAS,
        TOWARDS,
        WITH_YEARS,
        REACHED,
        SEX_FIRST,
        PLUS_I_AM,
        AT_AGE,
        FIRST_SAID,
        YEARS_THEN,
        BESIDE_NAME,
        BEHIND_PLACEHOLDER,
        AND_NUMBER,
        AND_CHILD,
    ):
        for found in pattern.finditer(low):
            of_whom = ONE_OF.search(low, max(0, found.start() - 14), found.start()) or (
                PARENT_OF.fullmatch(low, found.start(), found.start("own"))
                and not AGE_SAID.match(low, found.end())
            )
            if not of_whom:
                yield Span(*found.span("own"), Kind.AGE, 0.85)
