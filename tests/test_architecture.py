"""The layout, held by a test: who may import whom, how long a file may be, and what no file may do."""

import ast
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
OURS = ("bot", "storage", "adapters", "manifest")
MOST_LINES = 300

# Pure libraries: no network, no database, no platform.
PURE = {
    "babel",
    "cachetools",
    "dateutil",
    "defusedxml",
    "email_validator",
    "marisa_trie",
    "phonenumbers",
    "pypdf",
    "rapidfuzz",
    "regex",
    "reportlab",
    "stdnum",
    "uuid_utils",
}


@dataclass(frozen=True)
class Rule:
    """What the modules whose name begins with `of` may import; the longest `of` that fits counts."""

    of: str
    may: frozenset[str]
    anything: bool = False


SHARED = {
    f"adapters.{name}" for name in ("arriving", "clipping", "downloading", "parsing", "pausing", "settings")
}
PLATFORM = frozenset(SHARED | {"bot", "aiohttp", "aiolimiter", "cachetools", "regex"})

RULES: tuple[Rule, ...] = (
    Rule("bot", frozenset(PURE | {"bot"})),
    # Run by whoever rebuilds a list, never by the bot.
    Rule("bot.anonymise.build_lexicon", frozenset(PURE | {"bot", "wordfreq"})),
    Rule("bot.intents.build", frozenset(PURE | {"bot", "wordfreq"})),
    Rule("storage", frozenset({"bot", "storage", "sqlmodel", "sqlalchemy", "alembic", "cryptography"})),
    Rule("adapters.slack", PLATFORM | {"adapters.slack", "slack_bolt", "slack_sdk"}),
    Rule(
        "adapters.teams",
        PLATFORM | {"adapters.teams", "botbuilder", "botframework", "cryptography", "jwt", "msrest"},
    ),
    Rule("adapters.playground", frozenset({"adapters.playground", "aiohttp", "cryptography"})),
    # The headless story and its script speak of the bot they play; `cli/demo` starts both.
    Rule("adapters.playground.story", frozenset({"adapters.playground", "aiohttp", "cryptography", "bot"})),
    Rule("adapters.playground.mixed_story", frozenset({"adapters.playground", "bot"})),
    Rule("adapters.playground.everything_story", frozenset({"adapters.playground", "bot"})),
    Rule("adapters.playground.erasing_story", frozenset({"adapters.playground", "bot"})),
    Rule("adapters.playground.script", frozenset({"adapters.playground", "bot"})),
    Rule("adapters.web", frozenset({"bot", "adapters.web", "aiohttp", "cachetools"})),
    Rule("adapters.inspecting", frozenset({"bot"})),
    # What both platforms' adapters need alike.
    Rule("adapters.clipping", frozenset({"regex"})),
    Rule("adapters.downloading", frozenset({"bot", "aiohttp"})),
    Rule("adapters.arriving", frozenset({"aiohttp"})),
    Rule("adapters.parsing", frozenset()),
    Rule("adapters.pausing", frozenset({"bot", "aiolimiter"})),
    Rule("adapters.settings", frozenset({"bot", "adapters.settings", "pydantic", "pydantic_settings"})),
    Rule("adapters.wiring", frozenset(), anything=True),
    Rule("adapters.cli", frozenset(), anything=True),
    Rule("manifest", frozenset({"manifest", "bot.commands", "bot.messages", "bot.words", "PIL"})),
)

# From the top: a module may import its own line and the lines below it.
ORDER: tuple[tuple[str, ...], ...] = (
    ("door", "outbox", "courier"),
    ("answers", "talk"),
    ("messages",),
    ("admins", "coaches", "commands", "desk", "intents", "linking", "matching", "privacy"),
    ("anonymise",),
    ("context", "limits", "memory", "ports", "topics"),
    ("audit", "errors", "events", "notices", "outcome", "rules", "views"),
    ("model",),
    ("clock", "cv", "ids", "killpoint", "logs", "rush", "words"),
)


def python_files(*folders: str) -> list[Path]:
    """Of the project itself: not what is installed, made or cached."""
    skipped = {".venv", "build", "data", "dist", "node_modules"}
    found = [path for folder in folders for path in (ROOT / folder).rglob("*.py")]
    return sorted(
        path for path in found if not skipped & set(path.relative_to(ROOT).parts[:1]) | hidden(path)
    )


def hidden(path: Path) -> set[str]:
    return {part for part in path.relative_to(ROOT).parts if part.startswith(".") or part == "__pycache__"}


def module_of(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def imports(path: Path) -> Iterator[tuple[int, str]]:
    """Every module a file names, anywhere in it: an import inside a function counts as well."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        match node:
            case ast.Import(names=names):
                yield from ((node.lineno, alias.name) for alias in names)
            case ast.ImportFrom(module=str(module), level=0, names=names):
                # "from bot import commands" names bot.commands; "from bot.words import Words" bot.words.
                inside = {f"{module}.{alias.name}" for alias in names}
                modules = {name for name in inside if is_ours(name)} or {module}
                yield from ((node.lineno, name) for name in modules)
            case ast.ImportFrom():
                yield node.lineno, "a relative import"


def is_ours(module: str) -> bool:
    path = ROOT.joinpath(*module.split("."))
    return module.split(".")[0] in OURS and (path.is_dir() or path.with_suffix(".py").is_file())


def under(name: str, prefix: str) -> bool:
    return name == prefix or name.startswith((f"{prefix}.", f"{prefix}_"))


def rule_for(module: str) -> Rule | None:
    fitting = [rule for rule in RULES if under(module, rule.of)]
    return max(fitting, key=lambda rule: len(rule.of)) if fitting else None


def broken_rules(module: str, imported: list[tuple[int, str]]) -> list[str]:
    rule = rule_for(module)
    if rule is None:
        return [f"{module} has no rule: add one to RULES"]
    if rule.anything:
        return []
    return [
        f"{module}:{line} imports {name}"
        for line, name in imported
        if name.split(".")[0] not in sys.stdlib_module_names
        and not any(under(name, allowed) for allowed in rule.may)
    ]


def rank(module: str) -> int | None:
    """The line of ORDER a core module stands on; the package itself is the map and stands on none."""
    name = module.split(".")[1] if "." in module else ""
    return next((line for line, names in enumerate(ORDER) if name in names), None)


def test_everybody_imports_only_what_the_table_allows() -> None:
    files = [path for folder in OURS for path in python_files(folder)]
    assert files
    broken = [
        text
        for path in files
        if module_of(path) != "adapters"
        for text in broken_rules(module_of(path), list(imports(path)))
    ]
    assert not broken, "\n".join(broken)


@pytest.mark.parametrize(
    ("module", "name"),
    [
        ("bot.door", "storage.store"),
        ("bot.matching.accepting", "sqlalchemy"),
        ("bot.courier", "aiohttp"),
        ("storage.store.store", "adapters.settings"),
        ("adapters.slack.app", "storage.store"),
        ("adapters.slack.app", "adapters.playground.slack_server"),
        ("adapters.playground.slack_server", "bot.model"),
        ("adapters.web", "storage.store"),
        ("manifest.slack", "adapters.settings"),
        ("manifest.slack", "bot.door"),
    ],
)
def test_the_table_would_notice(module: str, name: str) -> None:
    assert broken_rules(module, [(1, name)]) == [f"{module}:1 imports {name}"]


def test_every_room_of_the_core_stands_in_the_order() -> None:
    rooms = {module_of(path).split(".")[1] for path in python_files("bot") if module_of(path) != "bot"}
    unknown = rooms - {name for line in ORDER for name in line}
    assert not unknown, f"give these a line in ORDER: {sorted(unknown)}"


def test_inside_the_core_imports_run_downwards() -> None:
    upwards = []
    for path in python_files("bot"):
        mine = rank(module_of(path))
        for line, name in imports(path):
            theirs = rank(name) if name.startswith("bot.") else None
            if mine is not None and theirs is not None and theirs < mine:
                upwards.append(f"{module_of(path)}:{line} imports {name}, which stands above it")
    assert not upwards, "\n".join(upwards)


def in_circles(needs: dict[str, set[str]]) -> dict[str, set[str]]:
    """What is left when everything that needs nobody, or that nobody needs, is taken away again and again."""
    left = {
        module: {other for other in others if other in needs} - {module} for module, others in needs.items()
    }
    while True:
        needed = {other for others in left.values() for other in others}
        kept = {module for module, others in left.items() if others and module in needed}
        if kept == left.keys():
            return left
        left = {module: left[module] & kept for module in kept}


def test_no_two_files_need_each_other() -> None:
    files = [path for folder in OURS for path in python_files(folder)]
    circle = in_circles({module_of(path): {name for _, name in imports(path)} for path in files})
    assert not circle, "\n".join(
        f"{module} needs {sorted(others)}" for module, others in sorted(circle.items())
    )


def test_a_circle_would_be_noticed() -> None:
    assert in_circles({"a": {"b"}, "b": {"c"}, "c": {"b"}, "d": set(), "e": {"d"}}).keys() == {"b", "c"}
    assert in_circles({"a": {"b"}, "b": {"c"}, "c": set()}) == {}


def test_no_two_test_files_have_one_name() -> None:
    """pytest imports them by that name alone: the second would stop the whole run."""
    names = [path.name for path in python_files("tests") if path.name.startswith("test_")]
    assert len(names) > 100
    assert {name for name in names if names.count(name) > 1} == set()


def test_no_file_is_longer_than_somebody_reads_in_one_go() -> None:
    files = python_files(*OURS, "tests", "benchmarks")
    long = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in files}
    too_long = [f"{path.relative_to(ROOT)}: {lines}" for path, lines in long.items() if lines > MOST_LINES]
    assert not too_long, "\n".join(too_long)


def calls(path: Path) -> Iterator[tuple[int, str]]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            yield node.lineno, ast.unparse(node.func)


# The one place that asks the machine for the time, and the pretend workspace, which has a clock of its own.
CLOCKS = {"bot.clock", "adapters.playground.clock"}
TIME = {
    "datetime.now",
    "datetime.utcnow",
    "datetime.today",
    "date.today",
    "time.time",
    "datetime.datetime.now",
}


def test_nobody_prints_and_nobody_asks_the_machine_for_the_time() -> None:
    found = []
    for path in [path for folder in OURS for path in python_files(folder)]:
        forbidden = {"print"} | (set() if module_of(path) in CLOCKS else TIME)
        found += [f"{module_of(path)}:{line} {name}" for line, name in calls(path) if name in forbidden]
    assert not found, "\n".join(found)


def test_the_clock_is_seen_to_ask_so_the_rule_above_can_find_it() -> None:
    names = {name for _, name in calls(ROOT / "bot" / "clock.py")}
    assert names & TIME
