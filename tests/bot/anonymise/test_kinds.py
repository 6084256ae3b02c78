"""Each kind of identifier goes out in the ways people write it; the look-alikes stay."""

import pytest

from bot.anonymise import Kind, Known, anonymise, mentions_health, mentions_special
from bot.anonymise.special import Special
from bot.words import Language, Words

OUT = [
    (Kind.EMAIL, "mail naar ", "sanne@voorbeeld.nl"),
    (Kind.EMAIL, "mail naar ", "sanne punt wit at gmail punt com"),
    (Kind.EMAIL, "mail naar ", "s.wit [at] ziggo [punt] nl"),
    (Kind.PHONE, "bel ", "06-12345678"),
    (Kind.PHONE, "bel ", "+31 (0)6 12 34 56 78"),
    (Kind.PHONE, "bel ", "nul zes twaalf vierendertig zesenvijftig achtenzeventig"),
    (Kind.PHONE, "app me op ", "zes elf tweeëntwintig drieëndertig vierenveertig"),
    (Kind.BSN, "mijn nummer ", "123456782"),
    (Kind.BSN, "bsn ", "123.456.789"),
    (Kind.IBAN, "rekening ", "NL91 ABNA 0417 1640 00"),
    (Kind.PLATE, "kenteken ", "12 ab 34"),
    (Kind.PLATE, "de auto heeft ", "K-482-XP"),
    (Kind.IP, "adres ", "192.168.1.12"),
    (Kind.DOCUMENT, "paspoort ", "NXF4K28L7"),
    (Kind.ADDRESS, "ik woon op de ", "Kerkstraat 12b"),
    (Kind.POSTCODE, "postcode ", "3512 AB"),
    (Kind.BIRTH_DATE, "geboren ", "maart '71"),
    (Kind.BIRTH_DATE, "geb. ", "12-03-1985"),
    (Kind.AGE, "ik word ", "50"),
    (Kind.AGE, "mijn dochter van ", "vier"),
    (Kind.SALARY, "ik verdien ", "tweeëntwintighonderd"),
    (Kind.SALARY, "mijn salaris is ", "3.851,-"),
    (Kind.SALARY, "ik verdien ", "3.4k"),
    (Kind.SALARY, "ik verdien ", "vier en een half duizend"),
    (Kind.SALARY, "bruto krijg ik ", "drieënhalf duizend"),
    (Kind.EMPLOYER, "ik ben monteur bij ", "ziggo"),
    (Kind.EMPLOYER, "onze arbodienst is ", "Zorg van de Zaak"),
    (Kind.DOCUMENT, "mijn personeelsnr ", "P0048812"),
    (Kind.URL, "zie ", "www.voorbeeld.nl"),
    (Kind.HANDLE, "volg ", "@sanne_w"),
    (Kind.HEALTH, "ik heb ", "adhd"),
    (Kind.HEALTH, "ik slik ", "sertraline"),
    (Kind.PERSON, "mijn naam is ", "Sanne"),
    (Kind.PERSON, "mijn manager ", "ronald"),
    (Kind.EMPLOYER, "ik werk bij de ", "hema"),
    (Kind.PLACE, "ik woon in ", "amersfoort"),
    (Kind.SCHOOL, "ik studeer aan ", "fontys"),
    (Kind.SCHOOL, "i graduated from the ", "university of hull"),
    (Kind.PERSON, "volgens ", "de vries"),
    (Kind.PERSON, "my surname is ", "stone"),
    (Kind.AGE, "ik word in mei ", "zestig"),
    (Kind.HEALTH, "ik heb ", "add"),
    (Kind.EMPLOYER, "mijn eerste baan was bij ", "makelaars van de ven"),
    (Kind.EMPLOYER, "ik zit in de raad voor ", "leefbaar ons dorp"),
    (Kind.DOCUMENT, "my licence is ", "hughe751203dj9ab"),
    (Kind.DOCUMENT, "mijn pas heeft ", "emp-00482"),
    (Kind.AGE, "vrachtwagenchauffeur, ", "47 jaar,"),
    (Kind.AGE, "ik ga richting de ", "zestig"),
    (Kind.AGE, "mijn dochtertje is ", "anderhalf"),
    (Kind.SALARY, "mijn dagtarief is ", "550"),
    (Kind.EMPLOYER, "ik ben ex-", "deloitte"),
    (Kind.EMPLOYER, "ik doe de planning bij ", "dierenkliniek oost"),
    (Kind.EMPLOYER, "mijn winkel heet ", "the green teapot"),
    (Kind.EMPLOYER, "we runnen ", "camping de zandput"),
    (Kind.SCHOOL, "ik geef les in het ", "sint-jozefscollege"),
    (Kind.PERSON, "ik sprak ", "wesley tjon a fat"),
    (Kind.PERSON, "ik ben ", "kim de boer"),
    (Kind.PERSON, "dat is de dochter van ", "prins"),
    (Kind.ADDRESS, "ik woon aan de ", "dorpsstraat nummer twaalf"),
    (Kind.BIRTH_DATE, "geboren op ", "eerste kerstdag 1969"),
    (Kind.PERSON, "de vorige coach heette ", "storm"),
    (Kind.PERSON, "begeleid door ", "mevrouw ten have"),
    (Kind.PLACE, "verhuisd naar ", "almere poort"),
    (Kind.PLACE, "een kamer in ", "amsterdam-noord"),
    (Kind.AGE, "moeder van drie jongens van ", "4 6 en 9"),
    (Kind.PLATE, "ik rij in een ", "gx 381 t"),
    (Kind.SALARY, "ik ga van ", "3100 naar 2600"),
    (Kind.EMPLOYER, "ik kook bij ", "de vergulde zwaan"),
    (Kind.HEALTH, "ik heb de ", "ziekte van crohn"),
]
OUT_IN_ENGLISH = [
    (Kind.EMAIL, "write to ", "sanne@voorbeeld.nl"),
    (Kind.EMAIL, "write to ", "tom dot hill at gmail dot com"),
    (Kind.PHONE, "call ", "+44 7700 900123"),
    (Kind.PHONE, "call me on ", "oh six twelve thirty-four fifty-six seventy-eight"),
    (Kind.BSN, "my bsn is ", "123456782"),
    (Kind.IBAN, "my account is ", "NL91 ABNA 0417 1640 00"),
    (Kind.PLATE, "my licence plate is ", "K-482-XP"),
    (Kind.IP, "my address is ", "192.168.1.12"),
    (Kind.DOCUMENT, "passport ", "NXF4K28L7"),
    (Kind.ADDRESS, "i live at ", "14 Cromwell Road"),
    (Kind.POSTCODE, "my postcode is ", "SW7 4TD"),
    (Kind.BIRTH_DATE, "i was born on ", "12 March 1985"),
    (Kind.AGE, "my daughter is ", "four"),
    (Kind.AGE, "i just turned ", "47"),
    (Kind.SALARY, "i earn ", "3,400"),
    (Kind.URL, "see ", "www.voorbeeld.nl"),
    (Kind.HANDLE, "follow ", "@sanne_w"),
    (Kind.HEALTH, "i have ", "adhd"),
    (Kind.PERSON, "my manager ", "gavin"),
    (Kind.SALARY, "i make ", "four and a half thousand"),
    (Kind.HANDLE, "find me, ", "wolfie#0420"),
    (Kind.EMPLOYER, "i work for ", "vodafone"),
    (Kind.EMPLOYER, "i pull pints at ", "the golden lion"),
    (Kind.PLACE, "i live in ", "leeds"),
    (Kind.SCHOOL, "i study at ", "oxford brookes university"),
]
STAYS = [
    "Ik ben Marketing Manager en INFJ, 3 jaar ervaring, 40 uur.",
    "Ik werk met Excel 2019, versie 2.1.4.",
    "Ik werk al 25 jaar in het onderwijs en heb 2 kinderen.",
    "Ik heb een burn-out gehad en veel stress.",
    "Ik wil van 40 naar 32 uur per week.",
    "Ik leid een team van 12 mensen.",
    "In maart begin ik aan een nieuwe baan in de zorg.",
    "I want a mentor who gets neurodivergent brains, not on Sunday nights.",
    "Mijn Belbin-rol is Brononderzoeker.",
    "Mijn baas is tien jaar jonger dan ik.",
    "Ik heb 3 kinderen, 2 banen en een wens.",
    "Ik ben tuinman in hart en nieren, max 30 minuten rijden.",
    "Ik heb geen sph of social work gedaan.",
    "Ik deed de Big Five en werk met PSPO en SAFe.",
    "Ik zoek hulp bij solliciteren, en bij netwerken klap ik dicht.",
    "Ik ben docent, al 20 jaar, en mijn ex-man ook.",
    "De Raad van Bestuur wil bezuinigen en niemand belt me terug.",
    "Ik ben niet bang voor vieze handen en zoek loopbaanadvies in de regio.",
    "Deze zomer wil ik iets nieuws, liever niet via de chat.",
    "Ik werk al drie zomers als strandwacht.",
    "Met een beetje hoop en veel geduld kom ik er wel.",
    "Ik mis trouw aan elkaar in dit team.",
    "Ik heb 3 kinderen, 24 net zo boze klanten, en weet niet of ik dit volhou.",
    "Onze arbodienst is Nederlands en traag.",
    "<!channel> wie helpt mij?",
    "In de lente wil ik beginnen, mei of juni past.",
    "Ik leer programmeren in Python en Ruby.",
    "Ik ben INFJ en mijn manager DISC-rood, dat botst.",
    "Plus een dag thuis zou al schelen.",
    "Zo heet het nu eenmaal, vindt da ik te veel werk.",
]


@pytest.mark.parametrize(("kind", "before", "value"), OUT)
def test_it_goes_out_whole(kind: Kind, before: str, value: str) -> None:
    done = anonymise(f"{before}{value} en verder niets", language=Language.NL)

    assert done.text.startswith(before)
    assert done.text.endswith(" en verder niets")
    assert [replacement.kind for replacement in done.replacements] == [kind]


@pytest.mark.parametrize(("kind", "before", "value"), OUT_IN_ENGLISH)
def test_it_goes_out_whole_in_english(kind: Kind, before: str, value: str) -> None:
    done = anonymise(f"{before}{value} and nothing else", language=Language.EN)

    assert done.text.startswith(before)
    assert done.text.endswith(" and nothing else")
    assert [replacement.kind for replacement in done.replacements] == [kind]


@pytest.mark.parametrize("cases", [OUT, OUT_IN_ENGLISH], ids=["dutch", "english"])
def test_every_kind_is_shown_to_go_out(cases: list[tuple[Kind, str, str]]) -> None:
    """The special categories go out when the person says so: `test_special_categories_are_noticed`."""
    assert {kind for kind, _, _ in cases} == set(Kind) - {Kind.SPECIAL}


@pytest.mark.parametrize(
    ("text", "age", "language"),
    [
        ("ik tel 55 lentes en wil iets nieuws", "55", Language.NL),
        ("met mijn zestig winters op de teller", "zestig", Language.NL),
        ("een chauffeur van 58 zomers jong", "58", Language.NL),
        ("after 52 trips around the sun i want a calmer job", "52", Language.EN),
        ("only 47 summers young and bored", "47", Language.EN),
    ],
)
def test_an_age_counted_in_seasons_goes_out(text: str, age: str, language: Language) -> None:
    said = Words(nl="[leeftijd]", en="[age]").of(language)

    assert anonymise(text, language=language).text == text.replace(age, said)


@pytest.mark.parametrize(
    ("text", "language", "broader"),
    [
        ("Ik ben 34 en zoek een coach.", Language.NL, "Ik ben [dertiger] en zoek een coach."),
        ("I am 52 and tired.", Language.EN, "I am [in my fifties] and tired."),
        ("Ik werk bij Albert Heijn.", Language.NL, "Ik werk bij [winkelketen]."),
        ("I work at Vattenfall.", Language.EN, "I work at [energy company]."),
    ],
)
def test_what_can_be_said_more_broadly_is(text: str, language: Language, broader: str) -> None:
    assert anonymise(text, language=language).text == broader


@pytest.mark.parametrize("text", STAYS)
def test_what_coaches_need_stays(text: str) -> None:
    assert anonymise(text, language=Language.NL).text == text


@pytest.mark.parametrize(
    "text",
    [
        "Will you help me?",
        "I'm free in March and April is fine.",
        "I will mark my words.",
        "Nobody calls me back after an interview.",
        "As Head of People I manage 14 reports across 3 countries.",
        "I am an electrician by trade.",
        "with a bit of patience and some hope i can do this",
        "Looking for a coach with patience, someone who doesn't rush me.",
        "My boss has no grace and takes the joy out of everything.",
        "Can you add me to the list?",
        "my head says im moaning",
        "i drive 60 miles a day for a job i hate",
    ],
)
def test_what_coaches_need_stays_in_english(text: str) -> None:
    assert anonymise(text, language=Language.EN).text == text


def test_a_job_at_a_site_is_no_mailbox_and_a_name_before_a_comma_is_a_name() -> None:
    text = "Gareth Llewellyn-Price, a data engineer at Booking.com"

    assert anonymise(text, language=Language.EN).text == "[name], a data engineer at [link]"


def test_a_placeholder_repeats_no_word_of_what_it_stands_for() -> None:
    assert anonymise("I am from Cape Town.", language=Language.EN).text == "I am from [place]."
    assert "nergy" not in anonymise("I joined Octopus Energy.", language=Language.EN).text


def test_health_words_go_when_the_person_wants_them_out() -> None:
    text = "Ik zit thuis met een burn-out."

    assert anonymise(text).text == text
    assert "burn-out" not in anonymise(text, keep_health=False).text


def test_invisible_letters_and_look_alikes_hide_nothing() -> None:
    for name in ("S\u200ban\u200bne", "S\u0430nne", "s a n n e", "Ｓａｎｎｅ", "Sa\u202enne"):
        assert name not in anonymise(f"Ik ben {name} en zoek hulp.", known=Known(names=("Sanne",))).text


def test_a_found_name_goes_out_everywhere() -> None:
    text = anonymise("Mijn manager Ronald is streng. Ronalds team is klein, ook al is ronald er nooit.").text

    assert "onald" not in text


def test_words_the_person_wants_out_go_out() -> None:
    assert anonymise("Ik ben brandweervrouw op een eiland.", remove=("brandweervrouw",)).text == (
        "Ik ben [weggelaten] op een eiland."
    )


def test_unsure_replacements_are_marked() -> None:
    done = anonymise("Iedereen noemt me bolle.", language=Language.NL)

    assert [mark.unsure for mark in done.marks] == [True]


def test_special_categories_are_noticed() -> None:
    assert mentions_health("Ik heb een burn-out")
    assert not mentions_health("Ik zoek een coach")
    assert mentions_special("Ik ben moslim en lid van de vakbond") == (Special.FAITH, Special.UNION)
    assert mentions_special("Ik zoek een coach") == ()


def test_placeholders_are_in_the_language_of_the_text() -> None:
    assert "[name]" in anonymise("Hello, my name is Sanne and I want a coach").text
    assert "[naam]" in anonymise("Hallo, mijn naam is Sanne en ik wil een coach").text


@pytest.mark.parametrize("piece", ["brand", "vrouw"])
def test_a_piece_of_a_word_takes_the_whole_word(piece: str) -> None:
    assert (
        anonymise("Ik ben brandweervrouw op een eiland.", remove=(piece,)).text
        == "Ik ben [weggelaten] op een eiland."
    )
