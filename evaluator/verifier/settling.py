"""Whether what a month's tally holds of a kiosk is its rows, but for what named persons decided; and what they did."""

from collections import Counter
from collections.abc import Iterator
from typing import Final

from evaluator.domain.journal import UNCOUNTED, Flag, first_flag
from evaluator.verifier.finding import Finding
from evaluator.wire.corrections import Act
from evaluator.wire.evidence import CountLine, DecisionLine, KioskEvidence, RulingLine

_CHALLENGES: Final[dict[str, Act]] = {"upheld": "uphold", "dismissed": "dismiss"}
_SAID_MOST: Final = 200


def settlement_findings(told: KioskEvidence) -> Iterator[Finding]:
    """The first place where the rows and the month differ: in unit, window, person, flag or number."""
    duties = {duty.duty: duty for duty in told.duties}
    runs = {run.run: run for run in told.runs}
    rulings = {(ruling.duty, ruling.day): ruling for ruling in told.rulings}
    rows: Counter[tuple[str, ...]] = Counter()
    for line in told.counted:
        duty, run = duties.get(line.duty), runs.get(line.run)
        unit, window = (duty or run or told).unit, (duty or run or told).window
        staff = "" if duty is None else duty.staff if duty.credited is None else duty.credited
        fork_after = None if run is None else run.fork_after
        flag = _flag(line, rulings.get((line.duty, line.day)), fork_after)
        mode = "open" if duty is None else duty.mode
        rows[unit, window, staff, line.matter, line.outcome, line.scale, line.level, flag, mode] += line.n
    for one in told.settled:
        flag = _known(one.flag)
        rows[one.unit, one.window, one.staff, one.matter, one.outcome, one.scale, one.level, flag, one.mode] -= one.n
    for name, n in sorted(rows.items()):
        if n:
            unit, window, staff, _, outcome, _, level, marked, _ = name
            whom = f"of {staff or 'nobody'} at window {window or unit}" + (f", marked {marked}" if marked else "")
            why = f"the rows and the month differ by {abs(n)} × {outcome} {level} {whom}"
            yield Finding("refuted", f"the tally of {told.kiosk}", None, why)
            return


def _flag(line: CountLine, ruling: RulingLine | None, fork_after: int | None) -> Flag:
    """The flag that stands, without what only the directory can tell (`unknown_ref`)."""
    dismissed = line.flag == "challenged" and ruling is not None and ruling.challenge == "dismissed"
    own: Flag = "" if dismissed else _known(line.flag)
    forked: Flag = "fork" if fork_after is not None and line.seq > fork_after else ""
    decided: Flag = "excluded" if ruling is not None and ruling.excluded else ""
    return first_flag(own, forked, decided)


def _known(flag: Flag) -> Flag:
    return "" if flag == "unknown_ref" else flag


def decision_findings(told: KioskEvidence) -> Iterator[Finding]:
    """The first thing that counts otherwise than its journal says though nobody who may decide it is named."""
    for ruling in told.rulings:
        if ruling.excluded and not _excluded_by(told, ruling):
            why = f"duty {ruling.duty} on {ruling.day} is left out, and no two persons are named who decided it"
            yield Finding("refuted", f"the tally of {told.kiosk}", None, why)
            return
        act = _CHALLENGES.get(ruling.challenge)
        if act is not None and _newest(told, act, ruling.duty, ruling.day) is None:
            what = f"the challenges of duty {ruling.duty} on {ruling.day} are {ruling.challenge}"
            why = f"{what}, and nobody is named who decided it"
            yield Finding("refuted", f"the tally of {told.kiosk}", None, why)
            return
    for duty in told.duties:
        if duty.credited is not None and not _credited_by(told, duty.duty, duty.credited):
            why = f"duty {duty.duty} of {duty.staff or 'nobody'} is credited to {duty.credited or 'nobody'} by nobody"
            yield Finding("refuted", f"the tally of {told.kiosk}", None, why)
            return


def _newest(told: KioskEvidence, act: Act, duty: str, day: int) -> DecisionLine | None:
    found = [one for one in told.decisions if (one.act, one.duty, one.day) == (act, duty, day)]
    return max(found, key=_in_force_since, default=None)


def _in_force_since(decision: DecisionLine) -> str:
    return decision.second_at or decision.at


def _excluded_by(told: KioskEvidence, ruling: RulingLine) -> DecisionLine | None:
    """By two persons, and not included again since."""
    out = _newest(told, "exclude", ruling.duty, ruling.day)
    again = _newest(told, "include", ruling.duty, ruling.day)
    if out is None or not out.by or not out.second or out.by == out.second:
        return None
    return None if again is not None and _in_force_since(again) > _in_force_since(out) else out


def _credited_by(told: KioskEvidence, duty: str, staff: str) -> DecisionLine | None:
    by = _newest(told, "credit", duty, 0)
    return by if by is not None and by.by and by.staff == staff else None


def decided(told: KioskEvidence) -> Iterator[str]:
    """What counts otherwise than its journal says, in a sentence each: how much, by whose decision, and why."""
    for ruling in told.rulings:
        here = [line for line in told.counted if (line.duty, line.day) == (ruling.duty, ruling.day)]
        by = _excluded_by(told, ruling) if ruling.excluded else None
        if by is not None:
            n = sum(line.n for line in here if line.outcome == "rated" and line.flag not in UNCOUNTED)
            what = f"{n} × rated of duty {ruling.duty} on {ruling.day} are left out"
            yield f"{what}, proposed by {_said(by.by)}, decided by {_said(by.second)}: {_said(by.reason)}"
        act = _CHALLENGES.get(ruling.challenge)
        word = None if act is None else _newest(told, act, ruling.duty, ruling.day)
        if word is not None:
            n = sum(line.n for line in here if line.flag == "challenged")
            what = f"{n} challenges of duty {ruling.duty} on {ruling.day} are {ruling.challenge}"
            yield f"{what} by {_said(word.by)}: {_said(word.reason)}"
    for duty in told.duties:
        to = None if duty.credited is None else _credited_by(told, duty.duty, duty.credited)
        if to is not None:
            what = f"duty {duty.duty}, opened by {duty.staff or 'nobody'}, is credited to {duty.credited or 'nobody'}"
            yield f"{what} by {_said(to.by)}: {_said(to.reason)}"


def _said(words: str) -> str:
    """As a person wrote it, in one line of a terminal."""
    return "".join(one if one.isprintable() else " " for one in words[:_SAID_MOST])
