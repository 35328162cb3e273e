"""F8: the n-th call to the disk fails, once or from then on, for every n until none is reached any more."""

from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Final

from tests.failures.counting import INJECT, found, tapped
from tests.support.kiosk import enrolled_folder
from tests.support.long_runs import Report

SEED: Final = 20261125
TAPS: Final = 8
CALLS: Final = "pwrite64,fdatasync,fsync,ftruncate,openat"
MOST: Final = 400
SHORT: Final = 4


def places(long_run: bool) -> Iterator[tuple[int, str]]:
    """Which call fails, and whether all after it do."""
    every = [(n, then) for n in range(1, MOST) for then in ("", "+")]
    yield from every if long_run else Random(SEED).sample(every[:160], SHORT)


def test_whatever_call_fails_nothing_that_was_acknowledged_is_missing(
    tmp_path: Path, report: Report, long_run: bool
) -> None:
    total = [0] * 6
    runs = refused = reached = 0
    for n, then in places(long_run):
        folder = enrolled_folder(tmp_path / f"{n}{then}")
        inject, trace = f"inject={CALLS}:error=EIO:when={n}{then}", tmp_path / f"{n}{then}.trace"
        taps = tapped(
            folder,
            TAPS,
            before=[
                *INJECT[:-1],
                str(trace),
                "-P",
                str(folder / "kiosk.db"),
                "-P",
                f"{folder}/kiosk.db-wal",
                "-e",
                f"trace={CALLS}",
                "-e",
                inject,
            ],
        )
        figures = found(folder, taps.acked)
        total = [a + b for a, b in zip(total, figures, strict=True)]
        runs, refused = runs + 1, refused + len(taps.refused) + bool(taps.closed)
        assert (figures.L, figures.X) == (0, 0), (n, then, figures)
        assert taps.code in (0, 2)
        was_reached = "(INJECTED)" in trace.read_text("utf-8", "replace")
        reached += was_reached
        if not was_reached:
            assert long_run, f"call {n} was never made"
            assert (len(taps.acked), taps.refused) == (TAPS, [])
            break
    report(
        seed=SEED,
        n=runs,
        **dict(zip(("A", "S", "L", "X", "G", "Q"), total, strict=True)),
        refused=refused,
        reached=reached,
        settings="WAL/FULL, EIO at the n-th call, once and for ever",
    )
    assert refused
