"""The opening and closing report: zero at opening, counts at closing, tests apart, nothing while the day runs."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from evaluator.cli import evaluator
from evaluator.domain.journal import AnyEvent, Declined, Invited, Rated
from evaluator.domain.names import CHINESE, ENGLISH
from evaluator.kiosk import day_report
from evaluator.kiosk.day_report import DayReport, as_html, as_text, report
from evaluator.kiosk.facts import facts_of
from evaluator.kiosk.journal_store import JournalStore, Moment
from evaluator.kiosk.verify import read_journal
from evaluator.runtime.refusal import Refused
from tests.support.clock import StandingClock
from tests.support.kiosk import SCALE, enrolled_folder

DAY, NEXT = 20261120, 20261121


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two days: on the first a test, three ratings and somebody who declined; on the second one rating."""
    folder, clock = enrolled_folder(tmp_path / "kiosk"), StandingClock()
    store = JournalStore(folder, clock)

    def rated(level: str) -> None:
        def make(at: Moment) -> AnyEvent:
            return Rated(duty="d1", scale=SCALE, level=level, day=at.day, hour=at.hour, flag=at.flag)

        store.append(make)

    store.test = True
    rated("dissatisfied")
    store.test = False
    for level in ("satisfied", "satisfied", "neutral"):
        rated(level)
    visit = store.append(lambda _: Invited(duty="d1")).seq
    store.append(lambda at: Declined(visit=visit, day=at.day, hour=at.hour))
    clock.advance(days=1)
    rated("very_satisfied")
    store.close()
    return folder


def told(folder: Path, day: int, today: int = 20261230) -> DayReport:
    with read_journal(folder) as db:
        return report(db, facts_of(db), day, today)


def test_a_day_begins_with_zero_and_ends_with_its_counts_tests_apart(folder: Path) -> None:
    found = told(folder, DAY)
    assert (found.counted_before, found.tests, found.runs) == (0, 1, 1)
    assert (found.outcomes["rated"], found.outcomes["declined"]) == (3, 1)
    assert found.levels == {"very_satisfied": 0, "satisfied": 2, "neutral": 1, "dissatisfied": 0}
    after = told(folder, NEXT)
    assert found.closing is not None
    assert after.before == (found.closing.seq, found.closing.hash)
    assert (after.counted_before, after.outcomes["rated"]) == (0, 1)


def test_while_the_day_runs_it_tells_the_opening_alone(folder: Path) -> None:
    found = told(folder, DAY, today=DAY)
    assert found.opening is not None
    assert (found.closing, sum(found.levels.values()), found.tests) == (None, 0, 0)
    assert "The day is not over" in as_text(found, ENGLISH)
    with pytest.raises(Refused):
        told(folder, NEXT, today=DAY)


def test_both_languages_say_the_same_as_text_and_as_a_page(folder: Path, tmp_path: Path) -> None:
    found = told(folder, DAY)
    for language in (CHINESE, ENGLISH):
        lines = day_report.lines_of(found, language)
        assert len(lines) == len(day_report.lines_of(found, CHINESE))
        assert all(value in as_text(found, language) for _, value in lines)
        assert "<td>3</td>" in as_html(found, language)
    page = tmp_path / "day.html"
    words = ["kiosk", "report", "--data", str(folder), "--day", "2026-11-20", "--html", str(page)]
    assert CliRunner().invoke(evaluator, words).exit_code == 0
    assert page.stat().st_mode & 0o777 == 0o600
    assert CliRunner().invoke(evaluator, [*words[:5], "yesterday"]).exit_code == 2


def test_no_screen_of_the_window_knows_of_it() -> None:
    package = Path(day_report.__file__).parent
    knowing = [file for file in package.rglob("*.py") if "day_report" in file.read_text("utf-8")]
    assert [file.name for file in knowing if file.name != "day_report.py"] == ["cli.py"]
