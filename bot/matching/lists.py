"""The closed lists of the forms: what can be chosen, and what a choice is called. Free text is never broadcast raw."""

from dataclasses import dataclass

from bot.words import Language, Words


@dataclass(frozen=True)
class Option:
    code: str
    title: Words


def _same(code: str, name: str) -> Option:
    return Option(code, Words(nl=name, en=name))


EDUCATION = (
    Option("primary", Words(nl="Basisschool of vmbo", en="Primary or lower secondary school")),
    Option("secondary", Words(nl="Havo of vwo", en="Upper secondary school")),
    Option("vocational", Words(nl="Mbo", en="Vocational education")),
    Option("bachelor", Words(nl="Hbo of bachelor", en="Bachelor's degree")),
    Option("master", Words(nl="Universiteit of master", en="Master's degree or higher")),
)
REGIONS = (
    _same("drenthe", "Drenthe"),
    _same("flevoland", "Flevoland"),
    _same("friesland", "Friesland"),
    _same("gelderland", "Gelderland"),
    _same("groningen", "Groningen"),
    _same("limburg", "Limburg"),
    _same("noord_brabant", "Noord-Brabant"),
    _same("noord_holland", "Noord-Holland"),
    _same("overijssel", "Overijssel"),
    _same("utrecht", "Utrecht"),
    _same("zeeland", "Zeeland"),
    _same("zuid_holland", "Zuid-Holland"),
    Option("belgium", Words(nl="België", en="Belgium")),
    Option("elsewhere", Words(nl="Ergens anders", en="Somewhere else")),
)
# Parts of the country: what a province becomes when too few requests share it.
PARTS = (
    Option("north", Words(nl="Noord-Nederland", en="North of the Netherlands")),
    Option("east", Words(nl="Oost-Nederland", en="East of the Netherlands")),
    Option("south", Words(nl="Zuid-Nederland", en="South of the Netherlands")),
    Option("west", Words(nl="West-Nederland", en="West of the Netherlands")),
)
PART_OF = {
    "drenthe": "north",
    "friesland": "north",
    "groningen": "north",
    "flevoland": "east",
    "gelderland": "east",
    "overijssel": "east",
    "limburg": "south",
    "noord_brabant": "south",
    "zeeland": "south",
    "noord_holland": "west",
    "utrecht": "west",
    "zuid_holland": "west",
}
OTHER_FUNCTION = "other"
# Groups of work: nobody chooses one, a job title becomes one (`functions`).
FUNCTIONS = (
    Option("care", Words(nl="Zorg en welzijn", en="Care")),
    Option("education", Words(nl="Onderwijs", en="Education")),
    _same("technology", "ICT"),
    Option("finance", Words(nl="Financiën", en="Finance")),
    Option("law_and_government", Words(nl="Recht en overheid", en="Law and government")),
    Option("people", Words(nl="HR en opleiding", en="HR and training")),
    Option(
        "commerce", Words(nl="Verkoop, marketing en communicatie", en="Sales, marketing and communication")
    ),
    Option(
        "retail_and_hospitality", Words(nl="Winkel, horeca en dienstverlening", en="Retail and hospitality")
    ),
    Option("transport", Words(nl="Transport en logistiek", en="Transport and logistics")),
    Option(
        "building_and_industry",
        Words(nl="Bouw, techniek en industrie", en="Building, engineering and industry"),
    ),
    Option("culture_and_media", Words(nl="Cultuur en media", en="Culture and media")),
    Option("research", Words(nl="Onderzoek en analyse", en="Research and analysis")),
    Option("office", Words(nl="Administratie en ondersteuning", en="Administration and support")),
    Option("management", Words(nl="Leiding", en="Management")),
    Option(OTHER_FUNCTION, Words(nl="Anders", en="Other")),
)
UNDER_16 = "under_16"
AGE_BANDS = (
    Option(UNDER_16, Words(nl="Jonger dan 16", en="Under 16")),
    Option("16_24", Words(nl="16 tot en met 24", en="16 to 24")),
    Option("25_34", Words(nl="25 tot en met 34", en="25 to 34")),
    Option("35_44", Words(nl="35 tot en met 44", en="35 to 44")),
    Option("45_54", Words(nl="45 tot en met 54", en="45 to 54")),
    Option("55_plus", Words(nl="55 of ouder", en="55 or older")),
)
GENDERS = (
    Option("woman", Words(nl="Vrouw", en="Woman")),
    Option("man", Words(nl="Man", en="Man")),
    Option("non_binary", Words(nl="Non-binair", en="Non-binary")),
    Option("rather_not", Words(nl="Zeg ik liever niet", en="I would rather not say")),
)
LANGUAGES = (
    Option("nl", Words(nl="Nederlands", en="Dutch")),
    Option("en", Words(nl="Engels", en="English")),
    Option("either", Words(nl="Maakt niet uit", en="Either is fine")),
)
SETTINGS = (
    Option("online", Words(nl="Online", en="Online")),
    Option("in_person", Words(nl="Op locatie", en="In person")),
    Option("either", Words(nl="Maakt niet uit", en="Either is fine")),
)
EMPLOYMENT = (
    Option("permanent", Words(nl="Vast dienstverband", en="Permanent contract")),
    Option("temporary", Words(nl="Tijdelijk dienstverband", en="Temporary contract")),
    Option("self_employed", Words(nl="Zelfstandig", en="Self-employed")),
    Option("not_working", Words(nl="Geen werk op dit moment", en="Not working right now")),
    Option("studying", Words(nl="Studerend", en="Studying")),
)
INCOME = (
    Option(
        "below_2000", Words(nl="Minder dan € 2.000 bruto per maand", en="Less than € 2,000 gross a month")
    ),
    Option(
        "2000_3500", Words(nl="€ 2.000 tot € 3.500 bruto per maand", en="€ 2,000 to € 3,500 gross a month")
    ),
    Option(
        "3500_5000", Words(nl="€ 3.500 tot € 5.000 bruto per maand", en="€ 3,500 to € 5,000 gross a month")
    ),
    Option("above_5000", Words(nl="Meer dan € 5.000 bruto per maand", en="More than € 5,000 gross a month")),
)


def codes(options: tuple[Option, ...]) -> frozenset[str]:
    return frozenset(option.code for option in options)


def title(options: tuple[Option, ...], code: str, language: Language) -> str:
    """What a stored code is called; an unknown one (an older list) is shown as it is."""
    return next((option.title.of(language) for option in options if option.code == code), code)
