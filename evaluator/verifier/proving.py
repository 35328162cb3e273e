"""Holds what an office says it counted against the journals it was counted from, and names the first wrong entry."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, Literal, NamedTuple

from evaluator.domain.journal import UNCOUNTED, Parked
from evaluator.domain.summary import TallyKey
from evaluator.verifier.journals import Journal, Receipt, Step
from evaluator.wire.evidence import Bundle, CountLine, HeadLine, KioskEvidence
from evaluator.wire.posted import PostedHead, PostedSheet
from evaluator.wire.refused import signed_failure, why_unreadable
from evaluator.wire.signing import head_bytes, is_signed

Kind = Literal["refuted", "refused", "open"]
ORDER: Final[tuple[Kind, ...]] = ("refuted", "refused", "open")
"""What weighs most comes first."""
SHOWN_MOST: Final = 10


class Finding(NamedTuple):
    """What is wrong (`refuted`), what the office refused when it was handed over, by the journal's own entries
    (`refused`), or what cannot be told from what was shown (`open`).
    """

    kind: Kind
    whose: str
    """The journal of a kiosk, the office's tally of one, or the office."""
    seq: int | None
    """The first wrong entry; None where no entry is meant."""
    why: str


def journal_findings(journal: Journal, key: str) -> Iterator[Finding]:
    """Whether a journal links, and holds every head the office signed for it."""
    whose = f"the journal of {journal.kiosk}"
    if journal.wrong is not None:
        yield Finding("refuted", whose, journal.wrong.seq, journal.wrong.why)
    yield from head_findings(journal.kiosk, journal.receipts, [journal], key)


def head_findings(
    kiosk: str, heads: Iterable[Receipt | HeadLine | PostedHead], journals: Sequence[Journal], key: str
) -> Iterator[Finding]:
    """Whether each head is signed and one of the journals leads through it; the first that is not."""
    for head in heads:
        if not _is_signed(kiosk, head, key):
            yield Finding("refuted", f"a head of {kiosk}", head.seq, "it is not signed by this office")
            return
        if journals and not any(one.seq >= head.seq and one.hashes[head.seq] == head.hash for one in journals):
            longest = max(journals, key=lambda one: one.seq)
            short = longest.seq < head.seq
            seq = longest.seq + 1 if short else head.seq
            why = "is missing" if short else "is not the one"
            yield Finding("refuted", f"the journal of {kiosk}", seq, f"entry {seq}, countersigned by the office, {why}")
            return


def _is_signed(kiosk: str, head: Receipt | HeadLine | PostedHead, key: str) -> bool:
    """False too for what no office can have written: these lines come from files of anybody."""
    try:
        said = head_bytes(kiosk, head.seq, bytes.fromhex(head.hash), head.signed_at)
        return head.seq >= 0 and is_signed(key, head.signature, said)
    except (TypeError, ValueError):
        return False


def bundle_findings(bundle: Bundle, journals: Sequence[Journal], key: str) -> Iterator[Finding]:
    """Whether a month's tally is made of the journals: nothing invented, changed or left out."""
    of_kiosk: dict[str, list[Journal]] = defaultdict(list)
    for journal in journals:
        of_kiosk[journal.kiosk].append(journal)
    for told in bundle.kiosks:
        yield from head_findings(told.kiosk, told.heads, of_kiosk.get(told.kiosk, ()), key)
        yield from _settlement(told)
        if told.kiosk in of_kiosk:
            yield from _rows(told, of_kiosk[told.kiosk], bundle.month)
        elif told.counted:
            yield Finding("open", f"the tally of {told.kiosk}", None, "its journal was not shown")
    for kiosk in sorted(of_kiosk.keys() - {told.kiosk for told in bundle.kiosks}):
        counted = [key for one in of_kiosk[kiosk] for _, key in one.counts if key.day // 100 == bundle.month]
        if counted:
            yield Finding("open", f"the tally of {kiosk}", None, "the bundle does not know this kiosk")
    n = sum(_counting(told) for told in bundle.kiosks)
    if n != bundle.n:
        yield Finding("refuted", "the office", None, f"the month is said to be {bundle.n} ratings, its rows say {n}")


def _counting(told: KioskEvidence) -> int:
    return sum(line.n for line in told.settled if line.outcome == "rated" and line.flag not in UNCOUNTED)


def _rows(told: KioskEvidence, journals: Sequence[Journal], month: int) -> Iterator[Finding]:
    whose = f"the tally of {told.kiosk}"
    known = {run for journal in journals for run in journal.runs}
    forks = {run.run for run in told.runs if run.fork_after == 0}
    held = {(line.run, _key(line)): line for line in told.counted}
    counts: dict[tuple[str, TallyKey], list[Step]] = {}
    parked: dict[tuple[str, TallyKey], dict[int, Parked]] = {}
    for journal in journals:
        for name, steps in journal.counts.items():
            if name[1].day // 100 == month and len(steps) > len(counts.get(name, ())):
                counts[name], parked[name] = steps, journal.parked
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
    signed = max((head.seq for head in told.heads), default=0)
    for name, steps in counts.items():
        line_seq = held[name].seq if name in held else 0
        missed = [step for step in steps if step.seq > line_seq]
        if missed and (name in held or sum(step.n for step in steps)):
            first = missed[0].seq
            last = missed[-1].seq  # at which the row comes
            if last in parked[name]:
                refused |= {step.seq: parked[name].get(step.seq, parked[name][last]) for step in missed}
            elif last > signed:
                wrong.append(Finding("open", whose, first, f"entry {first} of the journal is not yet in the tally"))
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


def refusal_findings(journals: Sequence[Journal], key: str) -> Iterator[Finding]:
    """What the office refused by its own signature though it had to read it, and what is called refused without one.

    The first of each journal.
    """
    for journal in journals:
        unheard, lied = [], []
        for seq, parked in sorted(journal.parked.items()):
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
    told_of = {line.duty for line in told.duties}
    for count in told.counted:
        if count.duty not in told_of and (opened := journal.duties.get(count.duty)) is not None:
            why = f"duty {count.duty}, opened by {opened.staff or opened.unit}, is not told of"
            yield Finding("open", whose, count.seq, why)


def _settlement(told: KioskEvidence) -> Iterator[Finding]:
    """Whether what the tally holds of a kiosk is its rows, but for what the bundle names as decided."""
    duties = {duty.duty: duty for duty in told.duties}
    runs = {run.run: run for run in told.runs}
    excluded = {(ruling.duty, ruling.day) for ruling in told.rulings if ruling.excluded}
    rows: Counter[tuple[str, ...]] = Counter()
    for line in told.counted:
        duty, run = duties.get(line.duty), runs.get(line.run)
        window = duty.window if duty else run.window if run else told.window
        staff = "" if duty is None else duty.staff if duty.credited is None else duty.credited
        counts = line.flag not in UNCOUNTED and (line.duty, line.day) not in excluded
        rows[window, staff, line.matter, line.outcome, line.scale, line.level, str(counts)] += line.n
    name: tuple[str, ...]
    for one in told.settled:
        name = (one.window, one.staff, one.matter, one.outcome, one.scale, one.level, str(one.flag not in UNCOUNTED))
        rows[name] -= one.n
    for name, n in sorted(rows.items()):
        if n:
            why = f"the rows and the month differ by {abs(n)} × {name[3]} {name[5]} at window {name[0]}"
            yield Finding("refuted", f"the tally of {told.kiosk}", None, why)
            return


def sheet_findings(sheet: PostedSheet, journals: Sequence[Journal], key: str) -> Iterator[Finding]:
    """Whether the numbers on a hall's wall can be those of the journals behind its windows."""
    of_kiosk: dict[str, list[Journal]] = defaultdict(list)
    for journal in journals:
        of_kiosk[journal.kiosk].append(journal)
    said: Counter[str] = Counter()
    unseen: set[str] = set()
    for head in sheet.heads:
        shown = of_kiosk.get(head.kiosk, [])
        yield from head_findings(head.kiosk, [head], shown, key)
        if not shown:
            unseen.add(head.window)
        for journal in shown[:1]:
            said += _by_window(journal, head.seq, sheet.month, sheet.withheld_from)
    for window in sheet.windows:
        whose = f"window {window.number} on the sheet"
        if window.window in unseen:
            yield Finding("open", whose, None, "not every journal of it was shown")
        elif window.n > said[window.window]:
            why = f"{window.n} ratings are posted, its journals say {said[window.window]}"
            yield Finding("refuted", whose, None, why)
        elif window.n < said[window.window]:
            why = f"{window.n} ratings are posted, its journals say {said[window.window]}: ask for the month's bundle"
            yield Finding("open", whose, None, why)


def _by_window(journal: Journal, upto: int, month: int, withheld_from: int | None) -> Counter[str]:
    found: Counter[str] = Counter()
    for (_, key), steps in journal.counts.items():
        shown = key.day // 100 == month and (withheld_from is None or key.day < withheld_from)
        if shown and key.outcome == "rated" and key.flag not in UNCOUNTED:
            duty = journal.duties.get(key.duty)
            found[(duty.window or "") if duty else ""] += sum(step.n for step in steps if step.seq <= upto)
    return found


def _key(line: CountLine) -> TallyKey:
    return TallyKey(line.duty, line.day, line.matter, line.outcome, line.scale, line.level, line.flag)
