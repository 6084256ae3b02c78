"""Where else to go: in every refusal, delay and closure, and in every word about a complaint (R-088, R-089)."""

from bot.words import Words

AT = "autoriteitpersoonsgegevens.nl, Postbus 93374, 2509 AJ Den Haag"

APPEAL = Words(
    nl="Ben je het er niet mee eens, zeg het ons: /klik klacht. Je kunt ook een klacht indienen bij de Autoriteit "
    f"Persoonsgegevens ({AT}), of naar de rechter gaan.",
    en="If you disagree, tell us: /klik complaint. You can also complain to the Dutch data protection authority, the "
    f"Autoriteit Persoonsgegevens ({AT}), or go to court.",
)
COMPLAIN = Words(
    nl=f"Kom je er met ons niet uit, dan kun je een klacht indienen bij de Autoriteit Persoonsgegevens ({AT}).",
    en="If we cannot settle it together, you can complain to the Dutch data protection authority, the "
    f"Autoriteit Persoonsgegevens ({AT}).",
)
