"""Finds diagnoses and medicines, and says whether a text speaks of health at all."""

import re
from collections.abc import Iterator
from functools import cache

from bot.anonymise.kinds import Kind, Span
from bot.anonymise.lexicon import facts, lines
from bot.anonymise.sought import sought

NAMED = sought(
    r"(?<!\w)(?:(?:[a-zé-ü]{2,20}(?:e|sche)\s)?[\w-]{0,30}(?:stoornis|stoornissen|"
    r"syndroom|dystrofie|sclerose|sclerosis|kanker|carcinoom|tumor|infarct|embolie|"
    r"fobie|phobia|neuropathie|neuropathy|encefalopathie|myopathie|trofie|letsel|"
    r"epilepsie|diabetes|psychose|verslaving|ontsteking|"
    r"arthritis|artritis|itis\b|fibrose|fibrosis|leukemie|depressie|insufficiëntie|"
    r"disorder|syndrome|anemie|anaemia|amputatie|aneurysma|hernia))(?!\w)"
    r"(?:\s?(?:type|stadium|graad|stage|grade)\s?(?:\d|i{1,3}v?|[ab])(?!\w))?"
)
OF = sought(
    r"(?<!\w)(?:syndroom|ziekte|tumor|aandoening|disease|syndrome)\s(?:van|"
    r"of)\s(?P<own>(?:de\s|la\s)?[^\W\d_][\w'-]{2,25}(?:\s(?:de|"
    r"van)\s[^\W\d_][\w'-]{2,25})?)(?!\w)"
)
DISEASE = sought(r"(?<!\w)(?:[^\W\d_][\w'-]{2,25}\s)?(?:disease|disorder|syndrome|ziekte)(?!\w)")
MEDICINE = sought(
    r"(?<!\w)[a-zï]{3,18}(?:oxetine|alopram|azepam|azolam|etapine|idone|prazol|"
    r"prazole|statine|statin|olol|sartan|pril|mab|tinib|triptan|triptyline|"
    r"fenidaat|phenidate|cycline|cilline|dipine|thyroxine|gliptine|formine|profen|"
    r"codon|codone|barbital|lukast|tidine|parine|xaban|nidazol|vir|fetamine|"
    r"phetamine)(?!\w)"
)
DOSE = sought(
    r"(?<!\w)(?P<own>[^\W\d_][\w-]{3,25}\s\d{1,4}(?:[.,]\d{1,2})?\s?(?:mg|milligram|"
    r"mcg|microgram|ml|ie|units|eenheden))(?!\w)"
)
TAKES = sought(
    r"(?<!\w)(?:slik|slikken|slikte|diagnose|diagnosed with|gediagnosticeerd met|"
    r"gediagnostiseerd met|medicijnen|medicatie|medication|prescribed|(?:zit|ben|was|ging|kwam|blijf) aan "
    r"de)\s?:?\s(?:nu |al |sinds kort |elke dag |dagelijks |de |het |daily |is |van |"
    r"een |voor |for )?"
    r"(?P<own>[^\W\d_][\w-]{2,25})(?!\w)"
)
# 'Add me on …': the English verb.
ADDING = re.compile(r"\s(?:me|my|you|it|us|them|some|a|an|the|to|on|up|more|value)\b")
ACRONYMS = sought(r"(?<!\w)(?P<own>ms|me|ass|cvs|hsp|add|als|ra|nah|tia|ibs|dis|odd|pds|sle|gad|fnd)(?!\w)")
PLAIN = frozenset(
    "letsel verslaving tumor stoornis syndroom ziekte disease disorder syndrome "
    "beroepsziekte storing trofie atrofie ontsteking vir ziektes reservoir april"
    " avatar onderzoek dis als graves staar bypass huntington manie odd".split()
)
BESIDE = re.compile(
    r"(?:niet[- ]aangeboren|aangeboren|chronische?|chronic|zware|lichte|milde|"
    r"ernstige|klinische|clinical|severe|mild|major|bipolaire?|posttraumatische|type "
    r"[12])\s$"
)

RUN = re.compile(r"[^\W_]+")
ILL = re.compile(
    r"(?:diagnose|gediagnosticeerd met|diagnosed with|lijd aan|last van|leef met|"
    r"living with|suffer from)\s?:?$"
)
HAS = re.compile(r"(?:heb|heeft|have|has|got|vanwege|door mijn|met mijn|my|mijn|de diagnose)$")


@cache
def listed(name: str) -> tuple[str, ...]:
    """The phrases of a list, the longest first."""
    return tuple(phrase for phrase in sorted(lines(name), key=len, reverse=True) if phrase not in PLAIN)


@cache
def phrases(name: str) -> re.Pattern[str]:
    """All phrases of a list as one pattern; a plain alternation cannot run away."""
    joined = "|".join(re.escape(phrase).replace(r"\ ", r"[\s-]") for phrase in listed(name))
    return re.compile(rf"(?<![^\W_])(?:{joined})(?![^\W_])")


@cache
def first_words(name: str) -> frozenset[str]:
    return frozenset(RUN.findall(phrase)[0] for phrase in listed(name))


def said(name: str, low: str) -> Iterator[re.Match[str]]:
    """Where phrases of a list stand; most texts have no word that begins one."""
    if first_words(name).isdisjoint(RUN.findall(low)):
        return iter(())
    return phrases(name).finditer(low)


def diagnoses(low: str) -> Iterator[Span]:
    for found in said("health.txt", low):
        if found.group() == "add" and ADDING.match(low, found.end()):
            continue
        start = found.start()
        if beside := BESIDE.search(low[max(0, start - 25) : start]):
            start -= len(beside.group())
        yield Span(start, found.end(), Kind.HEALTH, 0.95)
    for pattern in (NAMED, MEDICINE, DISEASE):
        for found in pattern.finditer(low):
            if found.group() not in PLAIN:
                yield Span(*found.span(), Kind.HEALTH, 0.9)
    for pattern in (OF, DOSE):
        for found in pattern.finditer(low):
            yield Span(*found.span("own"), Kind.HEALTH, 0.9)
    yield from slots(low)


def slots(low: str) -> Iterator[Span]:
    """Short names need a sentence about illness around them: 'heb MS', not 'MS Office'."""
    for found in TAKES.finditer(low):
        if not facts(found.group("own")).commonness:
            yield Span(*found.span("own"), Kind.HEALTH, 0.7)
    for found in ACRONYMS.finditer(low):
        before = low[max(0, found.start() - 25) : found.start()].rstrip()
        ill, have = ILL.search(before), HAS.search(before)
        plain = found.group("own") in ("me", "als", "dis", "odd", "ass", "ra")
        if ill or (have and not plain):
            yield Span(*found.span(), Kind.HEALTH, 0.8)


def health_words(low: str) -> Iterator[Span]:
    for found in said("health_words.txt", low):
        yield Span(*found.span(), Kind.HEALTH, 0.95)
