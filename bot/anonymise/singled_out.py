"""Words by which somebody is the only one or the first anywhere: no name, and still one person (product 2, anonymise 5).

A hint, not a removal: what a candidate is alone in cannot be told from the words, so the candidate decides.
"""

import re

_NL_KIND = (
    r"vrouw(?:elijke)?|man(?:nelijke)?|meid|meisje|jongen|persoon|mens|moeder|vader|collega|medewerker|medewerkster|"
    r"(?:non-?binaire?|trans|homo|lesbische|donkere|zwarte|gekleurde|buitenlandse|dove|blinde|jonge|oudere)\w*"
)
_EN_KIND = (
    r"wom[ae]n|m[ae]n|female|male|girl|boy|guy|lady|person|mother|mum|mom|father|dad|colleague|employee|"
    r"(?:non-?binary|trans|gay|lesbian|black|foreign|deaf|blind|young|older)\w*"
)
_ALONE = re.compile(
    # "ik ben daar de enige", "daar was ik als enige", "de enige vrouw", "enige vrouwelijke", "de eerste vrouw die"
    r"\bik\s(?:ben|was)\s(?:\w+\s){0,6}(?:de|als)\senige\b"
    r"|\b(?:ben|was)\sik\s(?:\w+\s){0,6}(?:de|als)\senige\b"
    rf"|\b(?:de|als)\s(?:enige|eerste)\s(?:\w+\s){{0,2}}(?:{_NL_KIND})\b"
    r"|\b(?:enige|eerste)\s(?:vrouwelijke|mannelijke)\b"
    # "I am the only one there", "I'm their only", "the only woman", "the first female"
    r"|\bi(?:\sam|'m|’m|\swas)\s(?:\w+\s){0,5}(?:the|their|its)\sonly\b"
    rf"|\b(?:the|as)\s(?:only|first)\s(?:\w+\s){{0,2}}(?:{_EN_KIND})\b"
    r"|\b(?:only|first)\s(?:female|male)\b",
    re.IGNORECASE,
)


def is_singled_out(text: str) -> bool:
    """Whether the text says that its writer is the only one, or the first, of a kind: "the only woman in the crew"."""
    return _ALONE.search(" ".join(text.split())) is not None
