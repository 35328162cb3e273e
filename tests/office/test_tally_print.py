"""A month as text: straight on a terminal, safe in a spreadsheet, flat for programs."""

import csv
import io
import json
from pathlib import Path

import pytest

from evaluator.office.office import Office
from evaluator.office.tallies import by_hand
from evaluator.office.tallies.sheets import as_text
from evaluator.office.tallies.tally_print import printed
from tests.office.conftest import TestClock, hand_over, know
from tests.office.paper import PaperKiosk


@pytest.fixture
def counted(office: Office, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An office with a month in it; sentences in Chinese."""
    monkeypatch.setenv("EVALUATOR_LANGUAGE", "zh-CN")
    kiosk = know(office, PaperKiosk()).start("r1").serve("s03").rate("very_satisfied", 6).rate("satisfied", 2)
    kiosk.serve("s09").rate("dissatisfied", 31)
    hand_over(office, kiosk.request())
    return office.folder


def test_the_json_of_a_month_is_flat(counted: Path, clock: TestClock) -> None:
    read = by_hand.read_tally(counted, period="2026-11", by="staff", unit="", clock=clock)
    answer = json.loads(printed(read.answer, read.pack, "json", read.units, read.undated))
    assert {
        "period",
        "by",
        "as_of",
        "late_since",
        "undated",
        "simulated",
        "rules",
        "headline",
        "definition",
        "total",
        "rows",
    } == set(answer)
    assert (answer["period"], answer["by"], answer["headline"]) == ("2026-11", "staff", "satisfaction")
    row = next(row for row in answer["rows"] if row["key"] == "s03")
    assert (row["name"], row["detail"], row["parent"]) == ("陈晓燕", "1043", "hall-east")
    assert (row["very_satisfied"], row["satisfied"], row["neutral"], row["dissatisfied"], row["n"]) == (6, 2, 0, 0, 8)
    assert (row["rated"], row["lapsed"], row["participation"]) == (8, 0, None)
    assert row["rates"]["satisfaction"]["value"] == 1.0
    assert row["interval"] == [row["rates"]["satisfaction"]["low"], row["rates"]["satisfaction"]["high"]]
    assert answer["total"]["n"] == 39


def test_the_table_stands_straight_on_a_terminal(counted: Path, clock: TestClock) -> None:
    read = by_hand.read_tally(counted, period="2026-11", by="staff", unit="", clock=clock)
    text = printed(read.answer, read.pack, "table", read.units, read.undated)
    assert "满意率 = （非常满意＋满意）÷ 全部评价" in text
    lines = text.splitlines()
    width = {line: sum(2 if ord(letter) > 0x2E7F else 1 for letter in line) for line in lines}
    head = next(line for line in lines if line.startswith("大厅"))
    body = [line for line in lines if "1043" in line or "1049" in line]
    assert "样本不足" in body[0]
    assert "样本不足" not in body[1]
    ends = {sum(2 if ord(letter) > 0x2E7F else 1 for letter in line[: line.index("未知") + 2]) for line in body}
    assert len(ends) == 1
    assert width[head] >= max(ends)


def test_the_windows_of_two_halls_can_be_told_apart(counted: Path, clock: TestClock) -> None:
    read = by_hand.read_tally(counted, period="2026-11", by="window", unit="", clock=clock)
    lines = [line.split() for line in printed(read.answer, read.pack, "table", read.units, read.undated).splitlines()]
    first = [line[:3] for line in lines if line[2:3] == ["1"]]
    assert len(first) == len({hall for hall, *_ in first}) == 3


def test_marked_and_uncounted_visits_are_named_under_the_table(office: Office, clock: TestClock) -> None:
    kiosk = know(office, PaperKiosk()).start("r1").serve("s03").rate(times=3).rate(flag="test").rate(flag="clock")
    hand_over(office, kiosk.request())
    read = by_hand.read_tally(office.folder, period="2026-11", by="unit", unit="", clock=clock)
    text = printed(read.answer, read.pack, "table", read.units, read.undated)
    assert "Visits that are marked: clock 1, test 1; 1 of them are not counted." in text


def test_visits_in_no_month_are_named_under_every_table(counted: Path, office: Office, clock: TestClock) -> None:
    read = by_hand.read_tally(counted, period="2026-11", by="unit", unit="", clock=clock)
    assert "不在任何月份" not in printed(read.answer, read.pack, "table", read.units, read.undated)
    west = know(office, PaperKiosk(kiosk="k9", window="w4", unit="hall-west")).start("r9").serve("s06")
    hand_over(office, west.rate(times=3, day=20261399).request())
    for unit, n in (("", 3), ("hall-west", 3), ("hall-east", 0)):
        read = by_hand.read_tally(counted, period="2025", by="unit", unit=unit, clock=clock)
        text = printed(read.answer, read.pack, "table", read.units, read.undated)
        assert ("另有 3 次到访的日期不在任何月份" in text) == bool(n)
        assert json.loads(printed(read.answer, read.pack, "json", read.units, read.undated))["undated"] == n


def test_the_csv_opens_in_a_spreadsheet_and_runs_nothing(counted: Path, clock: TestClock) -> None:
    read = by_hand.read_tally(counted, period="2026-11", by="staff", unit="", clock=clock)
    text = printed(read.answer, read.pack, "csv", read.units, read.undated)
    assert text.startswith("\ufeff")
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))
    row = next(row for row in rows if row["key"] == "s03")
    assert (row["very_satisfied"], row["n"], row["satisfaction"], row["period"]) == ("6", "8", "1.0", "2026-11")


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@sum", "\tx", "\rx", "＝1", " =1", "＋1", "＠x", "－1"])
def test_text_that_could_be_a_formula_is_text(text: str) -> None:
    assert as_text(text) == f"'{text}"
    assert as_text("王建国") == "王建国"


def test_a_hall_that_is_rated_itself_stands_in_a_line_of_its_own(
    office: Office, counted: Path, clock: TestClock
) -> None:
    whole = know(office, PaperKiosk(kiosk="k9", window="", unit="hall-east")).start("r9").serve("").rate(times=4)
    hand_over(office, whole.request())
    read = by_hand.read_tally(counted, period="2026-11", by="staff", unit="", clock=clock)
    text = printed(read.answer, read.pack, "table", read.units, read.undated)
    (line,) = (line for line in text.splitlines() if "整体评价" in line)
    assert line.split()[:3] == ["东园社区便民服务大厅", "整体评价", "0"]
