"""Manual pages and completion say what the command line says, for every command there is."""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from evaluator.cli import PROGRAMS, evaluator


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    folder = tmp_path_factory.mktemp("man")
    subprocess.run([sys.executable, "-m", "evaluator", "manual", "--into", folder], check=True, timeout=120)
    return {page.stem: page.read_text("utf-8") for page in folder.iterdir()}


def commands(command: click.Command, context: click.Context, *words: str) -> Iterator[tuple[str, ...]]:
    """The words of every command that does something."""
    if isinstance(command, click.Group):
        for name in command.list_commands(context):
            found = command.get_command(context, name)
            assert found is not None
            yield from commands(found, click.Context(found, parent=context), *words, name)
    else:
        yield words


def test_every_command_stands_in_the_page_of_its_program(pages: dict[str, str]) -> None:
    assert {"evaluator", *(f"evaluator-{program}" for program in PROGRAMS)} <= set(pages)
    every = list(commands(evaluator, click.Context(evaluator)))
    assert len(every) > 30
    for program, *rest in every:
        called = " ".join([program, *rest]).replace("-", "\\-")
        assert not rest or f".SS {called}" in pages[f"evaluator-{program}"], called


def test_a_page_has_the_parts_of_a_page_and_nothing_that_roff_takes_for_a_request(pages: dict[str, str]) -> None:
    for name, text in pages.items():
        parts = re.findall(r"^\.SH (.+)$", text, re.MULTILINE)
        assert parts[:3] == ["NAME", "SYNOPSIS", "DESCRIPTION"], name
        assert parts[-1] == "SEE ALSO"
        assert set(re.findall(r"^\.(\w+)", text, re.MULTILINE)) <= {"TH", "SH", "SS", "TP", "PP", "B"}, name


def test_man_reads_a_page_without_a_warning(pages: dict[str, str], tmp_path: Path) -> None:
    file = tmp_path / "evaluator-office.1"
    file.write_text(pages["evaluator-office"], "utf-8")
    done = subprocess.run(["man", "--warnings", "-l", file], capture_output=True, text=True, check=True, timeout=60)
    assert done.stderr == ""
    assert "office enrol-code" in done.stdout


def test_a_shell_learns_the_commands() -> None:
    source = subprocess.run(
        [sys.executable, "-m", "evaluator", "completion", "bash"],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    ).stdout
    assert "_EVALUATOR_COMPLETE=bash_complete" in source
    subprocess.run(["bash", "-n"], input=source, text=True, check=True)
    done = subprocess.run(
        [Path(sys.executable).parent / "evaluator"],
        env={"COMP_WORDS": "evaluator office ver", "COMP_CWORD": "2", "_EVALUATOR_COMPLETE": "bash_complete"},
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert done.stdout == "plain,verify\n"
