"""The kiosk's own commands speak the language of the terminal."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from evaluator.cli import evaluator
from evaluator.kiosk.cli_words import SENTENCES
from evaluator.kiosk.journal_store import JournalStore
from tests.office.conftest import bare_logging  # noqa: F401 - a fixture
from tests.support.clock import StandingClock
from tests.support.kiosk import enrolled_folder

CHINESE = re.compile(r"[\u4e00-\u9fff]")


def test_every_sentence_tells_the_same_facts_in_both_languages() -> None:
    for name, (chinese, english) in SENTENCES.items():
        assert set(re.findall(r"\{\w+\}", chinese)) == set(re.findall(r"\{\w+\}", english)), name
        assert CHINESE.search(chinese), name
        assert not CHINESE.search(english), name


@pytest.mark.usefixtures("bare_logging")
def test_commands_speak_as_the_terminal_does(tmp_path: Path) -> None:
    kiosk = enrolled_folder(tmp_path / "kiosk")
    JournalStore(kiosk, StandingClock()).close()

    def said(language: str, *words: str, typed: str = "") -> str:
        called = ["kiosk", words[0], "--data", str(kiosk), *words[1:]]
        done = CliRunner(env={"EVALUATOR_LANGUAGE": language}).invoke(evaluator, called, input=typed)
        assert done.exit_code == 0, (done.output, done.exception)
        return done.output

    stick, page = str(tmp_path / "one.exchange"), str(tmp_path / "page.html")
    for words in (
        ("verify",),
        ("copy",),
        ("rebuild",),
        ("export", stick),
        ("report", "--day", "2026-11-20", "--html", page),
        ("set-pin", "--pin", "274913"),
    ):
        assert CHINESE.search(said("zh", *words)), words
        assert not CHINESE.search(said("en", *words)), words
    (kiosk / "kiosk.db").write_bytes(b"spoilt")
    recovered = said("zh", "recover", typed="y\n")
    assert "旧文件会保留" in recovered
    assert "旧文件是" in recovered
