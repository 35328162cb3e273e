"""The window of the program: the parts of every screen, and what the whole of it hears."""

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable
from PySide6.QtQuick import QQuickWindow

from evaluator.domain import visit as visits
from evaluator.domain.names import CHINESE, ENGLISH
from evaluator.kiosk.checklists import Checklists
from evaluator.kiosk.look import with_other_contrast, with_other_size
from evaluator.kiosk.screens.administration import AdministrationViewModel
from evaluator.kiosk.screens.ask import AskViewModel
from evaluator.kiosk.screens.closed import ClosedViewModel
from evaluator.kiosk.screens.key_codes import key_of
from evaluator.kiosk.screens.kiosk_view import derive_view
from evaluator.kiosk.screens.off_duty import OffDutyViewModel
from evaluator.kiosk.screens.out_of_service import OutOfServiceViewModel
from evaluator.kiosk.screens.paused import PausedViewModel
from evaluator.kiosk.screens.reasons import ReasonsViewModel
from evaluator.kiosk.screens.sheets import SheetsViewModel
from evaluator.kiosk.screens.sign_in import SignInViewModel
from evaluator.kiosk.screens.thanks import ThanksViewModel
from evaluator.kiosk.session import Session
from evaluator.kiosk.technician import Technician
from evaluator.runtime.logs import EventLog

QML_IMPORT_NAME = "WindowEvaluator.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("made by evaluator.kiosk.app")
class KioskViewModel(QObject):  # type: ignore[operator]  # QmlUncreatable: the stub lacks __call__
    """What KioskWindow.qml shows; the parts for each screen hang below it."""

    viewChanged = Signal()
    languageChosen = Signal(str)
    """Emitted before `viewChanged`, so that the words are there when the screens ask for them."""
    closeAsked = Signal()

    quitAsked = Signal()
    """The technician ends the program."""

    def __init__(self, session: Session, technician: Technician, log: EventLog, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._technician = technician
        self._log = log
        self._administration = AdministrationViewModel(technician, session.situation, self)
        self._administration.quitAsked.connect(self.quitAsked)
        self._ask = AskViewModel(session, self)
        self._sign_in = SignInViewModel(session, self)
        self._thanks = ThanksViewModel(session, self)
        self._reasons = ReasonsViewModel(session, self)
        self._off_duty = OffDutyViewModel(session, self)
        self._closed = ClosedViewModel(session, self)
        self._paused = PausedViewModel(session, self)
        self._out_of_service = OutOfServiceViewModel(first=session.situation.language, parent=self)
        self._out_of_service.languageChosen.connect(self.languageChosen)
        self._out_of_service.closeAsked.connect(self.closeAsked)
        self.checklists = Checklists(session, session.clock)
        """Which one-sheet checklist lies open."""
        self._sheets = SheetsViewModel(self.checklists, self)
        self._unseen: int | None = None
        self.view = derive_view(session.situation)
        self._log.info("screen.shown", screen=self.view.screen)
        session.subscribe(self._follow)
        technician.subscribe(self._follow)
        self.checklists.subscribe(self._follow)

    def witness(self, window: QQuickWindow) -> None:
        """Watch the window's frames: a thank-you counts as said when its frame is on the screen."""
        window.frameSwapped.connect(self._frame_swapped)

    def _follow(self) -> None:
        situation = self._session.situation
        administering = self._technician.state is not None
        before, view = (
            self.view,
            derive_view(situation, administering=administering, reading=self.checklists.state is not None),
        )
        if view.language != before.language:
            self.languageChosen.emit(view.language)
        self._ask.show(situation)
        self._sign_in.show(situation)
        self._thanks.show(situation)
        self._reasons.show(situation)
        self._off_duty.show(situation)
        self._closed.show(situation)
        self._paused.show(situation)
        self._sheets.show(situation)
        self._administration.show(situation)
        self._out_of_service.show(situation.out_of_service or "")
        if view == before:
            return
        self.view = view
        if view.thanked != before.thanked:
            self._unseen = view.thanked
        if view.screen != before.screen:
            self._log.info("screen.shown", screen=view.screen)
        self.viewChanged.emit()

    def _frame_swapped(self) -> None:
        if self._unseen is not None:
            seq, self._unseen = self._unseen, None
            self._log.info("visit.thanked", seq=seq)

    @Slot(int, int, bool)
    def key(self, code: int, modifiers: int, is_repeat: bool) -> None:
        """A key went down. One that is held down says nothing more; over a sheet only the key that invites is heard."""
        if is_repeat:
            return
        if self._technician.state is not None:
            self._technician.key(key_of(code, modifiers))
        elif self.checklists.state is None or isinstance(self._session.situation.visit, visits.Uninvited):
            self._session.key(key_of(code, modifiers))

    @Slot()
    def administer(self) -> None:
        """The hall's name was held."""
        self._technician.ask()

    @Slot()
    def otherLanguage(self) -> None:
        """The language switch was touched."""
        self._session.visit.choose_language(ENGLISH if self.view.language == CHINESE else CHINESE)

    @Slot()
    def toggleLarge(self) -> None:
        """大字 was touched."""
        self._session.visit.choose_look(with_other_size(self.view.look))

    @Slot()
    def toggleContrast(self) -> None:
        """对比 was touched."""
        self._session.visit.choose_look(with_other_contrast(self.view.look))

    @Slot()
    def readAloud(self) -> None:
        """The read-aloud button was touched."""
        self._session.visit.toggle_reading_aloud()

    @Slot()
    def readSheets(self) -> None:
        """办事清单 was touched."""
        self.checklists.open()

    @Slot()
    def invite(self) -> None:
        """The staff member invites the resident to answer."""
        self._session.visit.invite()

    @Slot()
    def decline(self) -> None:
        """不评价 was touched."""
        self._session.visit.decline()

    @Slot()
    def challenge(self) -> None:
        """这不是为我服务的工作人员 was touched."""
        self._session.visit.challenge()

    @Slot()
    def signOut(self) -> None:
        """The staff corner was touched."""
        self._session.duty.ask_sign_out()

    @Slot()
    def close(self) -> None:
        """The window was asked to close."""
        self.closeAsked.emit()

    @Property(AskViewModel, notify=viewChanged, final=True)
    def ask(self) -> AskViewModel:
        return self._ask

    @Property(SignInViewModel, notify=viewChanged, final=True)
    def signIn(self) -> SignInViewModel:
        return self._sign_in

    @Property(ReasonsViewModel, notify=viewChanged, final=True)
    def reasons(self) -> ReasonsViewModel:
        return self._reasons

    @Property(ThanksViewModel, notify=viewChanged, final=True)
    def thanks(self) -> ThanksViewModel:
        return self._thanks

    @Property(OffDutyViewModel, notify=viewChanged, final=True)
    def offDuty(self) -> OffDutyViewModel:
        return self._off_duty

    @Property(ClosedViewModel, notify=viewChanged, final=True)
    def closed(self) -> ClosedViewModel:
        return self._closed

    @Property(AdministrationViewModel, notify=viewChanged, final=True)
    def administration(self) -> AdministrationViewModel:
        return self._administration

    @Property(bool, notify=viewChanged, final=True)
    def test(self) -> bool:
        return self.view.test

    @Property(PausedViewModel, notify=viewChanged, final=True)
    def paused(self) -> PausedViewModel:
        return self._paused

    @Property(SheetsViewModel, notify=viewChanged, final=True)
    def sheets(self) -> SheetsViewModel:
        return self._sheets

    @Property(bool, notify=viewChanged, final=True)
    def canReadSheets(self) -> bool:
        return self.view.can_read_sheets

    @Property(OutOfServiceViewModel, notify=viewChanged, final=True)
    def outOfService(self) -> OutOfServiceViewModel:
        return self._out_of_service

    @Property(str, notify=viewChanged, final=True)
    def screen(self) -> str:
        return self.view.screen

    @Property(str, notify=viewChanged, final=True)
    def language(self) -> str:
        return self.view.language

    @Property(bool, notify=viewChanged, final=True)
    def large(self) -> bool:
        return self.view.look.large

    @Property(bool, notify=viewChanged, final=True)
    def contrast(self) -> bool:
        return self.view.look.contrast

    @Property(bool, notify=viewChanged, final=True)
    def simulated(self) -> bool:
        return self.view.simulated

    @Property(bool, notify=viewChanged, final=True)
    def canSignOut(self) -> bool:
        return self.view.can_sign_out

    @Property(bool, notify=viewChanged, final=True)
    def canInvite(self) -> bool:
        return self.view.can_invite

    @Property(bool, notify=viewChanged, final=True)
    def canDecline(self) -> bool:
        return self.view.can_decline

    @Property(bool, notify=viewChanged, final=True)
    def canChallenge(self) -> bool:
        return self.view.can_challenge

    @Property(bool, notify=viewChanged, final=True)
    def challenged(self) -> bool:
        return self.view.challenged

    @Property(bool, notify=viewChanged, final=True)
    def canReadAloud(self) -> bool:
        return self.view.can_read_aloud

    @Property(bool, notify=viewChanged, final=True)
    def aloud(self) -> bool:
        return self.view.aloud
