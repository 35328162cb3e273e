"""The desk before a large office: how long a month takes to be shown and to be taken out, and how long the window is
deaf meanwhile.

The office is the real program in a process of its own. Its directory and roll-ups are filled by SQL: five million
taps would take an hour and change nothing about what the desk reads.
"""

import gc
import random
import shutil
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Final

import msgspec
import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from sqlalchemy import Connection

from evaluator.domain.names import CHINESE
from evaluator.manager import look
from evaluator.manager.formats import month_after
from evaluator.manager.known_offices import KnownOffice
from evaluator.manager.memory import Habits
from evaluator.manager.month_page import MonthPage
from evaluator.manager.office_link import OfficeLink
from evaluator.manager.runner import Retry, Runner
from evaluator.manager.window import DeskWindow
from evaluator.manager.wish import MonthWish
from evaluator.office import certificates
from evaluator.office.founding import Founded
from evaluator.office.instants import now_utc, written
from evaluator.office.keeping import upgrading
from evaluator.office.people import passwords
from evaluator.office.store import schema, sqlite
from evaluator.runtime.garbage import look_seldom
from evaluator.runtime.logs import EventLog
from evaluator.runtime.tasks import Supervisor
from tests.benchmarks.test_office import serving
from tests.conftest import Finish
from tests.support.deafness import Deafness
from tests.support.hours import OFFICE
from tests.support.long_runs import Report
from tests.support.office import make_office

LEVELS: Final = ("very_satisfied", "satisfied", "neutral", "dissatisfied")
PER_PERSON: Final = (340, 120, 30, 10)
"""500 ratings a person and month: 10,000 people give five million."""
DAYS: Final = (3, 10, 17, 24)
PASSWORD: Final = "a blue bicycle, 7"
SHOWN_S: Final = 1.0
EXPORTED_S: Final = 30.0
BLOCK_S: Final = 0.1
GROSS: Final = 3
"""A benchmark fails only where it is off by as much: machines differ."""
ON_A_BUSY_MACHINE: Final = 10
"""And by as much in a short run, beside which others may use the machine."""
MOST_TIMES_BARE: Final = {"unit": 6, "staff": 12}
"""How often the bare reading of the month's rows goes into showing it; GROSS times as much is an offence."""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Founded:
    return make_office(tmp_path_factory.mktemp("large") / "office", simulated=True)


def fill(connection: Connection, people: int, months: tuple[int, ...]) -> int:
    """People at windows of halls and what residents said of them; how many ratings the last month has."""
    draw = random.Random(7)
    windows = max(1, people // 3)
    halls = max(1, windows // 30)
    connection.execute(
        schema.unit.insert(),
        [
            {"id": f"big-{hall}", "parent": "qinghe", "kind": "hall", "name": f"第 {hall} 大厅", "place": 100 + hall}
            for hall in range(halls)
        ],
    )
    connection.execute(
        schema.window.insert(),
        [
            {
                "id": f"bw{at}", "unit": f"big-{at % halls}", "number": str(at), "name": f"综合受理 {at}",
                "place": 100 + at,
            }
            for at in range(windows)
        ],
    )  # fmt: skip
    connection.execute(
        schema.staff.insert(),
        [
            {
                "id": f"bs{at}", "unit": f"big-{at % windows % halls}", "name": f"王淑芬{at}", "badge": f"{at:05}",
                "place": 100 + at,
            }
            for at in range(people)
        ],
    )  # fmt: skip
    ratings = 0
    for month in months:
        whole: dict[tuple[int, str], int] = {}
        for day in DAYS:
            rows = []
            for at in range(people):
                for level, n in zip(LEVELS, PER_PERSON, strict=True):
                    counted = n // len(DAYS) + draw.randint(-2, 2)
                    whole[at, level] = whole.get((at, level), 0) + counted
                    rows.append(_row(at, windows, halls, level, counted) | {"day": month * 100 + day})
            connection.execute(schema.tally_day.insert(), rows)
        rows = [_row(at, windows, halls, level, n) | {"month": month} for (at, level), n in whole.items()]
        connection.execute(schema.tally_month.insert(), rows)
        narrow: dict[tuple[str, str, str], int] = {}
        for row in rows:
            key = str(row["unit"]), str(row["window"]), str(row["level"])
            narrow[key] = narrow.get(key, 0) + int(str(row["n"]))
        connection.execute(
            schema.tally_narrow.insert(),
            [
                _settled(unit, window, level, n) | {"month": month, "kiosk": f"k{window}"}
                for (unit, window, level), n in narrow.items()
            ],
        )
        ratings = sum(whole.values())
    return ratings


def _settled(unit: str, window: str, level: str, n: int) -> dict[str, object]:
    fixed = {"outcome": "rated", "scale": "four", "flag": "", "mode": "open"}
    return {"unit": unit, "window": window, "level": level, "n": n, **fixed}


def _row(at: int, windows: int, halls: int, level: str, n: int) -> dict[str, object]:
    window = f"bw{at % windows}"
    settled = _settled(f"big-{at % windows % halls}", window, level, n)
    return {**settled, "kiosk": f"k{window}", "staff": f"bs{at}", "matter": f"m0{1 + at % 5}"}


def bare_s(folder: Path, month: int) -> float:
    """Seconds, the best of three, for the month's rows alone: out of the file, into JSON and out of it again."""
    found = []
    with closing(sqlite3.connect(folder / sqlite.FILES[0])) as connection:
        for _ in range(3):
            started = time.perf_counter()
            rows = connection.execute("SELECT * FROM tally_month WHERE month = ?", (month,)).fetchall()
            msgspec.json.decode(msgspec.json.encode(rows))
            found.append(time.perf_counter() - started)
    return min(found)


@pytest.fixture
def seldom_looking() -> Iterator[None]:
    """As the desk does."""
    before = gc.get_threshold()
    look_seldom()
    yield
    gc.unfreeze()
    gc.set_threshold(*before)


@pytest.fixture
def dressed(qapp: QApplication) -> Iterator[QApplication]:
    style, font, palette = qapp.style().objectName(), qapp.font(), qapp.palette()
    look.put_on(qapp)
    yield qapp
    qapp.setStyleSheet("")
    qapp.setStyle(style)
    qapp.setFont(font)
    qapp.setPalette(palette)


@pytest.mark.usefixtures("seldom_looking")
def test_a_month_of_ten_thousand_people_is_shown_and_taken_out(
    made: Founded, dressed: QApplication, tmp_path: Path, finish: Finish[object], qtbot: QtBot, report: Report,
    long_run: bool,
) -> None:  # fmt: skip
    """Targets: 10,000 people and 5 million ratings shown in 1 s, taken out in 30 s, never deaf for 100 ms."""
    people = 10_000 if long_run else 300
    today = datetime.now(OFFICE)
    month = month_after(today.year * 100 + today.month, -1)
    folder = Path(shutil.copytree(made.folder, tmp_path / "office"))
    store = upgrading.open_existing(folder)
    with store.writing() as connection:
        ratings = fill(connection, people, (month_after(month, -1), month))
        account = {
            "account": "zhang", "role": "office_manager", "unit": "", "password": passwords.verifier(PASSWORD),
            "must_change": 0, "created_at": written(now_utc()),
        }  # fmt: skip
        connection.execute(schema.account.insert().values(account))
    store.close()
    with serving(folder) as server:
        link = OfficeLink(
            KnownOffice(server.url, certificates.fingerprint_of(folder), certificates.ca_pem(folder), "zhang")
        )
        session = finish(link.sign_in("zhang", PASSWORD))
        window = DeskWindow(Habits(), CHINESE)
        qtbot.addWidget(window)
        page = window.month
        tasks = Supervisor(EventLog("manager"))
        runner = Runner(tasks=tasks, log=EventLog("manager"), now=now_utc, retry=Retry(), lost=lambda: None)
        runner.link = link
        page.asked.connect(lambda asked: runner.do(page, asked))
        window.shell.begin(session, {CHINESE: "清河街道办事处"})  # type: ignore[arg-type]  # what sign_in answers
        window.show_pages()
        with qtbot.waitExposed(window):
            window.show()
        bare = bare_s(folder, month)
        deafness = Deafness()

        def took(act: Callable[[], object], done: Callable[[], bool]) -> tuple[float, float]:
            """Seconds until it is done, and the longest deafness in milliseconds meanwhile."""
            deafness.heard_s()
            started = time.perf_counter()
            act()
            qtbot.waitUntil(done, timeout=120_000)
            return time.perf_counter() - started, round(1000 * deafness.heard_s()[-1], 1)

        by_unit_s, by_unit_ms = took(lambda: show(page, MonthWish(month=month)), lambda: page.view is not None)
        took(lambda: None, lambda: not page.progress.is_reading)  # what was asked beside it keeps the office busy
        by_staff = MonthWish(month=month, by="staff")
        staff_s, staff_ms = took(
            lambda: show(page, by_staff), lambda: page.view is not None and page.view.wish.by == "staff"
        )
        assert len(page.table.tally.rows) >= people
        _, rest_ms = took(lambda: None, lambda: not page.progress.is_reading)
        sorted_s, _ = took(
            lambda: page.table.sortByColumn(3, page.table.horizontalHeader().sortIndicatorOrder()), lambda: True
        )
        found_s, _ = took(
            lambda: page.find_bar.field.setText(f"{people - 1:05}"), lambda: len(page.table.tally.rows) == 1
        )
        page.find_bar.field.clear()
        exported: dict[str, float] = {}
        deaf: dict[str, float] = {}
        for suffix in ("xlsx", "csv", "pdf"):
            file = tmp_path / f"month.{suffix}"
            assert page.view is not None
            view = page.view
            exported[suffix], deaf[suffix] = took(
                lambda view=view, file=file, suffix=suffix: page.saving.save(view, file, suffix),  # type: ignore[misc]
                lambda: not page.progress.is_reading,
            )
            assert file.stat().st_size > 1_000
        finish(tasks.close())
        finish(link.close())
        window.close()
    report(
        people=people,
        ratings=ratings,
        shown_by_unit_s=round(by_unit_s, 2),
        shown_by_staff_s=round(staff_s, 2),
        shown_target_s=SHOWN_S,
        bare_s=round(bare, 3),
        busiest_turn_ms=round(deafness.busiest_s * 1000, 1),
        times_bare={"unit": round(by_unit_s / bare, 1), "staff": round(staff_s / bare, 1)},
        exported_s={suffix: round(seconds, 2) for suffix, seconds in exported.items()},
        exported_target_s=EXPORTED_S,
        deaf_ms={"unit": by_unit_ms, "staff": staff_ms, "days and months before": rest_ms, **deaf},
        sorted_ms=round(sorted_s * 1000),
        found_ms=round(found_s * 1000),
    )
    assert deafness.busiest_s < BLOCK_S * (GROSS if long_run else ON_A_BUSY_MACHINE)
    if long_run:  # with few people it is the fixed costs that are measured
        assert by_unit_s / bare < MOST_TIMES_BARE["unit"] * GROSS
        assert staff_s / bare < MOST_TIMES_BARE["staff"] * GROSS
    assert max(exported.values()) < EXPORTED_S * (GROSS if long_run else ON_A_BUSY_MACHINE)


def show(page: MonthPage, wish: MonthWish) -> None:
    page.wish = wish
    page.refresh()
