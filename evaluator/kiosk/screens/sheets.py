"""The one-sheet checklists: the matters of the window, and the sheet of one of them."""

from collections.abc import Iterator, Sequence
from typing import Final

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from evaluator.domain.directory import Matter
from evaluator.domain.names import CHINESE
from evaluator.kiosk.checklists import Checklists, Reading, State, matters_of
from evaluator.kiosk.messages import sheet_version
from evaluator.kiosk.screens.naming import named
from evaluator.kiosk.screens.qr_code import QrCode
from evaluator.kiosk.situation import Situation

QML_IMPORT_NAME = "WindowEvaluator.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

DRAWS_WITH: Final = QrCode
"""Named here so that the page finds it registered."""
PAGE: Final = 6
"""Matters shown at once; nothing here scrolls."""


BYTES: Final = 450
"""Of UTF-8 in one QR code: its modules are then half a millimetre wide on the smallest screen, which a phone reads."""


class SheetsView(Struct, frozen=True, kw_only=True):
    ids: tuple[str, ...]
    names: tuple[str, ...]
    """Of the matters on this page; both empty while a sheet is open."""
    pages: int
    page: int
    title: str
    """Of the open sheet; "" when none is."""
    version: str
    numbers: tuple[str, ...]
    """`1.`; "" of what goes on from the page before."""
    items: tuple[str, ...]
    """What to bring: as much as one code carries."""
    code: str
    """What the QR code carries: this page of the sheet as text."""


NOTHING: Final = SheetsView(ids=(), names=(), pages=1, page=0, title="", version="", numbers=(), items=(), code="")


def derive_sheets(situation: Situation, state: State) -> SheetsView:
    """What the pages of the checklists show."""
    if state is None:
        return NOTHING
    if isinstance(state, Reading):
        return _sheet(situation, situation.facts.hall.directory.matter(state.matter), state.sheet_page)
    matters = matters_of(situation)
    pages = max(1, -(-len(matters) // PAGE))
    page = state.page % pages
    shown = matters[page * PAGE : (page + 1) * PAGE]
    return replace(
        NOTHING,
        ids=tuple(matter.id for matter in shown),
        names=tuple(named(matter, situation.language) for matter in shown),
        pages=pages,
        page=page,
    )


def parted(lines: Sequence[str], room: int) -> tuple[str, ...]:
    """Lines in as few parts of at most `room` bytes of UTF-8 as it takes; a longer line goes on in the next part."""
    parts: list[str] = []
    for piece in (piece for line in lines for piece in _pieces(line, room)):
        if parts and len(f"{parts[-1]}\n{piece}".encode()) <= room:
            parts[-1] += f"\n{piece}"
        else:
            parts.append(piece)
    return tuple(parts)


def _pieces(line: str, room: int) -> Iterator[str]:
    """A line in as few pieces of at most so many bytes as it takes."""
    body = line.encode()
    while body:
        piece = body[:room].decode(errors="ignore")  # a character that is cut in two goes into the next piece
        yield piece
        body = body[len(piece.encode()) :]


def _apart(line: str) -> tuple[str, str]:
    """The number of a line and its words; what goes on from another part has none."""
    number, dot, item = line.partition(". ")
    return (f"{number}.", item) if dot and number.isdecimal() else ("", line)


def _sheet(situation: Situation, matter: Matter | None, page: int) -> SheetsView:
    if matter is None or matter.checklist is None:
        return NOTHING
    sheet = matter.checklist
    chinese = situation.language == CHINESE or len(sheet.items_en) != len(sheet.items)
    items = [f"{n}. {item}" for n, item in enumerate(sheet.items if chinese else sheet.items_en, 1)]
    title, version = named(matter, situation.language), sheet_version(sheet.version, sheet.on)
    parts = parted(items, max(BYTES // 4, BYTES - len(f"{title}\n{version} · 99/99\n".encode())))
    shown = page % len(parts)
    if len(parts) > 1:
        version = f"{version} · {shown + 1}/{len(parts)}"
    numbered = [_apart(line) for line in parts[shown].split("\n")]
    return replace(
        NOTHING,
        pages=len(parts),
        page=shown,
        title=title,
        version=version,
        numbers=tuple(number for number, _ in numbered),
        items=tuple(item for _, item in numbered),
        code=f"{title}\n{version}\n{parts[shown]}",
    )


@QmlElement
@QmlUncreatable("made by evaluator.kiosk.app")
class SheetsViewModel(QObject):  # type: ignore[operator]  # QmlUncreatable: the stub lacks __call__
    """What SheetsScreen.qml shows and what is touched on it."""

    viewChanged = Signal()

    def __init__(self, checklists: Checklists, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._checklists = checklists
        self.view = NOTHING

    def show(self, situation: Situation) -> None:
        """Show the matters, or the sheet."""
        view = derive_sheets(situation, self._checklists.state)
        if view != self.view:
            self.view = view
            self.viewChanged.emit()

    @Slot(int)
    def choose(self, row: int) -> None:
        """The matter of this row was touched."""
        if 0 <= row < len(self.view.ids):
            self._checklists.choose(self.view.ids[row])

    @Slot()
    def more(self) -> None:
        """The next page of the matters or the sheet; after the last the first."""
        self._checklists.turn((self.view.page + 1) % self.view.pages)

    @Slot()
    def back(self) -> None:
        self._checklists.back()

    @Slot()
    def stay(self) -> None:
        """Somebody touched the page."""
        self._checklists.stay()

    @Property("QStringList", notify=viewChanged, final=True)  # type: ignore[arg-type]  # Qt's own name of the type
    def matters(self) -> list[str]:
        return list(self.view.names)

    @Property(bool, notify=viewChanged, final=True)
    def hasMore(self) -> bool:
        return self.view.pages > 1

    @Property(str, notify=viewChanged, final=True)
    def title(self) -> str:
        return self.view.title

    @Property(str, notify=viewChanged, final=True)
    def version(self) -> str:
        return self.view.version

    @Property("QStringList", notify=viewChanged, final=True)  # type: ignore[arg-type]  # Qt's own name of the type
    def numbers(self) -> list[str]:
        return list(self.view.numbers)

    @Property("QStringList", notify=viewChanged, final=True)  # type: ignore[arg-type]  # Qt's own name of the type
    def items(self) -> list[str]:
        return list(self.view.items)

    @Property(str, notify=viewChanged, final=True)
    def code(self) -> str:
        return self.view.code
