"""The ask screen: who serves or what is rated, the question and the answers; also while they rest or are changed."""

from typing import Final

from msgspec import Struct
from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from evaluator.domain import visit as visits
from evaluator.domain.days import as_date
from evaluator.domain.directory import StaffMember, hall_units, presence
from evaluator.domain.journal import Via
from evaluator.domain.names import CHINESE, Language, in_language
from evaluator.kiosk.screens.answers_model import Answer, AnswersModel
from evaluator.kiosk.screens.naming import initials, named, office_above
from evaluator.kiosk.session import Session
from evaluator.kiosk.situation import Situation
from evaluator.wire.exchange import HallStars

QML_IMPORT_NAME = "WindowEvaluator.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

VIAS: Final[dict[str, Via]] = {"touch": "touch", "mouse": "mouse"}
"""How an answer can be given on the page itself."""
_MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


class AskView(Struct, frozen=True, kw_only=True):
    question: str
    of_unit: bool
    """Whether a whole unit is rated: `name` is its name then, and `post` the office it belongs to."""
    answers: tuple[Answer, ...]
    open: bool
    """Whether the answers take a tap."""
    resting: bool
    changing: bool
    """Whether a changed answer is asked for."""
    held: str
    """Slug of the answer that looks pressed: its key is listened to, or it is being stored; "" for none."""
    focused: str
    """Slug of the answer that the keys have moved to while the window reads aloud; "" for none."""
    window_number: str
    place: str
    """The hall."""
    window_name: str
    name: str
    post: str
    badge: str
    initials: str
    emblem: str
    """`party`, `star`, or "" when the directory gives none."""
    photo: str
    """Hash of the portrait; "" when there is none."""
    visiting: bool
    """Whether the person is lent by another hall (支援)."""
    star: str
    """The week this person is the star of, in words; "" for everybody else."""


def derive_ask(situation: Situation) -> AskView:
    """What the ask screen shows."""
    facts, language, visit = situation.facts, situation.language, situation.visit
    directory = facts.hall.directory
    window, unit, person = directory.window(facts.window), directory.unit(facts.unit), situation.staff
    scale = facts.rules.scale
    held = visit.level if isinstance(visit, visits.Committing | visits.CommittingChange) else ""
    key = situation.pad_key if situation.aloud is None else None
    if not held and key is not None and (of_pad := scale.level_of_key(key)):
        held = of_pad.slug
    of_unit = facts.rates_unit
    return AskView(
        question=question(situation),
        of_unit=of_unit,
        answers=tuple(
            Answer(slug=level.slug, word=in_language(level.names, language), face=level.face, tint=level.tint)
            for level in scale.levels
        ),
        open=visits.takes_an_answer(visit),
        resting=isinstance(visit, visits.Resting),
        changing=isinstance(visit, visits.Choosing | visits.CommittingChange),
        held=held,
        focused=situation.aloud.focus or "" if situation.aloud is not None else "",
        window_number=window.number if window else "",
        place=named(unit, language),
        window_name=named(window, language),
        name=named(unit if of_unit else person, language),
        post=office_above(situation) if of_unit else _post(person, language),
        badge=person.badge if person else "",
        initials=initials(named(person, language)),
        emblem=person.emblem if person and person.emblem != "none" else "",
        photo=person.photo or "" if person and _is_held(situation, person.photo) else "",
        visiting=person is not None and presence(directory, person, hall_units(directory, facts.unit)) == "visiting",
        star=_star(facts.stars, person, language),
    )


def question(situation: Situation) -> str:
    """What is asked here: about this service, or about the unit."""
    facts, language = situation.facts, situation.language
    scale = facts.rules.scale
    if facts.rates_unit:
        return scale.question_about(named(facts.hall.directory.unit(facts.unit), language), language)
    return in_language(scale.question, language)


def _post(person: StaffMember | None, language: Language) -> str:
    if person is None:
        return ""
    return person.post if language == CHINESE else person.post_en or person.post


def _star(stars: HallStars, person: StaffMember | None, language: Language) -> str:
    """The newest week of which the person is the star: 11月16日–22日, 16–22 Nov."""
    mine = [star for star in stars.stars if person is not None and star.staff == person.id]
    if not mine:
        return ""
    newest = max(mine, key=lambda star: star.first_day)
    first, last = as_date(newest.first_day), as_date(newest.last_day)
    same_month = first.month == last.month
    if language == CHINESE:
        return f"{first.month}月{first.day}日–{'' if same_month else f'{last.month}月'}{last.day}日"
    return f"{first.day}{'' if same_month else f' {_MONTHS[first.month - 1]}'}–{last.day} {_MONTHS[last.month - 1]}"


def _is_held(situation: Situation, photo: str | None) -> bool:
    return any(held.sha256 == photo for held in situation.facts.hall.photos)


@QmlElement
@QmlUncreatable("made by evaluator.kiosk.app")
class AskViewModel(QObject):  # type: ignore[operator]  # QmlUncreatable: the stub lacks __call__
    """What AskScreen.qml shows and what is touched on it."""

    viewChanged = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._answers = AnswersModel(self)
        self.view = derive_ask(session.situation)
        self._answers.show(self.view.answers)

    def show(self, situation: Situation) -> None:
        """Show what has become of the window."""
        view = derive_ask(situation)
        if view != self.view:
            self.view = view
            self._answers.show(view.answers)
            self.viewChanged.emit()

    @Slot(str, str)
    def tap(self, level: str, via: str) -> None:
        """An answer was pressed and let go, by `touch` or `mouse`."""
        if via in VIAS:
            self._session.visit.tap(level, VIAS[via])

    @Property(QObject, notify=viewChanged, final=True)
    def answers(self) -> QObject:
        return self._answers

    @Property("QStringList", notify=viewChanged, final=True)  # type: ignore[arg-type]  # Qt's own name of the type
    def words(self) -> list[str]:
        """Of the tiles, by which they are laid out."""
        return [answer.word for answer in self.view.answers]

    @Property(str, notify=viewChanged, final=True)
    def question(self) -> str:
        return self.view.question

    @Property(bool, notify=viewChanged, final=True)
    def ofUnit(self) -> bool:
        return self.view.of_unit

    @Property(bool, notify=viewChanged, final=True)
    def open(self) -> bool:
        return self.view.open

    @Property(bool, notify=viewChanged, final=True)
    def resting(self) -> bool:
        return self.view.resting

    @Property(bool, notify=viewChanged, final=True)
    def changing(self) -> bool:
        return self.view.changing

    @Property(str, notify=viewChanged, final=True)
    def held(self) -> str:
        return self.view.held

    @Property(str, notify=viewChanged, final=True)
    def focused(self) -> str:
        return self.view.focused

    @Property(str, notify=viewChanged, final=True)
    def windowNumber(self) -> str:
        return self.view.window_number

    @Property(str, notify=viewChanged, final=True)
    def windowName(self) -> str:
        return self.view.window_name

    @Property(str, notify=viewChanged, final=True)
    def place(self) -> str:
        return self.view.place

    @Property(str, notify=viewChanged, final=True)
    def name(self) -> str:
        return self.view.name

    @Property(str, notify=viewChanged, final=True)
    def post(self) -> str:
        return self.view.post

    @Property(str, notify=viewChanged, final=True)
    def badge(self) -> str:
        return self.view.badge

    @Property(str, notify=viewChanged, final=True)
    def initials(self) -> str:
        return self.view.initials

    @Property(str, notify=viewChanged, final=True)
    def emblem(self) -> str:
        return self.view.emblem

    @Property(str, notify=viewChanged, final=True)
    def photo(self) -> str:
        return self.view.photo

    @Property(bool, notify=viewChanged, final=True)
    def visiting(self) -> bool:
        return self.view.visiting

    @Property(str, notify=viewChanged, final=True)
    def star(self) -> str:
        return self.view.star
