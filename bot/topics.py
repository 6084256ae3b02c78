"""The closed list of coaching topics: codes, titles and the words that name them. Matching is in `intents/`."""

from dataclasses import dataclass

from bot.words import Words


@dataclass(frozen=True)
class Topic:
    """`phrases` are lower-case words without accents; a `*` at the end stands for any ending."""

    code: str
    title: Words
    phrases: tuple[str, ...]


TOPICS: tuple[Topic, ...] = (
    Topic(
        "career_change",
        Words(nl="Loopbaan en ander werk", en="Career change"),
        (
            "loopbaan*", "carriere*", "career", "career change", "switch*", "ander werk", "andere baan", "omscholen",
            "omscholing", "ander beroep", "ander vak", "change jobs", "change of career", "different job",
            "new job", "nieuwe baan", "volgende stap", "next step", "koerswijziging", "overstap*", "zij instromer",
            "other work", "change careers", "careers", "different career", "retrain*",
        ),
    ),
    Topic(
        "burnout",
        Words(nl="Herstel na burn-out", en="Recovery from burn-out"),
        (
            "burnout*", "burn out*", "opgebrand", "overspannen", "overspannenheid", "burned out", "burnt out",
            "uitgeput", "exhausted", "stress*", "overwerkt", "overworked",
        ),
    ),
    Topic(
        "job_application",
        Words(nl="Solliciteren", en="Applying for a job"),
        (
            "sollicit*", "cv", "motivatiebrief", "job application*", "job interview*", "applying for*", "interviews",
            "resume", "cover letter", "job hunt*", "job search*", "werk zoeken", "baan zoeken", "baan vinden",
            "linkedin profiel", "linkedin profile",
        ),
    ),
    Topic(
        "leadership",
        Words(nl="Leidinggeven", en="Leadership"),
        (
            "leiderschap*", "leidinggeven*", "leiding geven", "leidinggevende worden", "leadership", "teamleider*",
            "eerste keer manager", "new manager", "managing people", "managing a team", "management skills",
            "team aansturen", "lead a team", "leading a team", "people manag*",
        ),
    ),
    Topic(
        "work_life_balance",
        Words(nl="Balans tussen werk en privé", en="Work-life balance"),
        (
            "balans", "werk prive*", "werkprive*", "work life*", "worklife*", "balance", "werkdruk", "workload",
            "grenzen stellen", "grenzen aangeven", "boundaries", "nee zeggen", "saying no", "work pressure",
        ),
    ),
    Topic(
        "conflict_at_work",
        Words(nl="Conflict op het werk", en="Conflict at work"),
        (
            "conflict*", "ruzie*", "pesten", "gepest", "bully*", "bullied", "bullying", "arbeidsconflict*", "argument with",
            "mijn baas", "my boss", "lastige collega*", "difficult colleague*", "toxic*", "manager botst",
        ),
    ),
    Topic(
        "self_confidence",
        Words(nl="Zelfvertrouwen", en="Self-confidence"),
        (
            "zelfvertrouwen", "onzeker*", "self confidence", "confidence", "insecure", "imposter*", "impostor*",
            "assertief", "assertiviteit*", "assertive*", "faalangst", "fear of failure", "self esteem",
            "zelfbeeld", "perfectionis*", "zelfverzekerd*",
        ),
    ),
    Topic(
        "retirement",
        Words(nl="Pensioen", en="Retirement"),
        ("pensioen*", "retire*", "retiring", "prepensioen", "aow", "stoppen met werken", "stop working"),
    ),
    Topic(
        "own_business",
        Words(nl="Voor jezelf beginnen", en="Starting for yourself"),
        (
            "zzp*", "eigen bedrijf", "eigen zaak", "voor mezelf beginnen", "voor mijzelf beginnen", "voor jezelf beginnen",
            "freelance*", "ondernemer*", "ondernemen", "own business", "self employed", "start up", "startup",
            "entrepreneur*", "zelfstandig*", "start a business", "start my own*", "zelf ondernemen",
        ),
    ),
    Topic(
        "reintegration",
        Words(nl="Re-integratie", en="Return to work"),
        (
            "reintegr*", "re integr*", "tweede spoor", "second track", "terugkeer naar werk", "return to work",
            "returning to work", "weer aan het werk", "back to work", "wia", "ziektewet", "herintred*",
            "outplacement", "terug aan het werk",
        ),
    ),
    Topic(
        "study_or_first_job",
        Words(nl="Studiekeuze of eerste baan", en="Choice of study or first job"),
        (
            "studiekeuze*", "studie kiezen", "eerste baan", "first job", "afgestudeerd", "graduate*", "starter",
            "choice of study", "net klaar met mijn studie", "study choice", "welke studie", "which study",
            "choosing a study", "student*", "stage*", "internship*", "graduation",
        ),
    ),
    Topic("other", Words(nl="Iets anders", en="Something else"), ()),
)
