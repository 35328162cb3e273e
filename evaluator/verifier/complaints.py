"""Whether every dissatisfied rating that stands in the journals is a case at the office, and no case is anybody's."""

from collections import Counter
from collections.abc import Iterator, Sequence

from evaluator.domain.summary import Visit
from evaluator.verifier.finding import Finding
from evaluator.verifier.journals import Journal
from evaluator.wire.evidence import KioskEvidence

_Name = tuple[str, int, str, str]
"""Duty, day, scale, level."""


def complaint_findings(told: KioskEvidence, journals: Sequence[Journal], month: int) -> Iterator[Finding]:
    """What was refused, and the first duty and day of which the office holds fewer or more cases than there are.

    Cases leave a window later than counts and are in no head: one that lacks may still be on its way.
    """
    whose = f"the cases of {told.kiosk}"
    standing: dict[tuple[str, int], tuple[Visit, bool]] = {}
    for journal in journals:
        for name, visit in journal.complaints.items():
            if visit.day // 100 == month:
                standing[name] = visit, visit.number in journal.refused_cases
    refused = sorted(visit.number for visit, is_refused in standing.values() if is_refused)
    said = Counter(_named(visit) for visit, is_refused in standing.values() if not is_refused)
    held: Counter[_Name] = Counter({(line.duty, line.day, line.scale, line.level): line.n for line in told.cases})
    unseen = {run.run for run in told.runs} - {run for journal in journals for run in journal.runs}
    for of in sorted(said.keys() | held.keys()):
        if said[of] != held[of]:
            duty, day, _, level = of
            more = held[of] > said[of] and not unseen
            why = f"{held[of]} × {level} of duty {duty} on {day} are held as cases, the journal says {said[of]}"
            yield Finding("refuted" if more else "open", whose, None, why)
            break
    if refused:
        why = f"the office refused the cases of {len(refused)} visits (first {refused[0]}), as the journal says"
        yield Finding("refused", whose, refused[0], why)


def _named(visit: Visit) -> _Name:
    return visit.duty, visit.day, visit.scale, visit.level
