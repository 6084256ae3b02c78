"""A job title as one of a few groups of work: the only form in which coaches may read it (R-037)."""

import re
from functools import cache

from bot.anonymise.lexicon import bare
from bot.matching.lists import OTHER_FUNCTION

# Stems by group, the special before the general: the first group that has one wins. A stem starts a word, or ends
# a Dutch compound when it has a dash before it.
STEMS: tuple[tuple[str, str], ...] = (
    (
        "people",
        "hr- hrm personeel recruit -recruiter p&o arbeidsdesk human-resources talent loopbaan coach trainer payroll",
    ),
    (
        "care",
        "verpleeg -verpleegkundige verzorg arts -arts dokter tandarts fysio ergo- ergother psycho zorg -zorg thuiszorg "
        "apothe kraam verlosk begeleid hulpverlen maatschappelijk sociaal jeugdw nurse nursing care carer doctor "
        "physician dentist therap social midwi pharmac paramedic ambulance welzijn",
    ),
    (
        "education",
        "docent leraar lerares leerkracht -leerkracht -docent juf meester onderwijs school pedagog kinderop lector "
        "rector conrector teacher lecturer tutor teaching professor educat",
    ),
    (
        "technology",
        "ict it- software developer programm ontwikkelaar -ontwikkelaar systeembeheer netwerkbeheer data devops "
        "product-owner scrum tester ux ui web cyber cloud sysadmin informat helpdesk frontend backend fullstack",
    ),
    (
        "finance",
        "financ boekhoud accountant controller auditor fiscal belasting bank krediet verzeker "
        "actuar hypotheek administrateur bookkeep tax insurance treasur econom",
    ),
    (
        "law_and_government",
        "jurist juridisch advoca notar rechter griffier ambtenaar beleid politie brandweer militair defensie boa "
        "gemeente wethouder lawyer legal solicitor paralegal policy civil police fire army officer soldier judge",
    ),
    (
        "commerce",
        "verko -verkoper sales account marketing marketeer commerci inkoper inkoop communicat reclame merk brand "
        "buyer seo growth pr- publiciteit",
    ),
    (
        "retail_and_hospitality",
        "winkel kassa vakken filiaal horeca kok chef-kok ober barista bakker slager kapper kapster barman hotel "
        "receptie gast schoonma retail shop cashier waiter waitress cook chef bartender baker butcher hairdress "
        "cleaner steward floor",
    ),
    (
        "transport",
        "logisti magazijn chauffeur -chauffeur vrachtw heftruck orderpick bezorg koerier planner -planner expediti "
        "machinist buschauff taxi piloot schipper driver warehouse courier logistic pilot dispatch",
    ),
    (
        "building_and_industry",
        "bouw timmer metsel loodgiet elektri monteur -monteur lasser installat schilder stucad dakdek werkvoorb "
        "uitvoerder operator productie technicus techni engineer ingenieur constructeur mechanic electrici plumb "
        "carpenter welder construct mainten onderhoud procesoperator machinebouw tuin hovenier boer agrar landbouw "
        "farmer garden",
    ),
    (
        "culture_and_media",
        "journalist redact schrijver vormgev ontwerp designer -ontwerper fotogra film muzi acteur actrice kunst "
        "museum bibliothe archief grafisch design writer editor artist photograph music librar creati",
    ),
    (
        "research",
        "onderzoek promovend wetenschap laborant analist -analist research scient postdoc phd analyst lab",
    ),
    (
        "office",
        "secretar administra office kantoor assistent -assistent managementassist receptioni telefoni klantens "
        "customer support medewerker assistant clerk secretary service",
    ),
    (
        "management",
        "directeur direct bestuur manager -manager leidinggev teamleid afdelingshoofd hoofd ceo cfo coo head lead founder",
    ),
)


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((group, re.compile("|".join(map(_pattern, stems.split())))) for group, stems in STEMS)


def _pattern(stem: str) -> str:
    if stem.startswith("-"):
        return rf"{re.escape(stem[1:])}\b"
    return r"\b" + "[ -]".join(map(re.escape, stem.split("-")))


def group_of(job_title: str) -> str | None:
    """The group of a job title, OTHER_FUNCTION when none fits, None when nothing was given."""
    low = bare(job_title.casefold())
    if not low.strip():
        return None
    known = (group for group, pattern in _patterns() if pattern.search(low))
    return next(known, OTHER_FUNCTION)
