"""An office with a year behind it: ratings of ten months by paper kiosks, and cases in every state."""

import itertools
import random
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final, get_args

import msgspec

from evaluator.domain.office_time import Half
from evaluator.domain.roles import Role
from evaluator.office.cases import handling, opening
from evaluator.office.cases.handling import Deed, Done
from evaluator.office.founding import Founded
from evaluator.office.instants import written
from evaluator.office.office import Office
from evaluator.office.people import passwords
from evaluator.office.people.accounts import Person
from evaluator.office.store import schema
from evaluator.wire.cases import Act, Answer, Assign, CaseChange, NewCase, Note, Publish, Reopen
from evaluator.wire.exchange import CaseRow
from tests.manager.at_work import OWN_PASSWORD, OfficeTime
from tests.office.conftest import hand_over, know, write
from tests.office.paper import PaperKiosk
from tests.support.office import make_office

if TYPE_CHECKING:
    from evaluator.domain.cases import Kind

NOW: Final = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)
PEOPLE: Final = (
    ("s01", (0.70, 0.26, 0.03, 0.01)),
    ("s02", (0.55, 0.35, 0.07, 0.03)),
    ("s03", (0.80, 0.18, 0.02, 0.00)),
    ("s04", (0.30, 0.40, 0.18, 0.12)),
    ("s06", (0.60, 0.33, 0.05, 0.02)),
    ("s07", (0.58, 0.30, 0.09, 0.03)),
    ("s10", (0.22, 0.38, 0.22, 0.18)),
    ("s11", (0.74, 0.22, 0.03, 0.01)),
)
PLACES: Final = {"w1": "hall-east", "w2": "hall-east", "w4": "hall-west", "w6": "hall-south"}
AT: Final = {"s01": "w1", "s02": "w2", "s03": "w1", "s04": "w2", "s06": "w4", "s07": "w4", "s10": "w6", "s11": "w6"}
LEVELS: Final = ("very_satisfied", "satisfied", "neutral", "dissatisfied")
DAYS: Final = (5, 13, 15, 22, 27)
NAMES: Final = (f"{number:032x}" for number in itertools.count(7))
REASONS: Final = ("214", "207", "210", "213", "212")


def fill(office: Office, clock: OfficeTime) -> None:
    """Ten months of ratings, thirty cases, four accounts; the clock ends at `NOW`."""
    clock.at = datetime(2026, 10, 26, 2, 0, tzinfo=UTC)
    kiosks = _ratings(office)
    for name, role, unit in (
        ("zhang", "office_manager", ""),
        ("li", "hall_manager", "hall-east"),
        ("wu", "auditor", ""),
    ):
        add_account(office, name, role, unit)
    opened: list[str] = []
    for at, days in (
        (datetime(2026, 10, 26, 2, 0, tzinfo=UTC), (20261022, 20261023)),
        (datetime(2026, 11, 9, 2, 0, tzinfo=UTC), (20261105, 20261106)),
        (datetime(2026, 11, 18, 2, 0, tzinfo=UTC), (20261113, 20261117)),
    ):
        clock.at = at
        opened += [case for place in kiosks for case in _cases(office, kiosks[place], days)]
    _handle(office, clock, opened)
    clock.at = NOW


def add_account(office: Office, name: str, role: str, unit: str = "") -> None:
    """One more account, with the tests' own password."""
    assert role in get_args(Role)
    row = {
        "account": name,
        "role": role,
        "unit": unit,
        "password": passwords.verifier(OWN_PASSWORD),
        "must_change": 0,
        "created_at": written(office.clock()),
    }
    write(office, lambda connection: connection.execute(schema.account.insert().values(row)))


def filled_office(folder: Path) -> Founded:
    """Found it in a folder; copy the folder, never open it."""
    clock = OfficeTime()
    made = make_office(folder, clock=clock)
    office = Office(made.folder, clock)
    try:
        fill(office, clock)
    finally:
        office.close()
    return made


def act(office: Office, account: str, case: str, version: int, change: Act) -> Done:
    """Somebody does something about a case, in the store."""
    done = write(
        office, lambda connection: handling.change(connection, CaseChange(case, version, change), deed(office, account))
    )
    assert isinstance(done, Done), done
    return done


def deed(office: Office, account: str) -> Deed:
    """An office manager acts now."""
    person = Person(account, "office_manager", "", must_change=False, token_hash="")
    return Deed(person, office.clock(), office.about.zone, office.rules)


def _ratings(office: Office) -> dict[str, PaperKiosk]:
    chance = random.Random(7)
    kiosks = {
        window: know(office, PaperKiosk(kiosk=f"k-{window}", window=window, unit=unit)).start(f"r-{window}")
        for window, unit in PLACES.items()
    }
    for month in range(1, 11):
        for staff, weights in PEOPLE:
            kiosk = kiosks[AT[staff]].serve(staff, f"d-{staff}-{month}")
            for day in DAYS:
                n = 2 if (staff, month) == ("s07", 3) else 9
                for level in chance.choices(LEVELS, weights, k=n):
                    kiosk.rate(level, day=2026_00_00 + month * 100 + day)
    kiosks["w1"].serve("s05", "d-s05").rate("satisfied", 7, day=20261013)
    for kiosk in kiosks.values():
        hand_over(office, kiosk.request())
    return kiosks


def _cases(office: Office, kiosk: PaperKiosk, days: tuple[int, int]) -> Iterator[str]:
    staff = next(staff for staff, window in AT.items() if window == kiosk.window)
    rows = []
    for place, (day, half) in enumerate(itertools.product(days, ("am", "pm"))):
        reasons = REASONS[place % 5 : place % 5 + 1 + place % 2] if place != 3 else ()
        rows.append(
            CaseRow(
                kiosk.run,
                next(NAMES),
                f"d-{staff}-10",
                day,
                msgspec.convert(half, Half),
                f"m0{place + 1}",
                "four",
                "dissatisfied",
                reasons,
                "challenged" if place == 2 else "",
                kiosk.seq,
            )
        )
    hand_over(office, msgspec.structs.replace(kiosk.request(), cases=tuple(rows)))
    for row in rows:
        yield opening.case_of(kiosk.kiosk, row.run, row.case)


def _handle(office: Office, clock: OfficeTime, cases: list[str]) -> None:
    """The oldest are done with, in time or not; some are in hand, two were entered by hand, the rest is open."""
    clock.at = datetime(2026, 10, 29, 2, 0, tzinfo=UTC)
    for place, case in enumerate(cases[:16]):
        act(office, "zhang" if place % 3 else "li", case, 1, Assign("zhang", "by_deadline"))
        if place == 15:
            continue
        clock.at = datetime(2026, 10, 30 if place < 13 else 31, 2, 0, tzinfo=UTC)
        if place >= 14:
            clock.at = datetime(2026, 11, 6, 2, 0, tzinfo=UTC)
        act(office, "zhang", case, 2, Answer("已向办事人说明材料要求，并在一纸清上补充了示例。"))
        if place < 10:
            act(office, "zhang", case, 3, Publish())
        if place == 3:
            act(office, "zhang", case, 4, Reopen("居民再次反映示例看不清。", 5))
            act(office, "zhang", case, 5, Note("已联系印制放大的示例。"))
    clock.at = datetime(2026, 11, 18, 6, 0, tzinfo=UTC)
    for place, case in enumerate(cases[32:38]):
        act(office, "zhang", case, 1, Assign("zhang" if place % 2 else "li", "by_deadline"))
    kinds: tuple[tuple[Kind, str, str], ...] = (
        ("long_term", "hall-west", "候事区座椅不够，老年人常常站着等，建议增加折叠椅。"),
        ("at_once", "hall-east", "3 号窗口的叫号屏幕有一半不亮。"),
    )
    for kind, unit, subject in kinds:
        owner = "zhang" if unit == "hall-east" else ""
        new = NewCase(origin="problem", unit=unit, subject=subject, kind=kind, owner=owner)
        done = write(office, partial(handling.enter, new=new, deed=deed(office, "zhang")))
        assert isinstance(done, Done)
