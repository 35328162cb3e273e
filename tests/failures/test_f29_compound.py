"""F29: one fault in the midst of another. Each is mended as it is alone: nothing lost, nothing twice.

A copy and a recovery that are killed: F26.
"""

import asyncio
import json
import subprocess
import sys
from collections.abc import Coroutine, Iterator
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any, Final, TypeVar

import pytest

from evaluator.kiosk.clock import SystemClock
from evaluator.kiosk.enrolment import enrol
from evaluator.kiosk.journal_file import DATABASE
from evaluator.kiosk.journal_store import JournalStore
from evaluator.office import commands
from evaluator.office.instants import now_utc
from evaluator.office.keeping import backup, backup_key, restore
from tests.failures.counting import found, tapped
from tests.failures.test_f14_bad_road import FATES, FAULTY, Route, code_by_name
from tests.failures.test_f25_killed_upgrade import aged, copied
from tests.stories.test_two_kiosks_one_office import LEVELS, Window, counts
from tests.support.disks import IS_ROOT, SmallDisk, small_disk
from tests.support.kiosk import enrolled_folder
from tests.support.leaping import NAME, LeapingLoop
from tests.support.long_runs import Report
from tests.support.office import RunningOffice, make_office, serving_office
from tests.support.road import Road, bad_road

SEED: Final = 20261126
MANY: Final = 1_000_000
TAPS: Final = 20
T = TypeVar("T")


def killed_while_tapping(folder: Path, disk: SmallDisk, chance: Random) -> tuple[list[int], int]:
    """Taps until some were refused for want of room, and then kill -9: the seqs told, and how many were refused."""
    acked: list[int] = []
    refused, enough, full = 0, chance.randint(1, 40), chance.randint(1, TAPS)
    with tapping(folder) as program:
        for said in told_by(program):
            if "acked" in said:
                acked.append(said["acked"])
            refused += "refused" in said
            if len(acked) == full:
                disk.fill()
            if refused == enough:
                program.kill()
    return acked, refused


def tapped_and_killed(folder: Path, after: int) -> list[int]:
    """Taps, killed when so many were acknowledged; the seqs told."""
    acked: list[int] = []
    with tapping(folder) as program:
        for said in told_by(program):
            acked.append(said["acked"])
            if len(acked) == after:
                program.kill()
    return acked


def tapping(folder: Path) -> "subprocess.Popen[str]":
    """A process that taps for ever."""
    return subprocess.Popen(
        [sys.executable, "-m", "tests.failures.tapper", folder, str(MANY)], stdout=subprocess.PIPE, text=True
    )


def told_by(program: "subprocess.Popen[str]") -> Iterator[dict[str, Any]]:
    """What it says, tap by tap; a line that the kill has cut is none."""
    assert program.stdout is not None
    for line in program.stdout:
        if line.endswith("\n"):
            yield json.loads(line)


def killed_upgrading(folder: Path, dying_at: list[int]) -> int:
    """How many upgrades died before the statement of their number, until one came to its end."""
    command = [sys.executable, "-m", "tests.failures.upgrader", str(folder / DATABASE), *map(str, dying_at)]
    return int(subprocess.run(command, capture_output=True, text=True, check=True, timeout=60).stdout)


@pytest.mark.skipif(not IS_ROOT, reason="a small disk has to be mounted")
def test_killed_on_a_full_disk_it_loses_nothing_and_goes_on_when_there_is_room(
    tmp_path: Path, report: Report, long_run: bool
) -> None:
    """F1 and F5."""
    kills, chance, folder = 100 if long_run else 3, Random(SEED), tmp_path / "kiosk"
    with small_disk(folder, size="4m") as disk:
        enrolled_folder(folder)
        acked: list[int] = []
        refused = 0
        for _ in range(kills):
            told, no = killed_while_tapping(folder, disk, chance)
            acked, refused = acked + told, refused + no
            while_full = tapped(folder, 3)  # it may not even open; whatever it says is true
            acked += while_full.acked
            disk.free()
            with_room = tapped(folder, 2)
            assert len(with_room.acked) == 2, "it does not go on by itself"
            acked += with_room.acked
        figures = found(folder, acked)
        report(
            seed=SEED,
            n=kills,
            **figures._asdict(),
            refused=refused,
            settings="kill -9 on a full disk, started on it, then room",
        )
    assert (figures.L, figures.X) == (0, 0)
    assert kills >= figures.G
    assert refused >= kills


def test_killed_again_and_again_while_it_is_upgraded_it_loses_nothing(
    tmp_path: Path, report: Report, long_run: bool
) -> None:
    """F1 and F25: each start goes on from where the last one was killed, and taps are killed afterwards."""
    stories, chance = 50 if long_run else 3, Random(SEED)
    old = tmp_path / "old"
    before = aged(old)
    kills = stored = told = unthanked = 0
    for story in range(stories):
        folder, acked = copied(old, tmp_path / str(story)), list(before)
        kills += killed_upgrading(folder, [chance.randint(1, 25) for _ in range(4)])
        JournalStore(folder, SystemClock()).close()
        acked += tapped_and_killed(folder, chance.randint(1, TAPS))
        acked += tapped(folder, 2).acked
        figures = found(folder, acked)
        assert (figures.L, figures.X) == (0, 0)
        assert figures.G <= 1
        kills, told, stored, unthanked = kills + 1, told + figures.A, stored + figures.S, unthanked + figures.G
    report(seed=SEED, n=kills, A=told, S=stored, L=0, X=0, G=unthanked, Q=0, settings="killed in upgrades and after")
    assert kills > stories


def test_an_office_restored_behind_a_bad_road_has_everything_again(
    tmp_path: Path, report: Report, long_run: bool
) -> None:
    """F14 and F17: half the taps, a backup, the other half, the office of the backup; faults all the while."""
    half, chance = 500 if long_run else 30, Random(SEED)
    folder, file = tmp_path / "w1", tmp_path / "half.backup"
    acked: list[int] = []

    async def tap_until(n: int, window: Window, route: Route) -> None:
        while len(acked) < n:
            route.meets(chance.choice(FATES) if chance.random() < FAULTY else "open")
            acked.extend((await route.exchange(window, *chance.choices(LEVELS, k=chance.randint(1, 8))))[1])

    async def first(office: RunningOffice, road: Road) -> None:
        await enrol(folder, code_by_name(road, office, "w1"), simulated=False)
        window, route = await Window.open(folder, "s03"), Route(road)
        await tap_until(half, window, route)
        with commands.opened(office.data) as store:
            backup.write(store, office.data, file, now_utc())
        await tap_until(2 * half, window, route)
        await window.close()

    async def second(office: RunningOffice, road: Road) -> int:
        assert sum(counts(office, "w1")) < 2 * half
        window, route = await Window.open(folder, "s03"), Route(road)
        address = f"https://{NAME}:{road.server_port}"
        await window.journal.agree(
            lambda db: db.execute("UPDATE state SET value = ? WHERE key = 'address'", (address,))
        )
        await tap_until(2 * half + 20, window, route)
        route.meets("open")
        await window.drain()
        await window.close()
        return sum(counts(office, "w1"))

    made = make_office(tmp_path / "office")
    with serving_office(made) as office, bad_road(office.address, office.data) as road:
        run(first(office, road))
    key = backup_key.in_force(made.folder)
    restored = restore.restore(file, tmp_path / "again" / "office", url="", now=now_utc(), key=key)
    with (
        serving_office(replace(made, folder=tmp_path / "again" / "office")) as office,
        bad_road(office.address, office.data) as road,
    ):
        counted = run(second(office, road))
    figures = found(folder, acked)
    report(
        seed=SEED,
        n=len(acked),
        **figures._asdict(),
        counted=counted,
        settings="restored from half-way, 30 % of requests faulty",
    )
    assert restored.verified.faults == ()
    assert (figures.L, figures.X, figures.G) == (0, 0, 0)
    assert counted == len(acked)


def run(story: Coroutine[None, None, T]) -> T:
    with asyncio.Runner(loop_factory=LeapingLoop) as runner:
        return runner.run(story)
