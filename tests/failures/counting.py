"""What is found after a fault, against what was acknowledged: the figures of every row in docs/RELIABILITY.md."""

import json
import subprocess
import sys
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from evaluator.domain.journal import Rated, decode
from evaluator.kiosk.chain import entries
from evaluator.kiosk.verify import read_journal, verify

INJECT = ("strace", "-f", "-qq", "-o", "/dev/null")


class Found(NamedTuple):
    """Acknowledged, stored, lost, stored or counted twice, stored without an acknowledgement, flagged as a fork."""

    A: int
    S: int
    L: int
    X: int
    G: int
    Q: int = 0


def found(folder: Path, acked: Collection[int]) -> Found:
    """Count the ratings of a journal whose chain must link and whose rows must be what the entries say."""
    with read_journal(folder) as db:
        verdict = verify(db)
        assert verdict.ok, verdict
        assert db.execute("PRAGMA integrity_check(1)").fetchone()[0] == "ok"
        stored = [seq for seq, body, _ in entries(db) if isinstance(decode(body).event, Rated)]
        counted = db.execute("SELECT coalesce(sum(n), 0) FROM count_line WHERE facet = 'tally'").fetchone()[0]
    return Found(
        A=len(acked),
        S=len(stored),
        L=len(set(acked) - set(stored)),
        X=len(stored) - len(set(stored)) + abs(counted - len(stored)),
        G=len(set(stored) - set(acked)),
    )


class Taps(NamedTuple):
    """What a tapping process was told."""

    acked: list[int]
    refused: list[str]
    closed: str
    code: int
    took_s: list[float]


def tapped(folder: Path, n: int, *, before: Sequence[str] = (), environment: Mapping[str, str] | None = None) -> Taps:
    """Tap n times from a process of its own, started with `before` in front."""
    done = subprocess.run(
        [*before, sys.executable, "-m", "tests.failures.tapper", str(folder), str(n)],
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
        env=environment,
    )
    said = [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]
    assert "Traceback" not in done.stderr, done.stderr[-2000:]
    return Taps(
        [one["acked"] for one in said if "acked" in one],
        [one["refused"] for one in said if "refused" in one],
        next((one["closed"] for one in said if "closed" in one), ""),
        done.returncode,
        [one["s"] for one in said if "s" in one],
    )
