"""The shape of the house: who may import whom, and that the documents tell of what is there."""

import ast
import csv
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from fnmatch import fnmatch
from graphlib import CycleError, TopologicalSorter
from importlib.metadata import version
from pathlib import Path
from typing import Final

import click
import pytest

from evaluator import __version__ as evaluator_version
from evaluator.cli import evaluator
from evaluator.runtime.events import EVENTS

HOUSE: Final = Path(__file__).parent.parent

MAY_IMPORT: Final = {
    "domain": {"domain"},
    "wire": {"domain", "wire"},
    "runtime": {"runtime"},
    "kiosk": {"domain", "wire", "runtime", "kiosk"},
    "office": {"domain", "wire", "runtime", "office"},
    "manager": {"domain", "wire", "runtime", "manager"},
    # proves what kiosk and office made, so it leans on neither
    "verifier": {"domain", "wire", "runtime", "verifier"},
    # plays days at the kiosk's own journal and fills an office with them; no program may lean on invented days
    "simulation": {"domain", "wire", "runtime", "kiosk", "office", "simulation"},
    "demo": {"domain", "wire", "runtime", "kiosk", "office", "manager", "simulation", "demo"},
}
QT: Final = {"PySide6", "qasync", "shiboken6"}
WITH_QT: Final = ("evaluator/kiosk/", "evaluator/manager/", "evaluator/demo/", "evaluator/runtime/loop.py")
PURE: Final = {
    *("__future__", "collections", "dataclasses", "datetime", "decimal", "enum", "fractions", "functools", "hashlib"),
    *("calendar", "itertools", "math", "operator", "re", "statistics", "typing", "zoneinfo", "msgspec", "evaluator"),
}


def imports_of(source: str) -> Iterator[tuple[int, str]]:
    """Line and name of everything a module imports, also inside its functions."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = "." * node.level + (node.module or "")
            yield from ((node.lineno, f"{base}.{alias.name}") for alias in node.names)


def faults_of(file: str, source: str) -> Iterator[str]:
    """One sentence for each import that the table forbids, naming the import that would be right."""
    part = file.split("/")[1]
    for line, name in imports_of(source):
        top, *rest = name.split(".")
        here = f"{file}:{line} imports {name};"
        allowed = MAY_IMPORT.get(part)
        if not top:
            yield f"{here} write evaluator.{part}.… in full"
        elif top == "evaluator" and allowed and rest and rest[0] in MAY_IMPORT and rest[0] not in allowed:
            right = "evaluator.domain or evaluator.wire" if "wire" in allowed else f"evaluator.{min(allowed)}"
            yield f"{here} {part} may import {', '.join(sorted(allowed))}: put what both need into {right}"
        elif top in QT and not file.startswith(WITH_QT):
            yield f"{here} Qt lives in kiosk, manager and evaluator.runtime.loop: import that, or go without a window"
        elif part == "domain" and top not in PURE:
            yield f"{here} domain has neither Qt nor I/O: take the value as an argument, {top} belongs to the caller"


def test_every_import_follows_the_table() -> None:
    files = sorted(HOUSE.glob("evaluator/**/*.py"))
    assert len(files) > 30
    names = [file.relative_to(HOUSE).as_posix() for file in files]
    assert [f for name, file in zip(names, files, strict=True) for f in faults_of(name, file.read_text("utf-8"))] == []


@pytest.mark.parametrize(
    ("file", "source", "remedy"),
    [
        ("evaluator/kiosk/x.py", "from evaluator.office import store", "evaluator.domain or evaluator.wire"),
        ("evaluator/office/x.py", "def f():\n    import evaluator.manager.app", "evaluator.domain or evaluator.wire"),
        ("evaluator/runtime/x.py", "from evaluator.wire import exchange", "evaluator.runtime"),
        ("evaluator/office/x.py", "from PySide6.QtCore import QObject", "evaluator.runtime.loop"),
        ("evaluator/domain/x.py", "import sqlite3", "the caller"),
        ("evaluator/domain/x.py", "from . import rules", "evaluator.domain"),
    ],
)
def test_a_forbidden_import_is_seen_and_the_right_one_named(file: str, source: str, remedy: str) -> None:
    (fault,) = faults_of(file, source)
    assert remedy in fault.split(";")[1]


def circle_in(sources: dict[str, str]) -> list[str]:
    """Modules that import each other in a circle, also inside their functions; none where there is no circle."""
    names = {file.removesuffix(".py").removesuffix("/__init__").replace("/", "."): file for file in sources}
    uses = {
        name: {used if used in names else used.rpartition(".")[0] for _, used in imports_of(sources[file])}
        for name, file in names.items()
    }
    try:
        TopologicalSorter(uses).prepare()
    except CycleError as error:
        return list(error.args[1])
    return []


def test_no_modules_import_each_other_in_a_circle() -> None:
    assert circle_in({"x/a.py": "from x import b", "x/b.py": "def f():\n    from x.a import g"})
    sources = {file.relative_to(HOUSE).as_posix(): file.read_text("utf-8") for file in HOUSE.glob("evaluator/**/*.py")}
    assert circle_in(sources) == []


def test_the_offices_store_stands_on_no_subject() -> None:
    subjects = {file.name for file in HOUSE.glob("evaluator/office/*") if file.is_dir()} - {"store"}
    assert "keeping" in subjects
    for file in HOUSE.glob("evaluator/office/store/**/*.py"):
        above = {name for _, name in imports_of(file.read_text("utf-8")) if name.startswith("evaluator.office.")}
        assert not {name.split(".")[2] for name in above} & subjects, file


@pytest.mark.parametrize("program", ["evaluator.office.cli", "evaluator.cli", "evaluator.wire.exchange"])
def test_no_qt_on_the_offices_path(program: str) -> None:
    code = f"import sys, {program}; print(sorted({{m.split('.')[0] for m in sys.modules}} & {QT!r}))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout == "[]\n"


def _documents() -> list[Path]:
    return [HOUSE / "README.md", *sorted(HOUSE.glob("docs/**/*.md"))]


@pytest.mark.parametrize("document", _documents(), ids=lambda path: path.relative_to(HOUSE).as_posix())
def test_every_path_a_document_names_is_there(document: Path) -> None:
    text = document.read_text("utf-8")
    named = re.findall(r"`((?:evaluator|resources|tests|packaging|docs|\.ci)/[^`\s…*{}<>]*)`", text)
    links = [link for link in re.findall(r"\]\(([^)#\s]+)\)", text) if "://" not in link]
    assert [path for path in named if not (HOUSE / path).exists()] == []
    assert [link for link in links if not (document.parent / link).exists()] == []


def test_every_threat_and_every_fault_has_its_row_and_its_tests() -> None:
    """T1 to T16 and F1 to F30; a row that names no test shows nothing."""
    defended = re.findall(
        r"^\| (T\d+) \|.*\| ([^|]*) \|$", (HOUSE / "docs/SECURITY.md").read_text("utf-8"), re.MULTILINE
    )
    assert [name for name, _ in defended] == [f"T{number}" for number in range(1, 17)]
    assert [name for name, tests in defended if "`tests/" not in tests] == []
    rows = "\n".join(re.findall(r"^\| ([^|]*) \|", (HOUSE / "docs/RELIABILITY.md").read_text("utf-8"), re.MULTILINE))
    assert set(re.findall(r"F\d+", rows)) == {f"F{number}" for number in range(1, 31)}


def places_told() -> dict[str, list[str]]:
    """What ARCHITECTURE.md names of each package: modules and packages in it, also as `month_*`."""
    text = (HOUSE / "docs/ARCHITECTURE.md").read_text("utf-8").partition("## Where a behaviour is\n")[2]
    words = re.findall(r"`([^`]+)`", text.partition("\n## ")[0])
    told: dict[str, list[str]] = {}
    for word in words:
        if word.startswith("evaluator/"):
            names = told.setdefault(word, [])
        elif told:
            names.append(word)
    return told


def test_every_module_is_two_steps_from_the_architecture() -> None:
    told = places_told()
    assert len(told) >= len(MAY_IMPORT)
    for package, names in told.items():
        inside = {path.stem for path in (HOUSE / package).glob("*.py")}
        inside |= {path.parent.name for path in (HOUSE / package).glob("*/__init__.py")}
        inside -= {"__init__", "screens", "api"}
        assert [one for one in sorted(inside) if not any(fnmatch(one, name) for name in names)] == [], package
        assert [name for name in names if not any(fnmatch(one, name) for one in inside | {"api"})] == [], package


def test_the_program_knows_its_version_without_asking_the_installation() -> None:
    assert evaluator_version == version("evaluator")
    code = "import sys, evaluator.cli; print('importlib.metadata' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout == "False\n"


def test_the_list_of_events_is_the_one_in_the_code() -> None:
    told = re.findall(r"^\| `([^`]+)` \| (.+) \|$", (HOUSE / "docs/EVENTS.md").read_text("utf-8"), re.MULTILINE)
    assert dict(told) == EVENTS
    assert len(told) == len(EVENTS)


def commands_in(text: str) -> list[list[str]]:
    """The words of every `evaluator …` line in the code blocks of a document, without comments."""
    blocks = "\n".join(re.findall(r"^```[a-z]*\n(.*?)^```", text, re.MULTILINE | re.DOTALL)).replace("\\\n", " ")
    lines = (shlex.split(line, comments=True) for line in blocks.splitlines())
    return [words[1:] for words in lines if words and words[0] == "evaluator"]


def unknown_in(words: list[str]) -> str | None:
    """What a command line names that the program does not know, or None."""
    command: click.Command = evaluator
    context = click.Context(command)
    for place, word in enumerate(words):
        if not isinstance(command, click.Group):
            known = {option for parameter in command.params for option in parameter.opts}
            options = [word.split("=")[0] for word in words[place:] if word.startswith("--")]
            return next((option for option in options if option not in known), None)
        found = command.get_command(context, word)
        if found is None:
            return word
        command, context = found, click.Context(found, parent=context)
    return None


def test_every_command_in_the_readme_exists() -> None:
    commands = commands_in((HOUSE / "README.md").read_text("utf-8"))
    assert len(commands) > 5
    assert [(words, unknown) for words in commands if (unknown := unknown_in(words))] == []


def test_a_command_that_does_not_exist_is_seen() -> None:
    assert unknown_in(["office", "close"]) == "close"
    assert unknown_in(["office", "init", "--unheard"]) == "--unheard"
    assert unknown_in(["kiosk", "verify", "--data", "DIR", "--json"]) is None


def test_the_sample_in_the_readme_is_the_one_in_the_resources() -> None:
    with (HOUSE / "resources/sample/staff.csv").open(encoding="utf-8-sig", newline="") as file:
        people = [(row["badge"], row["pin"], f"{row['name']} {row['name_en']}") for row in csv.DictReader(file)]
    told = re.findall(r"^\| (\d{4}) \| (\d{6}) \| ([^|]+) \|", (HOUSE / "README.md").read_text("utf-8"), re.MULTILINE)
    assert told == people
    assert "1043" in {badge for badge, _, _ in told}


def test_the_glossary_has_every_word_once_and_each_line_all_its_columns() -> None:
    tables = re.findall(r"(?:^\|.*\|\n)+", (HOUSE / "docs/GLOSSARY.md").read_text("utf-8"), re.MULTILINE)
    lines = [[line.split("|")[1:-1] for line in table.splitlines()] for table in tables]
    words = [columns[0].strip() for table in lines for columns in table[2:]]
    assert len(words) > 100
    assert sorted(words) == sorted(set(words))
    assert all(len({len(columns) for columns in table}) == 1 for table in lines)


def test_the_changelog_says_nothing_twice() -> None:
    told = [line for line in (HOUSE / "CHANGELOG.md").read_text("utf-8").splitlines() if line.startswith("- ")]
    assert sorted(told) == sorted(set(told))


def test_the_architecture_names_every_package() -> None:
    told = set(
        re.findall(r"^\| `evaluator/(\w+)` \|", (HOUSE / "docs/ARCHITECTURE.md").read_text("utf-8"), re.MULTILINE)
    )
    assert told == set(MAY_IMPORT)
