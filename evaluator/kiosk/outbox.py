"""What the office lacks: summaries, duties, signals, runs above what it has acknowledged, digests of what it holds.

Every function asks the database one short question; nothing here keeps it open.
"""

from datetime import datetime
from sqlite3 import Connection
from typing import Any, Final, NamedTuple

from evaluator.domain.journal import GENESIS, Head, digest
from evaluator.kiosk import case_outbox
from evaluator.kiosk.facts import remember
from evaluator.kiosk.schema import COUNT_KEY
from evaluator.wire.exchange import (
    DIGESTS_AT_MOST,
    Chain,
    DutyRow,
    ReasonRow,
    Receipt,
    RhythmRow,
    RunDigest,
    RunRecord,
    SignalRow,
    TallyRow,
)

_LINES_AT_MOST: Final = 2_000
_KEY: Final = ", ".join(COUNT_KEY)

Row = TallyRow | RhythmRow | ReasonRow | DutyRow | SignalRow


class Batch(NamedTuple):
    """Rows ordered by seq, a seq never split. Every row above `since` and up to `upto` is in it."""

    rows: list[Row]
    runs: list[RunRecord]
    since: int
    upto: int
    more: bool
    """Whether rows above `upto` wait."""


def batch(db: Connection, *, since: int, at_most: int, run: str | None = None) -> Batch:
    """The next rows above `since`, of one run when a run is owed again; at most so many runs begin in it, too.

    A key whose highest seq lies above the batch comes with a later one, whole.
    """
    only, named = ("AND run = :run", {"run": run}) if run is not None else ("", {})
    top = int(db.execute("SELECT coalesce(max(seq), 0) FROM entry").fetchone()[0])
    lines = db.execute(
        f"SELECT seq FROM count_line WHERE seq > :since {only} ORDER BY seq LIMIT 1 OFFSET {_LINES_AT_MOST}",  # noqa: S608
        {"since": since, **named},
    ).fetchone()
    upto = top if lines is None else int(lines[0])
    if run is None:
        begun = db.execute(
            "SELECT first_seq FROM run WHERE first_seq > ? ORDER BY first_seq LIMIT 1 OFFSET ?", (since, at_most)
        ).fetchone()
        upto = upto if begun is None else min(upto, int(begun[0]) - 1)
    rows: list[Row] = [_row(found) for found in _counts(db, since, upto, only, named)]
    rows += [
        _duty(found)
        for found in db.execute(
            "SELECT run, duty, staff, window, unit, opened_at, closed_at, previous_duty, seq, mode FROM duty"  # noqa: S608
            f" WHERE seq > :since AND seq <= :upto {only}",
            {"since": since, "upto": upto, **named},
        ).fetchall()
    ]
    rows += [
        SignalRow(*found)
        for found in db.execute(
            "SELECT run, day, duty, signal, score, n, seq FROM signal_row"  # noqa: S608
            f" WHERE seq > :since AND seq <= :upto {only}",
            {"since": since, "upto": upto, **named},
        ).fetchall()
    ]
    rows.sort(key=lambda row: row.seq)
    if len(rows) > at_most:
        last = rows[at_most].seq - 1 if rows[at_most].seq > rows[0].seq else rows[0].seq
        rows = [row for row in rows if row.seq <= last]
        upto = last
    runs = [
        RunRecord(
            run=name,
            first_seq=first,
            previous_run=previous,
            previous_seq=previous_seq,
            previous_hash=previous_hash,
            window=window,
            unit=unit,
            program=program,
        )
        for name, first, previous, previous_seq, previous_hash, window, unit, program in db.execute(
            "SELECT * FROM run WHERE run = :run OR (:run IS NULL AND first_seq > :since AND first_seq <= :upto)",
            {"run": run, "since": since, "upto": upto},
        ).fetchall()
    ]
    return Batch(rows, runs, since, upto, upto < top)


def _counts(db: Connection, since: int, upto: int, only: str, named: dict[str, str]) -> list[tuple[Any, ...]]:
    return db.execute(
        f"WITH touched AS (SELECT DISTINCT {_KEY} FROM count_line"  # noqa: S608 - our own column names
        f" WHERE seq > :since AND seq <= :upto {only})"
        f" SELECT {_KEY}, sum(n), max(seq) AS last FROM touched JOIN count_line USING ({_KEY})"
        f" GROUP BY {_KEY} HAVING last <= :upto",
        {"since": since, "upto": upto, **named},
    ).fetchall()


def run_digest(db: Connection, run: str) -> RunDigest:
    """What the office must hold of a run once everything has been sent."""
    rows, total, seq = db.execute(
        "SELECT count(*), coalesce(sum(n), 0), coalesce(max(last), 0) FROM"  # noqa: S608 - our own column names
        f" (SELECT sum(n) AS n, max(seq) AS last FROM count_line WHERE run = :run GROUP BY {_KEY})",
        {"run": run},
    ).fetchone()
    duties, duty_seq = db.execute(
        "SELECT count(*), coalesce(max(seq), 0) FROM duty WHERE run = :run", {"run": run}
    ).fetchone()
    signals, signal_seq = db.execute(
        "SELECT count(*), coalesce(max(seq), 0) FROM signal_row WHERE run = ?", (run,)
    ).fetchone()
    cases, case_seqs, case_seq = case_outbox.digest_of(db, run)
    rows += duties + signals + cases
    return RunDigest(run, rows, total + case_seqs, max(seq, duty_seq, signal_seq, case_seq))


def counting_runs(db: Connection) -> list[str]:
    """Every run that has rows, first one first. A kiosk that cannot stay up leaves thousands that have none."""
    found = db.execute(
        "SELECT run FROM run WHERE run IN (SELECT run FROM count_line UNION SELECT run FROM duty"
        " UNION SELECT run FROM signal_row) ORDER BY first_seq"
    )
    return [run for (run,) in found.fetchall()]


def chain_after(db: Connection, agreed: Head, upto: int | None = None, at_most: int = DIGESTS_AT_MOST) -> Chain:
    """The body digests after a head the office knows, at most so many of them and none above `upto`."""
    rows = db.execute(
        "SELECT seq, body, hash FROM entry WHERE seq > :since AND (:upto IS NULL OR seq <= :upto)"
        " ORDER BY seq LIMIT :most",
        {"since": agreed.seq, "upto": upto, "most": at_most},
    ).fetchall()
    head = Head(rows[-1][0], bytes(rows[-1][2])) if rows else agreed
    return Chain(
        from_seq=agreed.seq,
        from_hash=agreed.hash.hex(),
        digests=tuple(digest(body).hex() for _, body, _ in rows),
        head_seq=head.seq,
        head_hash=head.hash.hex(),
    )


def agreed_head(db: Connection) -> Head:
    """The head to send digests from: what the office last showed it has, else the beginning."""
    row = db.execute("SELECT value FROM state WHERE key = 'agreed_seq'").fetchone()
    seq = int(row[0]) if row else 0
    if seq == 0:
        return GENESIS
    found = db.execute("SELECT hash FROM entry WHERE seq = ?", (seq,)).fetchone()
    return GENESIS if found is None else Head(seq, bytes(found[0]))


def take_receipt(db: Connection, receipt: Receipt | None, *, kiosk: str, office_key: str) -> int:
    """Keep a countersigned head that is in this chain, beside it and never in it; the seq next digests go from."""
    if receipt is None:
        agreed = 0
    elif _is_ours(db, receipt, kiosk, office_key):
        db.execute(
            "INSERT INTO receipt VALUES (?, ?, ?, ?) ON CONFLICT (seq) DO NOTHING",
            (receipt.seq, receipt.hash, receipt.signed_at, receipt.signature),
        )
        agreed = receipt.seq
    else:
        agreed = last_common_receipt(db)
    remember(db, "agreed_seq", str(agreed))
    return agreed


def _is_ours(db: Connection, receipt: Receipt, kiosk: str, office_key: str) -> bool:
    from evaluator.wire.signing import head_bytes, is_signed  # no start needs the keys

    said = head_bytes(kiosk, receipt.seq, bytes.fromhex(receipt.hash), receipt.signed_at)
    found = db.execute("SELECT hash FROM entry WHERE seq = ?", (receipt.seq,)).fetchone()
    return (
        found is not None and bytes(found[0]).hex() == receipt.hash and is_signed(office_key, receipt.signature, said)
    )


def last_common_receipt(db: Connection) -> int:
    """The seq of the newest countersigned head that is still in this chain; 0 when there is none."""
    row = db.execute(
        "SELECT max(receipt.seq) FROM receipt JOIN entry USING (seq) WHERE lower(hex(entry.hash)) = receipt.hash"
    ).fetchone()
    return int(row[0] or 0)


def parked(db: Connection) -> int:
    """How many seqs and cases the office could not read."""
    return int(db.execute("SELECT count(*) FROM parked").fetchone()[0]) + case_outbox.parked(db)


def owed(db: Connection) -> tuple[str, int] | None:
    """A run the office wants again, and how far it has it."""
    row = db.execute("SELECT run, acknowledged FROM owed ORDER BY run LIMIT 1").fetchone()
    return None if row is None else (str(row[0]), int(row[1]))


def every_owed(db: Connection) -> list[str]:
    """All runs the office wants again."""
    return [run for (run,) in db.execute("SELECT run FROM owed ORDER BY run").fetchall()]


def owe(db: Connection, wanted: tuple[str, ...]) -> None:
    """Remember durably which runs the office wants again; one that is on its way stays where it is."""
    for run in wanted:
        if db.execute("INSERT INTO owed VALUES (?, 0) ON CONFLICT (run) DO NOTHING", (run,)).rowcount:
            case_outbox.send_again(db, run)


def paid(db: Connection, run: str, upto: int, *, more: bool) -> None:
    """A batch of an owed run was taken."""
    if more:
        db.execute("UPDATE owed SET acknowledged = ? WHERE run = ?", (upto, run))
    else:
        db.execute("DELETE FROM owed WHERE run = ?", (run,))


def park(db: Connection, seq: int, why: str) -> None:
    """The office cannot read the rows of this seq: keep them here, with its reason, and go on."""
    db.execute("INSERT INTO parked VALUES (?, ?) ON CONFLICT (seq) DO UPDATE SET why = excluded.why", (seq, why))


def is_parked(db: Connection, seq: int) -> bool:
    """Whether the office was found before not to read the rows of this seq."""
    return db.execute("SELECT 1 FROM parked WHERE seq = ?", (seq,)).fetchone() is not None


def backlog(db: Connection, since: int) -> int:
    """Entries the office has not acknowledged the counts of."""
    return int(db.execute("SELECT count(DISTINCT seq) FROM count_line WHERE seq > ?", (since,)).fetchone()[0])


def _row(found: tuple[Any, ...]) -> Row:
    """Not validated here: a row the office cannot read is parked, and the rest goes on."""
    run, facet, day, duty, hour, matter, outcome, scale, level, flag, reason, n, seq = found
    match facet:
        case "tally":
            return TallyRow(run, duty, day, matter, outcome, scale, level, flag, n, seq)
        case "rhythm":
            return RhythmRow(run, day, hour, outcome, n, seq)
        case _:
            return ReasonRow(run, day, reason, n, seq)


def _duty(found: tuple[Any, ...]) -> DutyRow:
    run, duty, staff, window, unit, opened_at, closed_at, previous_duty, seq, mode = found
    opened, closed = datetime.fromisoformat(opened_at), closed_at and datetime.fromisoformat(closed_at)
    return DutyRow(run, duty, staff, window, unit, opened, closed, previous_duty, seq, mode)
