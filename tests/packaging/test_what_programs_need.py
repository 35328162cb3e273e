"""Each program gets the libraries that any line of it imports, also those that it loads late."""

import ast
import re
import subprocess
import sys
from importlib.metadata import packages_distributions
from pathlib import Path
from typing import Final

import pytest
from click.testing import CliRunner

from evaluator.cli import evaluator
from tests.test_house import HOUSE

UV: Final = HOUSE / ".tools" / "uv" / "bin" / "uv"
PROGRAMS: Final = ("kiosk", "office", "manager")


def imported_by(file: Path) -> set[str]:
    """Modules that a file imports anywhere, but for what only the type checker reads."""
    tree = ast.parse(file.read_text("utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
            node.body = []
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return found


def file_of(module: str) -> Path | None:
    path = HOUSE / module.replace(".", "/")
    return next((found for found in (path.with_suffix(".py"), path / "__init__.py") if found.is_file()), None)


def needed_by(program: str) -> set[str]:
    """Libraries that a program's files import, and those of ours that they import, whenever they do."""
    waiting = set((HOUSE / "evaluator" / program).rglob("*.py"))
    seen: set[Path] = set()
    names: set[str] = set()
    while waiting:
        file = waiting.pop()
        seen.add(file)
        modules = imported_by(file)
        names |= {module.split(".")[0] for module in modules}
        waiting |= {found for module in modules if (found := file_of(module)) and found not in seen}
    return names - {"evaluator"} - sys.stdlib_module_names


@pytest.mark.parametrize("program", PROGRAMS)
def test_a_program_is_installed_with_every_library_it_imports(program: str) -> None:
    command = [
        str(UV),
        "--quiet",
        "export",
        "--frozen",
        "--no-dev",
        "--no-emit-project",
        "--no-hashes",
        "--extra",
        program,
    ]
    exported = subprocess.run(command, cwd=HOUSE, capture_output=True, text=True, check=True).stdout
    brought = {found[1] for found in re.finditer(r"^([a-z0-9._-]+)==", exported, re.MULTILINE)}
    distributions = packages_distributions()
    needed = {name: {one.lower().replace("_", "-") for one in distributions[name]} for name in needed_by(program)}
    assert {name for name, of in needed.items() if not of & brought} == set()


@pytest.mark.parametrize(
    ("program", "named"), [("office", "evaluator-office,"), ("demo", "evaluator-kiosk and evaluator-")]
)
def test_a_library_that_is_missing_is_said_with_the_package_that_brings_it(
    monkeypatch: pytest.MonkeyPatch, program: str, named: str
) -> None:
    def fail(name: str) -> None:
        raise ModuleNotFoundError(name, name="sqlalchemy.engine")

    monkeypatch.setattr("evaluator.cli.importlib.import_module", fail)
    done = CliRunner().invoke(evaluator, [program])
    assert done.exit_code == 2
    assert (
        f"`evaluator {program}` needs sqlalchemy, which is not installed here. Install the package {named}"
        in done.output
    )
