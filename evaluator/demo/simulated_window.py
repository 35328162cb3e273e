"""A simulated kiosk of the demo: a real journal that lives seeded days and hands them over in real exchanges."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from functools import partial
from pathlib import Path

import httpx

from evaluator.demo.stories import story_of
from evaluator.domain.days import as_day
from evaluator.domain.office_time import day_of
from evaluator.kiosk import outbox, reviewing
from evaluator.kiosk.enrolment import load_key
from evaluator.kiosk.handover import Handover, all_digests
from evaluator.kiosk.journal_store import JournalStore
from evaluator.kiosk.verify import read_journal
from evaluator.runtime.pinned import REQUEST_S, pinned_context
from evaluator.simulation.days import Habits, honest_day, in_order
from evaluator.simulation.playing import Player, SimulatedClock, append, play
from evaluator.wire.exchange import PATH
from evaluator.wire.signing import SIGNATURE_HEADER


class SimulatedWindow:
    """One kiosk with its journal open; used by one thread."""

    def __init__(self, folder: Path, habits: Habits, begins: datetime) -> None:
        """`begins`: no entry is written before. Refused or NotStoredError when the journal cannot be opened."""
        self._lived = lived_until(folder)
        self._clock = SimulatedClock(begins)
        self._store = JournalStore(folder, self._clock)
        facts = self._store.facts()
        scale, directory = facts.rules.scale, facts.hall.directory
        self.kiosk = facts.kiosk
        self.window = facts.window
        self._habits = replace(
            habits,
            levels=tuple(level.slug for level in scale.levels),
            matters=tuple(matter.id for matter in directory.matters if facts.window in matter.windows),
        )
        self._player = Player(
            unit=facts.unit,
            window=facts.window,
            mode=habits.mode,
            scale=scale.slug,
            dissatisfied=scale.is_dissatisfied,
        )
        self._handover = Handover(self._store, load_key(folder))
        self._client = httpx.Client(
            base_url=self._store.state("address") or "",
            verify=pinned_context(self._store.state("ca") or ""),
            trust_env=False,
        )

    def has_lived(self, day: date) -> bool:
        """Whether the day lies behind it."""
        return as_day(day) <= self._lived

    @property
    def entries(self) -> int:
        """How many its journal has."""
        return self._store.head.seq

    def people(self, day: date) -> list[str]:
        """Who serves that day: two people of the hall, turned by the week, each window with its own two."""
        facts = self._store.facts()
        hall = facts.hall.directory
        people = [person.id for person in hall.staff if person.unit == facts.unit]
        windows = [window.id for window in hall.windows]
        place = windows.index(facts.window) if facts.window in windows else 0
        turn = (2 * place + day.isocalendar().week) % len(people) if people else 0
        return (people[turn:] + people[:turn])[:2]

    def duties(self, day: date) -> list[tuple[str, str]]:
        """The duties of a day as (duty, who really serves)."""
        draft = honest_day(self._habits, day, self.people(day))
        return [(one.duty, one.staff) for one in draft.happenings if one.what == "open"]

    def live(self, days: Sequence[date]) -> None:
        """Live through days; those that were lived before are passed over."""
        for day in days:
            if not self.has_lived(day):
                self._live(day)

    def _live(self, day: date) -> None:
        draft = honest_day(self._habits, day, self.people(day))
        if (story := story_of(self.window, day)) is not None:
            story(draft)
        play(self._store, self._clock, self._player, day, in_order(draft))

    def hand_over(self, at: datetime) -> None:
        """Look at the days that are over, then exchange until the office lacks nothing.

        NotTakenError and httpx.HTTPError say why the office does not take it.
        """
        self._clock.set(at)
        facts = self._store.facts()
        for review in self._store.read(partial(reviewing.due, facts=facts, today=day_of(at, facts.zone))):
            append(self._store, review)
        more = True
        while more:
            digests = self._store.read(all_digests) if self._handover.digests_due() else None
            sent = self._handover.make(digests)
            answer = self._client.post(PATH, content=sent.body, headers=sent.headers, timeout=REQUEST_S)
            signature = answer.headers.get(SIGNATURE_HEADER, "")
            more = self._handover.take(sent, answer.status_code, signature, answer.content).more

    def close(self) -> None:
        """Close the journal."""
        self._client.close()
        self._store.close()


def lived_until(folder: Path) -> int:
    """The last day the kiosk in `folder` has lived through, as 20261121; 0 for none."""
    with read_journal(folder) as db:
        return int(db.execute("SELECT coalesce(max(day), 0) FROM visit").fetchone()[0])


def is_handed_over(folder: Path) -> bool:
    """Whether the office has everything the kiosk in `folder` has counted."""
    with read_journal(folder) as db:
        told = int(dict(db.execute("SELECT key, value FROM state").fetchall()).get("acknowledged", 0))
        return not outbox.backlog(db, told)
