"""The numbers on a hall's wall, held against the journals behind its windows and against the month's bundle."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from evaluator.domain.journal import UNCOUNTED
from evaluator.verifier.finding import Finding
from evaluator.verifier.heads import head_findings
from evaluator.verifier.journals import Journal
from evaluator.wire.evidence import Bundle
from evaluator.wire.posted import PostedSheet


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


def both_findings(sheet: PostedSheet, bundle: Bundle) -> Iterator[Finding]:
    """Whether a sheet and a bundle of one month can be of one office; nothing of two months.

    What was posted before the bundle was made the bundle cannot have forgotten, unless the office was restored.
    """
    whose = f"the sheet of {sheet.hall}"
    if sheet.month != bundle.month or sheet.as_of <= bundle.restored_at:
        return
    if sheet.office != bundle.office:
        yield Finding("refuted", whose, None, "it and the bundle are of two offices")
        return
    if sheet.as_of > bundle.as_of:
        return
    newest = {told.kiosk: max((head.seq for head in told.heads), default=0) for told in bundle.kiosks}
    for head in sheet.heads:
        if head.kiosk not in newest:
            yield Finding("refuted", "the office", None, f"the bundle leaves out {head.kiosk}, which is on {whose}")
            return
    counted: Counter[str] = Counter()
    decided: set[str] = set()
    for told in bundle.kiosks:
        out = {ruling.duty for ruling in told.rulings if ruling.excluded}
        decided |= {duty.window for duty in told.duties if duty.duty in out}
        for line in told.settled:
            if line.outcome == "rated" and line.flag not in UNCOUNTED:
                counted[line.window] += line.n
    for window in sheet.windows:
        if window.n > counted[window.window] and window.window not in decided:
            why = f"{window.n} ratings were posted, the bundle made later says {counted[window.window]}: ask why"
            yield Finding("open", f"window {window.number} on the sheet", None, why)
