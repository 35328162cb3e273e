"""Simulated kiosks: seeded days at a window, kept in real journals and handed over in real exchanges."""

from dataclasses import replace
from datetime import UTC, date, datetime, time
from pathlib import Path

import httpx

from evaluator.domain.office_time import day_of
from evaluator.kiosk import outbox, reviewing
from evaluator.kiosk.enrolment import load_key
from evaluator.kiosk.handover import Handover, all_digests
from evaluator.kiosk.journal_file import Facts
from evaluator.kiosk.journal_store import JournalStore
from evaluator.kiosk.verify import read_journal
from evaluator.runtime.pinned import REQUEST_S, pinned_context
from evaluator.simulation.days import Habits, honest_day, in_order
from evaluator.simulation.playing import Player, SimulatedClock, append, play
from evaluator.wire.exchange import PATH
from evaluator.wire.signing import SIGNATURE_HEADER


def live_through(folder: Path, days: list[date], habits: Habits) -> int:
    """Live through the days at the kiosk in `folder`, then hand everything over to its office.

    Days it has lived through already are passed over, so that an interrupted history goes on where it was. Returns how
    many entries the journal has then.
    """
    with read_journal(folder) as db:
        lived = int(db.execute("SELECT coalesce(max(day), 0) FROM visit").fetchone()[0])
        told = int(dict(db.execute("SELECT key, value FROM state").fetchall()).get("acknowledged", 0))
        waiting, written = outbox.backlog(db, told), int(db.execute("SELECT max(seq) FROM entry").fetchone()[0] or 0)
    left = [day for day in days if day.year * 10_000 + day.month * 100 + day.day > lived]
    if not left and not waiting:
        return written
    clock = SimulatedClock(datetime.combine(left[0], time(0), tzinfo=UTC) if left else datetime.now(UTC))
    store = JournalStore(folder, clock)
    try:
        _live(store, clock, left, habits)
        _hand_over(store, folder)
        return store.head.seq
    finally:
        store.close()


def _hand_over(store: JournalStore, folder: Path) -> None:
    """Exchange until the office lacks nothing; NotTakenError and httpx.HTTPError say why it does not."""
    handover = Handover(store, load_key(folder))
    context = pinned_context(store.state("ca") or "")
    with httpx.Client(base_url=store.state("address") or "", verify=context, trust_env=False) as client:
        more = True
        while more:
            sent = handover.make(store.read(all_digests) if handover.digests_due() else None)
            answer = client.post(PATH, content=sent.body, headers=sent.headers, timeout=REQUEST_S)
            signature = answer.headers.get(SIGNATURE_HEADER, "")
            more = handover.take(sent, answer.status_code, signature, answer.content).more


def _live(store: JournalStore, clock: SimulatedClock, days: list[date], habits: Habits) -> None:
    """The days at the window, each looked at when all are over."""
    facts = store.facts()
    scale = facts.rules.scale
    habits = replace(habits, levels=tuple(level.slug for level in scale.levels), matters=_matters(facts))
    player = Player(
        unit=facts.unit,
        window=facts.window,
        mode=habits.mode,
        scale=scale.slug,
        dissatisfied=scale.is_dissatisfied,
    )
    for day in days:
        play(store, clock, player, day, in_order(honest_day(habits, day, _people(facts, day))))
    clock.set(datetime.now(UTC))
    today = day_of(clock.read().wall, facts.zone)
    for review in store.read(lambda db: reviewing.due(db, facts, today)):
        append(store, review)


def _people(facts: Facts, day: date) -> list[str]:
    """Who serves that day: two people of the hall, turned by the week, each window with its own two."""
    hall = facts.hall.directory
    people = [person.id for person in hall.staff if person.unit == facts.unit]
    windows = [window.id for window in hall.windows]
    place = windows.index(facts.window) if facts.window in windows else 0
    turn = (2 * place + day.isocalendar().week) % len(people) if people else 0
    return (people[turn:] + people[:turn])[:2]


def _matters(facts: Facts) -> tuple[str, ...]:
    return tuple(matter.id for matter in facts.hall.directory.matters if facts.window in matter.windows)
