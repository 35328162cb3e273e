"""PostgreSQL falls over under a serving office and comes back: what was answered is counted, everybody else waits."""

import shutil
import threading
from http import HTTPStatus
from itertools import count
from pathlib import Path

from evaluator.office.office import Office
from evaluator.office.settings import keep_database
from evaluator.office.store import sqlite
from evaluator.office.tallies import cells
from evaluator.wire.exchange import PATH
from tests.office.conftest import NOW, TestClock, ask, know
from tests.office.paper import DAY, PaperKiosk
from tests.support.office import make_office, moved, opened_file
from tests.support.postgres import running_cluster

TAPS_BEFORE = 10
TAPS_AFTER = 10


def test_what_was_answered_before_the_database_fell_over_is_counted_after(tmp_path: Path) -> None:
    made = make_office(tmp_path / "made", clock=lambda: NOW)
    folder = Path(shutil.copytree(made.folder, tmp_path / "office"))
    with running_cluster(fsync=True) as cluster:
        url = cluster.url(cluster.create())
        with opened_file(folder) as source:
            moved(source, url)
        for name in sqlite.FILES:
            (folder / name).unlink(missing_ok=True)
        keep_database(folder, url)
        office = Office(folder, TestClock())
        kiosk = know(office, PaperKiosk()).start("r1").serve("s03")
        seen: list[int] = []
        answered: set[str] = set()
        some_answered, away_was_said = threading.Event(), threading.Event()

        def hand_over_taps() -> None:
            """Each request holds one tap alone, under a key of its own: none could make up for another that is lost."""
            after = 0
            for tap in count():
                since = kiosk.seq
                body, headers = kiosk.signed(kiosk.rate(matter=f"m{tap}").request(since=since, agreed=since))
                while len(answered) == tap:
                    seen.append(ask(office, "POST", PATH, content=body, headers=headers).status_code)
                    if seen[-1] == HTTPStatus.OK:
                        answered.add(f"m{tap}")
                    else:
                        away_was_said.set()
                if tap == TAPS_BEFORE:
                    some_answered.set()
                after += away_was_said.is_set()
                if after == TAPS_AFTER:
                    return

        thread = threading.Thread(target=hand_over_taps)
        thread.start()
        assert some_answered.wait(120)
        cluster.crash()
        assert away_was_said.wait(120)
        cluster.start(fsync=True)
        thread.join(240)
        with office.database.reading() as connection:
            counted = {placed.cell.matter: placed.cell.n for placed in cells.of_month(connection, DAY // 100, None)}
        office.close()
    assert counted == dict.fromkeys(answered, 1)
    assert set(seen) == {HTTPStatus.OK, HTTPStatus.SERVICE_UNAVAILABLE}
