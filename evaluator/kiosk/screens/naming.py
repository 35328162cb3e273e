"""What people and places are called on a screen. No Qt."""

from evaluator.domain.directory import Matter, StaffMember, Unit, Window
from evaluator.domain.names import CHINESE, Language
from evaluator.kiosk.situation import Situation
from evaluator.wire.exchange import HallDirectory


def named(thing: Matter | StaffMember | Unit | Window | None, language: Language) -> str:
    """The name in that language, else the Chinese one; "" for nothing."""
    if thing is None:
        return ""
    return thing.name if language == CHINESE else thing.name_en or thing.name


def initials(name: str) -> str:
    """What stands where there is no portrait: 王 for 王小明, LM for Li Ming."""
    if not name.isascii():
        return name[:1]
    return "".join(word[0] for word in name.split()[:2]).upper()


def office_name(hall: HallDirectory, language: Language) -> str:
    """The office that the hall belongs to, in that language, else in Chinese."""
    return hall.office_name if language == CHINESE else hall.office_name_en or hall.office_name


def office_above(situation: Situation) -> str:
    """The office a unit belongs to; "" for the office itself."""
    hall = situation.facts.hall
    unit = hall.directory.unit(situation.facts.unit)
    return office_name(hall, situation.language) if unit is not None and unit.parent is not None else ""
