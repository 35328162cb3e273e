"""What the entries say, as rows: runs, duties, visits, count lines, cases, signals, in the entry's own transaction."""

from sqlite3 import Connection

import msgspec
from msgspec.structs import replace

from evaluator.domain.cases import name_of
from evaluator.domain.journal import (
    UNCOUNTED,
    AnyEvent,
    Challenged,
    Changed,
    DayReviewed,
    Declined,
    DutyClosed,
    DutyOpened,
    Header,
    Interrupted,
    Invited,
    Lapsed,
    NotOffered,
    Outcome,
    Rated,
    ReasonsGiven,
    RunStarted,
    decode,
    first_flag,
)
from evaluator.domain.office_time import half_of
from evaluator.domain.summary import Line, ReasonKey, RhythmKey, TallyKey, Visit, lines_between, with_answer
from evaluator.kiosk.schema import SEQ_COLUMNS

_OUTCOMES: dict[type, Outcome] = {
    Declined: "declined",
    Lapsed: "lapsed",
    Interrupted: "interrupted",
    NotOffered: "not_offered",
}


class UnknownVisitError(ValueError):
    """An entry names a visit that no entry began."""


def project(db: Connection, header: Header, event: AnyEvent) -> None:
    """Write what one entry says. UnknownVisitError when it names a visit that was never begun."""
    match event:
        case RunStarted():
            db.execute(
                "INSERT INTO run VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    header.run,
                    header.seq,
                    event.previous_run,
                    event.previous_seq,
                    event.previous_hash,
                    event.window or "",
                    event.unit,
                    event.program,
                ),
            )
        case DutyOpened():
            if event.previous_duty:
                _close_duty(db, header, event.previous_duty, "restart")
            db.execute(
                "INSERT INTO duty VALUES (?, ?, ?, ?, ?, ?, NULL, NULL, ?, ?, ?)",
                (
                    event.duty,
                    header.run,
                    event.staff or "",
                    event.window or "",
                    event.unit,
                    header.at.isoformat(),
                    event.previous_duty or "",
                    header.seq,
                    event.mode,
                ),
            )
        case DutyClosed():
            _close_duty(db, header, event.duty, event.why)
        case DayReviewed():
            db.execute("INSERT INTO day_review VALUES (?, ?)", (event.day, header.seq))
            db.executemany(
                "INSERT INTO signal_row VALUES (?, ?, ?, ?, ?, ?, ?)",
                [(header.run, event.day, *signal, header.seq) for signal in event.signals],
            )
        case _:
            _project_visit(db, header, event)


def rebuild(db: Connection) -> None:
    """Empty the projected tables and write them again from entry 1, in the caller's transaction."""
    for table in SEQ_COLUMNS:
        db.execute(f"DELETE FROM {table}")  # noqa: S608 - names of our own tables
    for (body,) in db.execute("SELECT body FROM entry ORDER BY seq").fetchall():
        header, event = decode(body)
        project(db, header, event)


def _close_duty(db: Connection, header: Header, duty: str, why: str) -> None:
    db.execute(
        "UPDATE duty SET closed_at = ?, why = ?, seq = ? WHERE duty = ? AND closed_at IS NULL",
        (header.at.isoformat(), why, header.seq, duty),
    )


def _project_visit(db: Connection, header: Header, event: AnyEvent) -> None:
    before: Visit | None
    match event:
        case Invited():
            before, after = None, Visit(number=header.seq, duty=event.duty, matter=event.matter)
        case Rated():
            before = None if event.visit is None else _visit(db, event.visit)
            after = Visit(
                number=before.number if before else header.seq,
                duty=event.duty,
                matter=event.matter,
                day=event.day,
                hour=event.hour,
                outcome="rated",
                scale=event.scale,
                level=event.level,
                flag=event.flag,
            )
        case Changed():
            before = _visit(db, event.visit)
            after = with_answer(before, scale=event.scale, level=event.level)
        case ReasonsGiven():
            before = _visit(db, event.visit)
            after = replace(before, reasons=tuple(dict.fromkeys(event.reasons)))
        case Declined() | Lapsed() | Interrupted() | NotOffered():
            before = _visit(db, event.visit)
            after = Visit(
                number=before.number,
                duty=before.duty,
                matter=before.matter,
                day=event.day,
                hour=event.hour,
                outcome=_OUTCOMES[type(event)],
                flag=event.flag,
            )
        case Challenged():
            before = _visit(db, event.visit)
            after = replace(before, flag=first_flag(before.flag, "challenged"))
        case _:
            return
    _save(db, after)
    _project_case(db, header, event, after)
    db.executemany(
        "INSERT INTO count_line VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [_row(header, line) for line in lines_between(before, after)],
    )


def _project_case(db: Connection, header: Header, event: AnyEvent, visit: Visit) -> None:
    """Write the case of a dissatisfied rating, and write it again whenever the visit says something else."""
    if isinstance(event, Rated) and not event.dissatisfied:
        return
    held = db.execute("SELECT level, seq FROM case_row WHERE visit = ?", (visit.number,)).fetchone()
    level, seq = held or ("", 0)
    stands = event.dissatisfied if isinstance(event, Rated | Changed) else bool(level)
    if visit.flag in UNCOUNTED or not (held or stands):
        return
    db.execute(
        "INSERT INTO case_row VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1) ON CONFLICT (visit) DO UPDATE"
        " SET scale = excluded.scale, level = excluded.level, reasons = excluded.reasons, flag = excluded.flag,"
        " seq = ?",
        (
            *(visit.number, name_of(header.nonce), header.run, visit.duty, visit.day, half_of(visit.hour)),
            visit.matter,
            *((visit.scale, visit.level, _listed(visit.reasons)) if stands else ("", "", "[]")),
            *(visit.flag, seq + 1),
        ),
    )


def _listed(reasons: tuple[str, ...]) -> str:
    return msgspec.json.encode(reasons).decode()


def _visit(db: Connection, number: int) -> Visit:
    row = db.execute(
        "SELECT number, duty, matter, day, hour, outcome, scale, level, flag, reasons FROM visit WHERE number = ?",
        (number,),
    ).fetchone()
    if row is None:
        raise UnknownVisitError(number)
    number, duty, matter, day, hour, outcome, scale, level, flag, reasons = row
    return Visit(
        number=number,
        duty=duty,
        matter=matter,
        day=day,
        hour=hour,
        outcome=outcome,
        scale=scale,
        level=level,
        flag=flag,
        reasons=tuple(msgspec.json.decode(reasons, type=list[str])),
    )


def _save(db: Connection, visit: Visit) -> None:
    db.execute(
        "INSERT INTO visit VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (number) DO UPDATE SET duty = excluded.duty, matter = excluded.matter, day = excluded.day,"
        " hour = excluded.hour, outcome = excluded.outcome, scale = excluded.scale, level = excluded.level,"
        " flag = excluded.flag, reasons = excluded.reasons",
        (
            visit.number,
            visit.duty,
            visit.matter,
            visit.day,
            visit.hour,
            visit.outcome,
            visit.scale,
            visit.level,
            visit.flag,
            _listed(visit.reasons),
        ),
    )


def _row(header: Header, line: Line) -> tuple[str | int, ...]:
    run, seq, n = header.run, header.seq, line.n
    match line.key:
        case TallyKey(duty, day, matter, outcome, scale, level, flag):
            return run, "tally", day, duty, 0, matter, outcome, scale, level, flag, "", seq, n
        case RhythmKey(day, hour, outcome):
            return run, "rhythm", day, "", hour, "", outcome, "", "", "", "", seq, n
        case ReasonKey(day, reason):
            return run, "reason", day, "", 0, "", "", "", "", "", reason, seq, n
