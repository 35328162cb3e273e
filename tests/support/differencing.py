"""Whoever reads every answer and adds and subtracts what they read."""

from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from typing import TypeVar

_Name = TypeVar("_Name", bound=Hashable)
_PRIME = 2**61 - 1
"""Sums and differences with fractions, exact but for one chance in a million million."""


class Reader:
    """Knows which atoms each shown answer adds up, and so which others follow from them."""

    def __init__(self, shown: Iterable[Collection[Hashable]]) -> None:
        self._places: dict[Hashable, int] = {}
        self._basis: dict[int, dict[int, int]] = {}
        for atoms in shown:
            rest = self._reduced(atoms)
            if rest:
                lead = min(rest)
                inverse = pow(rest[lead], -1, _PRIME)
                self._basis[lead] = {at: value * inverse % _PRIME for at, value in rest.items()}

    def can_tell(self, atoms: Collection[Hashable]) -> bool:
        """Whether the sum over these atoms is a sum of multiples of what was shown."""
        return not self._reduced(atoms)

    def _reduced(self, atoms: Collection[Hashable]) -> dict[int, int]:
        vector = {self._places.setdefault(atom, len(self._places)): 1 for atom in atoms}
        done = -1
        while True:
            lead = min((at for at in vector if at > done), default=None)
            if lead is None:
                return vector
            done = lead
            row = self._basis.get(lead)
            if row is not None:
                factor = vector[lead]
                for at, value in row.items():
                    vector[at] = (vector.get(at, 0) - factor * value) % _PRIME
                    if not vector[at]:
                        del vector[at]


def told(shown: Sequence[Collection[Hashable]], small: Mapping[_Name, Collection[Hashable]]) -> list[_Name]:
    """The names of the small groups that follow from what is shown."""
    reader = Reader(shown)
    return [name for name, atoms in small.items() if reader.can_tell(atoms)]
