"""A name, an age or an amount goes out, and the words beside it stay."""

import pytest

from bot.anonymise import anonymise
from bot.words import Language


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (
            "jochem hier, bij post nl in ede, 36, toe aan rust",
            "[naam] hier, bij [vervoersbedrijf] in [plaats], [leeftijd], toe aan rust",
        ),
        (
            "ze betalen negentien euro per uur voor zwaar werk",
            "ze betalen [bedrag] euro per uur voor zwaar werk",
        ),
        ("we hebben een zaak, fietsen peters, en zijn moe", "we hebben een zaak, [werkgever], en zijn moe"),
        ("docent bij obs de regenboog groep 3", "docent bij [werkgever] groep 3"),
        ("Dank, Annelies V.", "Dank, [naam]"),
        ("45 en nog nooit iets gekozen", "[leeftijd] en nog nooit iets gekozen"),
        ("kevin uit emmen 22 geen diploma", "[naam] uit [plaats] [leeftijd] geen diploma"),
        (
            "na de fusie van Fokus met Habion ben ik weg",
            "na de fusie van [werkgever] met [woningcorporatie] ben ik weg",
        ),
        ("nu ik 50 plus ben ziet niemand me", "nu ik [leeftijd] ben ziet niemand me"),
        ("bijna 64 en pensioen lonkt", "bijna [leeftijd] en pensioen lonkt"),
        ("mijn kind zit op de klimop en ik ook", "mijn kind zit op de [school] en ik ook"),
        ("mijn zoon zit op de bso en ik werk", "mijn zoon zit op de bso en ik werk"),
        ("ik ben kok, mijn hart ligt bij vis", "ik ben kok, mijn hart ligt bij vis"),
        (
            "ik ben mirjam kraamverzorgster wil graag omscholen",
            "ik ben [naam] kraamverzorgster wil graag omscholen",
        ),
        ("mijn meiden zijn 11 en 14 en lief", "mijn meiden zijn [leeftijd] en lief"),
        ("ik hou 1.750 over en dat knelt", "ik hou [bedrag] over en dat knelt"),
        ("ik loop al 40 jaar mee in de logistiek", "ik loop al 40 jaar mee in de logistiek"),
        ("hoe spreek je xavier aan", "hoe spreek je [naam] aan"),
        ("een aanbod van randstad ligt klaar", "een aanbod van [uitzendbureau] ligt klaar"),
        ("ik zing in het koor vox humana en leef op", "ik zing in het koor [werkgever] en leef op"),
    ],
)
def test_what_goes_takes_nothing_with_it(text: str, shown: str) -> None:
    assert anonymise(text, language=Language.NL).text == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (
            "doing payroll at booking and done with it",
            "doing payroll at [technology company] and done with it",
        ),
        ("i'm a waiter at the blue heron and tired", "i'm a waiter at [employer] and tired"),
        ("got an offer from a bank", "got an offer from a bank"),
        ("add me on discord, wolfie#0420", "add me on discord, [account]"),
        ("44, divorced, starting over", "[age], divorced, starting over"),
        ("two kids, one dog, no time", "two kids, one dog, no time"),
        ("my agency northlight lost a client", "my agency [employer] lost a client"),
        ("hey, quick question", "hey, quick question"),
        ("i'm on 48k plus bonus", "i'm on [amount] plus bonus"),
    ],
)
def test_what_goes_in_english_takes_nothing_with_it(text: str, shown: str) -> None:
    assert anonymise(text, language=Language.EN).text == shown
