"""A roll-up that is not what its rows say is seen, named and mended."""

import importlib
import random

import pytest
from msgspec.structs import replace
from sqlalchemy import Connection, Table, func, insert, select, text

from evaluator.office.exchanging import recounting, rollup
from evaluator.office.exchanging.recounting import Difference
from evaluator.office.office import Office
from evaluator.office.store import schema
from tests.office.conftest import hand_over, know, write
from tests.office.paper import DAY, PaperKiosk

ROLLUPS = (schema.tally_day, schema.tally_month, schema.tally_narrow)


@pytest.fixture
def counted(office: Office) -> Office:
    """Two kiosks, two days, every kind of flag the office itself sets."""
    one = know(office, PaperKiosk()).start("r1").serve("s03").rate("satisfied", 6).rate("dissatisfied", 2)
    one.serve("nobody-known").rate(times=3, day=DAY + 1).rate(day=20261199).rate(matter="m99")
    two = know(office, PaperKiosk(kiosk="k2", window="w2")).start("r2").serve("s02").rate("neutral", 7, flag="clock")
    twin = two.copy()
    two.start("r3").serve("s02").rate()
    twin.start("r4").serve("s01").rate(times=2)
    for kiosk in (one, two, twin):
        hand_over(office, kiosk.request())
    return office


def differences(office: Office) -> list[Difference]:
    with office.database.reading() as connection:
        return recounting.differences(connection, [202611])


def test_what_was_kept_on_the_way_is_what_the_rows_say(counted: Office) -> None:
    assert differences(counted) == []
    with counted.database.reading() as connection:
        sums = [connection.execute(select(func.sum(table.c.n))).scalar_one() for table in ROLLUPS]
    assert sums == [23, 23, 23]


@pytest.mark.parametrize("table", ROLLUPS, ids=lambda table: table.name)
@pytest.mark.parametrize("spoil", ["n", "gone", "invented"])
def test_a_spoiled_roll_up_is_named_and_mended(counted: Office, table: Table, spoil: str) -> None:
    at = (table.c.kiosk == "k1", table.c.level == "dissatisfied")

    def spoiling(connection: Connection) -> None:
        if spoil == "n":
            connection.execute(table.update().where(*at).values(n=table.c.n - 1))
        elif spoil == "gone":
            connection.execute(table.delete().where(*at))
        else:
            row = connection.execute(select(table).where(*at)).one()._asdict()
            connection.execute(insert(table).values(row | {"level": "satisfied", "window": "w9"}))

    write(counted, spoiling)
    found = differences(counted)
    held, rows_say = {"n": (1, 2), "gone": (0, 2), "invented": (2, 0)}[spoil]
    when = DAY if table is schema.tally_day else 202611
    assert Difference(table.name, "k1", when, held, rows_say) in found
    assert f"holds {held} where the rows say {rows_say}" in str(found[0])
    assert {one.kiosk for one in found} == {"k1"}
    write(counted, lambda connection: recounting.mend(connection, found))
    assert differences(counted) == []


def test_an_office_from_before_the_days_were_kept_is_filled_with_the_same_rows(counted: Office) -> None:
    step = importlib.import_module(
        "evaluator.office.store.migrations.versions.r0005_days_narrow_months_and_corrections"
    )

    def fill_again(connection: Connection) -> None:
        connection.execute(schema.tally_day.delete())
        connection.execute(schema.tally_narrow.delete())
        connection.execute(text(step.FILL_DAYS))
        connection.execute(text(step.FILL_NARROW))

    write(counted, fill_again)
    assert [one for one in differences(counted) if one.when != 20261199] == []


def test_whatever_comes_late_or_changes_the_roll_ups_are_what_the_rows_say(office: Office) -> None:
    """Rows in any order, answers taken back, duties that turn out another's, runs that come after their rows."""
    draw = random.Random(64)
    kiosk = know(office, PaperKiosk())
    for number in range(5):
        kiosk.start(f"r{number}").serve(draw.choice(["s01", "s02", "nobody-known"]), f"d{number}")
        for _ in range(6):
            kiosk.rate(draw.choice(["satisfied", "dissatisfied"]), day=DAY + draw.randrange(3), matter="m01")
        kiosk.rate("neutral").take_back("neutral")
    rows = kiosk.request()
    parts = [replace(rows, runs=(), duties=(), tally=(row,), rhythm=()) for row in rows.tally]
    parts += [replace(rows, runs=(), duties=(row,), tally=(), rhythm=()) for row in rows.duties]
    parts += [
        replace(
            rows, runs=(), duties=(replace(row, staff="s03", window="w2", seq=row.seq + 1_000),), tally=(), rhythm=()
        )
        for row in rows.duties[:3]
    ]
    parts += [replace(rows, runs=(replace(row, window="w2"),), duties=(), tally=(), rhythm=()) for row in rows.runs]
    draw.shuffle(parts)
    for part in parts:
        hand_over(office, part)
        assert differences(office) == []
    with office.database.reading() as connection:
        sums = [connection.execute(select(func.sum(table.c.n))).scalar_one() for table in ROLLUPS]
    assert sums == [30, 30, 30]


def test_rows_that_grow_beyond_a_branching_are_taken_back_where_they_stood(office: Office) -> None:
    """The first marks its run; the second finds it marked, and stood below the branching; the third stood above it."""
    kiosk = know(office, PaperKiosk()).start("r1").serve("s01").rate("satisfied", 3).rate("neutral", 2)
    twin = kiosk.copy()
    hand_over(office, kiosk.request())
    hand_over(office, twin.start("r2").serve("s01").rate("dissatisfied").request())
    for level, forked in (("satisfied", {4}), ("neutral", {4, 3}), ("satisfied", {5, 3})):
        hand_over(office, kiosk.rate(level).request())
        assert differences(office) == []
        with office.database.reading() as connection:
            rows = connection.execute(select(schema.tally_month.c.flag, schema.tally_month.c.n)).all()
        assert {row.n for row in rows if row.flag == "fork"} == forked


def test_newer_rows_alone_count_no_day_again(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    kiosk = know(office, PaperKiosk()).start("r1").serve("s01").rate("satisfied", 3)
    hand_over(office, kiosk.request())
    since = kiosk.seq
    with monkeypatch.context() as patched:
        patched.setattr(rollup, "_COUNTED", None)
        hand_over(office, kiosk.rate("satisfied").rate("dissatisfied").take_back("satisfied").request(since))
    assert differences(office) == []


def test_a_run_that_comes_after_its_rows_takes_them_to_its_window(office: Office) -> None:
    kiosk = know(office, PaperKiosk()).start("r1").serve("s01").rate(times=3)
    whole = kiosk.request()
    hand_over(office, replace(whole, runs=(), duties=()))
    hand_over(office, replace(whole, runs=(replace(whole.runs[0], window="w2"),), tally=(), rhythm=(), duties=()))
    assert differences(office) == []


def test_what_is_dated_ahead_is_counted_again_when_its_person_leaves(office: Office) -> None:
    hand_over(office, know(office, PaperKiosk()).start("r1").serve("s01").rate(day=20261130).request())

    def leave(connection: Connection) -> None:
        connection.execute(schema.staff.update().where(schema.staff.c.id == "s01").values(closed_day=20261121))
        rollup.recount_unknown(connection, 20261121)

    write(office, leave)
    assert differences(office) == []
