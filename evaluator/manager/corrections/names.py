"""What ids are called on the corrections page."""

from collections.abc import Mapping
from typing import NamedTuple

from evaluator.domain.names import Language
from evaluator.manager.corrections import words
from evaluator.manager.language import named_in
from evaluator.wire.directory import WholeDirectory


class Names(NamedTuple):
    """What ids are called, in the language of the desk."""

    staff: Mapping[str, str]
    units: Mapping[str, str]
    windows: Mapping[str, str]

    def person(self, staff: str) -> str:
        """Name and badge number; an id that nobody has stands as it is, and "" is nobody."""
        return self.staff.get(staff, staff) if staff else words.nobody()

    def hall(self, unit: str) -> str:
        return self.units.get(unit, unit)

    def window(self, window: str) -> str:
        """The window's number; "" is a unit that is rated as a whole."""
        return self.windows.get(window, window) if window else words.unit_itself()


def names_of(directory: WholeDirectory | None, language: Language) -> Names:
    """Of a directory that is not read yet there are none."""
    if directory is None:
        return Names({}, {}, {})
    return Names(
        {
            one.staff.id: f"{named_in(language, one.staff.name, one.staff.name_en)} {one.staff.badge}"
            for one in directory.staff
        },
        {one.unit.id: named_in(language, one.unit.name, one.unit.name_en) for one in directory.units},
        {one.window.id: one.window.number for one in directory.windows},
    )
