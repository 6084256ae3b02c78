"""The ground: locks that fit the package and name no address, and a repository that knows no machine."""

import re
import subprocess
import tomllib
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

import pytest
from packaging.markers import Marker
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
LOCKS = ("requirements.lock", "requirements-dev.lock")
PIN = re.compile(r"^([A-Za-z0-9_.-]+)==([^\s;\\]+)\s*(?:;\s*([^\\]+?))?\s*\\?$")
HASH = re.compile(r"^    --hash=sha256:[0-9a-f]{64}( \\)?$")

# Written so that this file does not hold what it looks for.
MACHINE_PATHS = re.compile("/" + "(work|farm|root|home|Users)/")
ADDRESS = re.compile(
    "(?:https?|file|git)" + r"://|@\s*(?:git|file)|^\s*-(?:i|f|e)\s|--(?:extra-)?" + "index", re.MULTILINE
)
REGISTRY = re.compile(r"pypi\.|pythonhosted|(?:^|[^\w])npm(?:js)?\.|artifactory|nexus\.", re.IGNORECASE)


def lines_of(lock: str) -> list[str]:
    return (ROOT / lock).read_text(encoding="utf-8").splitlines()


def pinned(lock: str) -> dict[str, list[tuple[str, str | None]]]:
    """Name to versions with their markers: a universal lock may hold two for two kinds of machine."""
    pins: dict[str, list[tuple[str, str | None]]] = {}
    for line in lines_of(lock):
        if found := PIN.match(line):
            pins.setdefault(canonicalize_name(found[1]), []).append((found[2], found[3]))
    return pins


def asked(*groups: str) -> list[Requirement]:
    project: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    rows = list(project["project"]["dependencies"])
    for group in groups:
        rows += project["dependency-groups"][group]
    return [Requirement(row) for row in rows]


@pytest.mark.parametrize(
    ("lock", "groups"), [("requirements.lock", ("build",)), ("requirements-dev.lock", ("build", "dev"))]
)
def test_the_lock_holds_everything_the_package_asks_for(lock: str, groups: tuple[str, ...]) -> None:
    pins = pinned(lock)
    assert len(pins) > 30
    unmet = [
        str(requirement)
        for requirement in asked(*groups)
        if not any(
            requirement.specifier.contains(number, prereleases=True)
            for number, _ in pins.get(canonicalize_name(requirement.name), [])
        )
    ]
    assert not unmet, f"run `make lock`: {unmet}"


def test_both_locks_agree() -> None:
    product, tools = pinned("requirements.lock"), pinned("requirements-dev.lock")
    assert {name: tools.get(name) for name in product} == product


@pytest.mark.parametrize("lock", LOCKS)
def test_what_is_locked_is_installed_without_resolving_anything_anew(lock: str) -> None:
    """An older pip meets `coverage[toml]`, takes the newest release for it, and refuses it: it has no hash."""
    recipes = (ROOT / "Makefile").read_text(encoding="utf-8").splitlines()
    found = [line for line in recipes if line.endswith(f"--requirement {lock}")]
    assert len(found) == 1
    assert {"--no-deps", "--require-hashes"} <= set(found[0].split())


@pytest.mark.parametrize("lock", LOCKS)
def test_every_entry_of_the_lock_has_its_hashes_and_nothing_else_is_in_it(lock: str) -> None:
    lines = [line for line in lines_of(lock) if line.strip() and not line.lstrip().startswith("#")]
    entries = 0
    for line, following in zip(lines, [*lines[1:], ""], strict=True):
        if PIN.match(line):
            entries += 1
            assert HASH.match(following), f"{line} has no hash"
        else:
            assert HASH.match(line), f"neither a pinned version nor a hash: {line}"
    assert entries > 30


@pytest.mark.parametrize("lock", LOCKS)
def test_no_lock_says_where_to_download(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    assert not ADDRESS.search(text)
    assert not REGISTRY.search(text)


def test_an_address_in_a_lock_would_be_noticed() -> None:
    for line in (
        "a @ https" + "://example.org/a.whl",
        "--" + "index-url x",
        "-i x",
        "x @ git+ssh" + "://host",
    ):
        assert ADDRESS.search(line), line


def test_this_environment_is_the_one_that_is_locked() -> None:
    """What the tests run on is what users get: every installed package that the lock names has its version."""
    different = []
    for name, pins in pinned("requirements-dev.lock").items():
        here = [number for number, marker in pins if marker is None or Marker(marker).evaluate()]
        try:
            installed = version(name)
        except PackageNotFoundError:
            installed = "nothing"
        if here and installed not in here:
            different.append(f"{name}: {installed}, locked {here[0]}")
    assert not different, f"run `make test`, which installs the locked versions: {different}"


def tracked() -> list[Path]:
    run = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False)
    if run.returncode != 0:
        pytest.skip("this is not a git checkout, so there is no list of the project's own files")
    return [ROOT / name for name in run.stdout.decode().split("\0") if name]


def texts() -> dict[Path, str]:
    found = {}
    for path in tracked():
        try:
            found[path] = path.read_text(encoding="utf-8")
        except (UnicodeDecodeError, FileNotFoundError, IsADirectoryError):
            continue
    return found


def test_no_file_names_a_path_of_somebodys_machine() -> None:
    files = texts()
    assert ROOT / "pyproject.toml" in files
    assert MACHINE_PATHS.search("/" + "home/somebody/klik")
    named = [str(path.relative_to(ROOT)) for path, text in files.items() if MACHINE_PATHS.search(text)]
    assert not named


def test_no_secret_of_a_platform_is_in_the_repository() -> None:
    real = re.compile(
        r"xox[abeprs]-\d{6,}-\d{6,}-\w{10,}|xapp-\d-A\w{8,}-\d{6,}-\w{20,}|BEGIN (?:RSA |EC )?PRIVATE"
        + " KEY"
    )
    assert real.search("-".join(("xoxb", "123456789012", "123456789012", "abcdefghijklmnopqrstuvwx")))
    named = [str(path.relative_to(ROOT)) for path, text in texts().items() if real.search(text)]
    assert not named


def test_no_registry_is_named_in_the_repository() -> None:
    host = re.compile(r"py" + r"pi\.org|python" + r"hosted\.org|npm" + r"js\.(?:org|com)")
    assert host.search("https://py" + "pi.org/project/klik")
    named = [str(path.relative_to(ROOT)) for path, text in texts().items() if host.search(text)]
    assert not named
