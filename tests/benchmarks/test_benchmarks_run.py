"""The benchmarks run from end to end on a handful of clicks, so that they cannot rot. How fast is not asked here."""

import asyncio
import json
from importlib.util import cache_from_source
from pathlib import Path

import bot.door
from benchmarks import access, click, erasure, soak, start, teams
from benchmarks.__main__ import compile_measured
from benchmarks.figures import Figure, at_least, at_most, figure, write_json


def _by_name(figures: list[Figure]) -> dict[str, Figure]:
    assert all(each.lowest <= each.value <= each.highest for each in figures)
    return {each.name: each for each in figures}


def test_a_click_is_measured_beside_the_reference() -> None:
    found = _by_name(asyncio.run(click.measure(click.Size(rounds=1, alone=2, crowd=8, at_once=4))))
    assert found["reference at c=4"].value > 0
    assert found["accepts of distinct requests at c=4"].value > 0
    assert found["accept p50 at c=1, of the reference's"].target == at_most(0.25)


def test_what_is_measured_is_compiled_as_an_installed_package_is() -> None:
    kept = Path(cache_from_source(bot.door.__file__))
    kept.unlink(missing_ok=True)
    compile_measured()
    assert kept.is_file()


def test_a_start_and_a_delivery_are_measured() -> None:
    found = _by_name(asyncio.run(start.measure(start.Size(starts=1, deliveries=2))))
    shell = found["accept committed → contact's shell at the platform"]
    filled = found["accept committed → contact filled"]
    assert 0 <= shell.value < filled.value
    assert 10 < found["memory, idle"].value < found["memory once somebody has talked to Klik"].value
    assert found["first word since the start → its answer at the platform"].value > 0


def test_a_mix_of_clicks_is_counted_and_its_memory_read() -> None:
    found = _by_name(asyncio.run(soak.measure(soak.Size(clicks=80, chunk=40))))
    assert found["memory after 80 clicks"].value > 10


def test_an_erasure_and_a_sweep_are_measured() -> None:
    found = _by_name(erasure.measure(erasure.Size(few=150, many=400, ones=1)))
    assert found["erase somebody with everything"].target == at_most(2)
    assert found["find 100 due people among 400, of among 150"].value > 0


def test_an_access_package_is_measured() -> None:
    found = _by_name(access.measure(access.Size(packages=2)))
    assert found["access package of somebody with everything"].target == at_most(1)


def test_a_figure_knows_whether_it_holds_its_target(tmp_path: Path) -> None:
    good = figure("part", "fast enough", [1.0, 3.0, 2.0], unit="ms", target=at_most(2))
    bad = figure("part", "not enough", [0.5, 0.7, 0.6], unit="×", target=at_least(0.65))
    assert (good.value, good.lowest, good.highest) == (2.0, 1.0, 3.0)
    assert (good.is_good, bad.is_good) == (True, False)
    write_json([good, bad], tmp_path / "figures.json")
    written = json.loads((tmp_path / "figures.json").read_text())
    assert [each["is_good"] for each in written["figures"]] == [True, False]


def test_a_press_on_teams_is_measured_beside_the_sdks_own_adapter() -> None:
    found = _by_name(asyncio.run(teams.measure(teams.Size(rounds=1, presses=4, starts=1))))
    assert found["reference: Action.Execute, c=16"].value > 0
    assert found["accept that wins, c=1, of the reference's"].target == at_least(5)
    assert found["memory, idle, both platforms"].value > 10
