"""Undoing and doing again: each step knows what a record was before and after it, and the other way is written."""

from dataclasses import dataclass

from evaluator.domain.directory import Thing
from evaluator.wire.directory import RecordKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One edit of one record. None is a record that is closed or was not there."""

    kind: RecordKind
    id: str
    before: Thing | None
    after: Thing | None

    def reversed(self) -> "Step":
        """The edit that takes this one back."""
        return Step(kind=self.kind, id=self.id, before=self.after, after=self.before)


class Undo:
    """The steps of one person since they signed in, and the versions those steps rest on."""

    def __init__(self) -> None:
        self._done: list[Step] = []
        self._undone: list[Step] = []
        self._versions: dict[tuple[RecordKind, str], int] = {}

    @property
    def last(self) -> Step | None:
        """What `undone` would take back."""
        return self._done[-1] if self._done else None

    @property
    def next(self) -> Step | None:
        """What would be done again."""
        return self._undone[-1] if self._undone else None

    def base(self, step: Step) -> int:
        """The version this desk last wrote of the record: what an undo rests on, so that nobody else is undone."""
        return self._versions[step.kind, step.id]

    def did(self, step: Step, version: int) -> None:
        """An edit was kept under a version; what was undone before it is no longer to be done again."""
        self._done.append(step)
        self._undone.clear()
        self._versions[step.kind, step.id] = version

    def undid(self, version: int) -> None:
        """The last edit was taken back."""
        step = self._done.pop()
        self._undone.append(step)
        self._versions[step.kind, step.id] = version

    def redid(self, version: int) -> None:
        """What was taken back was done again."""
        step = self._undone.pop()
        self._done.append(step)
        self._versions[step.kind, step.id] = version

    def forget(self, kind: RecordKind, key: str) -> None:
        """Steps of this record cannot be taken back any more."""
        self._done = [step for step in self._done if (step.kind, step.id) != (kind, key)]
        self._undone = [step for step in self._undone if (step.kind, step.id) != (kind, key)]

    def clear(self) -> None:
        """Somebody else is at the desk, or the whole directory was taken in anew."""
        self._done.clear()
        self._undone.clear()
        self._versions.clear()
