"""Holds what an office says it counted against the journals it was counted from, and names the first wrong entry."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Final

from evaluator.domain.journal import UNCOUNTED, Parked
from evaluator.domain.summary import TallyKey
from evaluator.verifier.complaints import complaint_findings
from evaluator.verifier.finding import ORDER, Finding, Kind
from evaluator.verifier.heads import head_findings, promised
from evaluator.verifier.journals import Journal, Step
from evaluator.verifier.settling import decision_findings, settlement_findings
from evaluator.wire.evidence import Bundle, CountLine, KioskEvidence
from evaluator.wire.refused import signed_failure, why_unreadable

SHOWN_MOST: Final = 10


def bundle_findings(bundle: Bundle, journals: Sequence[Journal], key: str) -> Iterator[Finding]:
    """Whether a month's tally is made of the journals: nothing invented, changed or left out."""
    of_kiosk: dict[str, list[Journal]] = defaultdict(list)
    for journal in journals:
        of_kiosk[journal.kiosk].append(journal)
    for told in bundle.kiosks:
        shown = of_kiosk.get(told.kiosk, [])
        heads = [*head_findings(told.kiosk, told.heads, shown, key)]
        yield from heads
        yield from decision_findings(told)
        yield from settlement_findings(told)
        if shown:
            yield from _rows(told, shown, bundle, key)
        if shown and not heads and all(one.wrong is None for one in shown):
            yield from complaint_findings(told, shown, bundle.month)
        if told.counted and not shown:
            yield Finding("open", f"the tally of {told.kiosk}", None, "its journal was not shown")
    for kiosk in sorted(of_kiosk.keys() - {told.kiosk for told in bundle.kiosks}):
        yield from _left_out(kiosk, of_kiosk[kiosk], bundle, key)
    n = sum(_counting(told) for told in bundle.kiosks)
    if n != bundle.n:
        yield Finding("refuted", "the office", None, f"the month is said to be {bundle.n} ratings, its rows say {n}")


def _left_out(kiosk: str, journals: Sequence[Journal], bundle: Bundle, key: str) -> Iterator[Finding]:
    """A kiosk that counted in the month, and that the bundle does not know."""
    last: dict[int, bool] = {}
    for journal in journals:
        upto = promised(journal, bundle, key)
        for (_, name), steps in journal.counts.items():
            if name.day // 100 == bundle.month and sum(one.n for one in steps) != 0:
                last[steps[-1].seq] = steps[-1].seq <= upto
    signed = [seq for seq, held in last.items() if held]
    if signed:
        why = f"the bundle leaves out this kiosk, whose entry {min(signed)} the office countersigned"
        yield Finding("refuted", f"the tally of {kiosk}", min(signed), why)
    elif last:
        yield Finding("open", f"the tally of {kiosk}", None, "the bundle does not know this kiosk")


def _counting(told: KioskEvidence) -> int:
    return sum(line.n for line in told.settled if line.outcome == "rated" and line.flag not in UNCOUNTED)


def _rows(told: KioskEvidence, journals: Sequence[Journal], bundle: Bundle, key: str) -> Iterator[Finding]:
    whose = f"the tally of {told.kiosk}"
    known = {run for journal in journals for run in journal.runs}
    forks = {run.run for run in told.runs if run.fork_after == 0}
    held = {(line.run, _key(line)): line for line in told.counted}
    counts: dict[tuple[str, TallyKey], list[Step]] = {}
    of: dict[tuple[str, TallyKey], Journal] = {}
    for journal in journals:
        for name, steps in journal.counts.items():
            if name[1].day // 100 == bundle.month and len(steps) > len(counts.get(name, ())):
                counts[name], of[name] = steps, journal
    refused: dict[int, Parked] = {}
    wrong: list[Finding] = []
    for name, line in held.items():
        run, _ = name
        if run not in known:
            kind: Kind = "open" if run in forks else "refuted"
            wrong.append(
                Finding(kind, whose, line.seq, f"{line.n} were counted in run {run}, which no journal tells of")
            )
            continue
        said = sum(step.n for step in counts.get(name, ()) if step.seq <= line.seq)
        if said != line.n or line.seq not in {step.seq for step in counts.get(name, ())}:
            why = f"{line.n} × {line.outcome} {line.level} on {line.day} by entry {line.seq}, the journal says {said}"
            wrong.append(Finding("refuted", whose, line.seq, why))
    shown = max((head.seq for head in told.heads), default=0)
    signed = {id(journal): max(shown, promised(journal, bundle, key)) for journal in journals}
    for name, steps in counts.items():
        line_seq = held[name].seq if name in held else 0
        missed = [step for step in steps if step.seq > line_seq]
        if missed and (name in held or sum(step.n for step in steps)):
            first = missed[0].seq
            last = missed[-1].seq  # at which the row comes
            parked = of[name].parked
            if last in parked:
                refused |= {step.seq: parked.get(step.seq, parked[last]) for step in missed}
            elif last > signed[id(of[name])]:
                since = f", and the kiosk was revoked on {told.revoked_at}" if told.revoked_at else ""
                why = f"entry {first} of the journal is not yet in the tally{since}"
                wrong.append(Finding("open", whose, first, why))
            else:
                why = f"entry {first}, countersigned by the office, is not in the tally"
                wrong.append(Finding("refuted", whose, first, why))
    for journal in journals:
        wrong += _duties(told, journal, whose)
    yield from sorted(wrong, key=lambda one: (ORDER.index(one.kind), one.seq or 0))[:1]
    if refused:
        yield Finding("refused", whose, min(refused), _refusal(refused, "and not counted"))


def unseen_refusals(journals: Sequence[Journal]) -> Iterator[Finding]:
    """What each journal calls refused, where no bundle is shown that tells whether it was counted after all."""
    for journal in journals:
        if journal.parked:
            why = _refusal(journal.parked, "when it was handed over")
            yield Finding("refused", f"the tally of {journal.kiosk}", min(journal.parked), why)
        if journal.refused_cases:
            first = min(journal.refused_cases)
            why = f"the office refused the cases of {len(journal.refused_cases)} visits (first {first})"
            yield Finding("refused", f"the cases of {journal.kiosk}", first, why)


def refusal_findings(journals: Sequence[Journal], key: str) -> Iterator[Finding]:
    """What the office refused by its own signature though it had to read it, and what is called refused without one.

    The first of each journal.
    """
    for journal in journals:
        unheard, lied = [], []
        for seq, parked in sorted([*journal.parked.items(), *journal.refused_cases.items()], key=lambda one: one[0]):
            if parked.refusal is None or signed_failure(key, journal.kiosk, parked.refusal) is None:
                unheard.append(seq)
            elif why_unreadable(journal.kiosk, parked.refusal) is None:
                lied.append(seq)
        if lied:
            why = f"it refused entry {lied[0]} of {journal.kiosk}, by its own signature, and had to read it"
            yield Finding("refuted", "the office", lied[0], why)
        if unheard:
            why = f"entry {unheard[0]} is called refused, and no word that the office signed is kept of it"
            yield Finding("open", f"the journal of {journal.kiosk}", unheard[0], why)


def _refusal(refused: dict[int, Parked], how: str) -> str:
    """`refused`: by seq what the office said."""
    seqs = sorted(refused)
    shown = ", ".join(map(str, seqs[:SHOWN_MOST])) + (" …" if len(seqs) > SHOWN_MOST else "")
    n = "1 entry was" if len(seqs) == 1 else f"{len(seqs)} entries were"
    return f"{n} refused by the office {how} ({shown}), as the journal says; it said: {refused[seqs[0]].why!a}"


def _duties(told: KioskEvidence, journal: Journal, whose: str) -> Iterator[Finding]:
    for line in told.duties:
        opened = journal.duties.get(line.duty)
        said = None if opened is None else (opened.staff or "", opened.window or "", opened.unit, opened.mode)
        if said is not None and said != (line.staff, line.window, line.unit, line.mode):
            yield Finding("refuted", whose, None, f"duty {line.duty} was opened by {said[0]} at {said[1] or said[2]}")
    for run in told.runs:
        started = journal.runs.get(run.run)
        if started is not None and (started.window or "", started.unit) != (run.window, run.unit):
            why = f"run {run.run} began at {started.window or started.unit}, and is told of at {run.window or run.unit}"
            yield Finding("refuted", whose, run.first_seq, why)
    told_of = {line.duty for line in told.duties}
    for count in told.counted:
        if count.duty not in told_of and (opened := journal.duties.get(count.duty)) is not None:
            why = f"duty {count.duty}, opened by {opened.staff or opened.unit}, is not told of"
            yield Finding("open", whose, count.seq, why)


def _key(line: CountLine) -> TallyKey:
    return TallyKey(line.duty, line.day, line.matter, line.outcome, line.scale, line.level, line.flag)
