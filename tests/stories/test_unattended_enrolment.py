"""A kiosk that enrols itself from an answer file."""

import asyncio
from pathlib import Path

import pytest

from evaluator.kiosk.enrolment import ANSWERS, enrol_unattended
from evaluator.kiosk.journal_file import DATABASE
from evaluator.runtime.refusal import Refused
from tests.support.office import running_office


def test_the_answer_file_enrols_and_is_gone(tmp_path: Path) -> None:
    folder = tmp_path / "kiosk"
    folder.mkdir(mode=0o700)
    with running_office(tmp_path) as office:
        (folder / ANSWERS).write_text(f'code = "{office.enrol_code("w1")}"\n', encoding="utf-8")
        assert asyncio.run(enrol_unattended(folder)).window == "w1"
    assert (folder / DATABASE).exists()
    assert not (folder / ANSWERS).exists()


@pytest.mark.parametrize("answers", ['code = "nonsense"', "code = 7", "", 'code = "x"\nticket = 1'])
def test_an_answer_file_that_cannot_be_used_stays_and_is_named(tmp_path: Path, answers: str) -> None:
    (tmp_path / ANSWERS).write_text(answers, encoding="utf-8")
    with pytest.raises(Refused):
        asyncio.run(enrol_unattended(tmp_path))
    assert (tmp_path / ANSWERS).exists()
    assert not (tmp_path / DATABASE).exists()
