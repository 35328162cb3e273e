"""What is done about kiosks and their codes, and what is asked before it is."""

from collections.abc import Awaitable, Callable
from types import NoneType
from typing import Any

import msgspec

from evaluator.manager import messages
from evaluator.manager.asking import Errand
from evaluator.manager.kiosks import alarm_words, code_words, words
from evaluator.manager.kiosks.code_dialog import CodeDialog
from evaluator.manager.kiosks.dialogs import ConfirmDialog, ForkDialog, PlaceDialog, WhyDialog
from evaluator.manager.kiosks.reading import KiosksView
from evaluator.manager.office_link import OfficeLink, OfficeTroubleError
from evaluator.manager.page import Page
from evaluator.wire import devices
from evaluator.wire.devices import Alarm, CodeAsked, CodeMade, CodeNamed, KioskNamed, Revocation


class KioskActs:
    """Acts of one page; `view` is what it shows."""

    def __init__(self, page: Page, view: Callable[[], KiosksView | None]) -> None:
        self._page, self._view = page, view
        self.code_dialog: CodeDialog | None = None
        """The code that is shown just now."""

    def _place(self, kiosk: str) -> str:
        view = self._view()
        one = view.find(kiosk) if view else None
        return view.place_of(one, self._page.language) if view and one else kiosk

    def make_code(self, asked: CodeAsked) -> None:
        """Have the office make a code, and show it."""
        self._do(lambda link: link.send("POST", devices.CODES_PATH, CodeMade, asked), self._show_code)

    def withdraw_code(self, name: str) -> None:
        """Make a code worthless."""
        self._post(devices.WITHDRAW_PATH, CodeNamed(name), code_words.was_withdrawn(name))

    def confirm(self, kiosk: str) -> None:
        """The word is the same on both screens."""
        self._post(devices.CONFIRM_PATH, KioskNamed(kiosk), words.was_confirmed())

    def revoke(self, kiosk: str, why: str) -> None:
        """Take no more from it, for good."""
        self._post(devices.REVOKE_PATH, Revocation(kiosk, why), words.was_revoked())

    def decide_fork(self, alarm: Alarm, decision: str, why: str) -> None:
        """Keep or mark a branch."""
        said = msgspec.convert(
            {"kiosk": alarm.kiosk, "run": alarm.subject, "decision": decision, "why": why}, devices.ForkDecided
        )
        self._post(devices.FORK_PATH, said, alarm_words.was_decided())

    def _post(self, path: str, body: msgspec.Struct, remark: str) -> None:
        self._do(lambda link: link.send("POST", path, NoneType, body), lambda _none: self._done(remark))

    def _do(self, work: Callable[[OfficeLink], Awaitable[Any]], done: Callable[[Any], None]) -> None:
        self._page.ask(Errand(work=work, done=done, refused=self._refused))

    def _refused(self, error: OfficeTroubleError) -> None:
        sentence = words.refused(error.code) or messages.refused(error.code, error.retry_after_s)
        self._page.away(sentence, passing=False)

    def _done(self, remark: str) -> None:
        self._page.progress.remark(remark)
        self._page.refresh()

    def _show_code(self, made: CodeMade) -> None:
        dialog = CodeDialog(self._page, made, self._view())
        dialog.looked.connect(self._page.refresh)
        dialog.confirmed.connect(self.confirm)
        dialog.withdrawn.connect(self.withdraw_code)
        dialog.finished.connect(self._code_closed)
        self.code_dialog = dialog
        dialog.open()
        self._page.refresh()

    def _code_closed(self) -> None:
        self.code_dialog = None

    def ask_place(self) -> None:
        """Ask for which window or hall a code is made."""
        view = self._view()
        if view is not None and self._page.may("manage_kiosks"):
            held = view.held
            dialog = PlaceDialog(
                self._page, held.options("window", self._page.language), held.options("unit", self._page.language)
            )
            dialog.chosen.connect(self.make_code)
            dialog.open()

    def begin(self, what: str, kiosk: str) -> None:
        """Ask about an act of a kiosk's sheet first, where it needs it, then do it."""
        place = self._place(kiosk)
        match what:
            case "confirm":
                self.confirm(kiosk)
            case "new_key":
                ask = KioskNamed(kiosk)
                self._warn(
                    words.new_key(), words.new_key_really(place), words.change_key(),
                    lambda: self._post(devices.ASK_NEW_KEY_PATH, ask, words.key_was_asked()),
                )  # fmt: skip
            case "replace":
                asked = CodeAsked(replaces=kiosk)
                self._warn(
                    words.replace_it(),
                    words.replace_really(place),
                    code_words.make_code(),
                    lambda: self.make_code(asked),
                )
            case "renew":
                asked = CodeAsked(renews=kiosk)
                self._warn(
                    words.renew_it(), words.renew_really(place), code_words.make_code(), lambda: self.make_code(asked)
                )
            case "revoke":
                dialog = WhyDialog(
                    self._page, _plain(words.revoke_it()), words.revoke_really(place), _plain(words.revoke_it())
                )
                dialog.decided.connect(lambda why: self.revoke(kiosk, why))
                dialog.open()

    def _warn(self, title: str, sentence: str, verb: str, then: Callable[[], None]) -> None:
        dialog = ConfirmDialog(self._page, _plain(title), sentence, verb)
        dialog.confirmed.connect(then)
        dialog.open()

    def ask_fork(self, alarm: Alarm) -> None:
        """Ask which branch is to be believed."""
        dialog = ForkDialog(self._page, self._place(alarm.kiosk), alarm)
        dialog.decided.connect(lambda decision, why: self.decide_fork(alarm, decision, why))
        dialog.open()

    def acknowledge(self, alarm: Alarm) -> None:
        """Somebody has seen it."""
        named = devices.AlarmNamed(alarm.kiosk, alarm.alarm, alarm.subject)
        self._post(devices.ACKNOWLEDGE_PATH, named, alarm_words.was_acknowledged())


def _plain(title: str) -> str:
    """A button's words as a title: without the letter of its key and without dots."""
    words_of = title.removesuffix("…")
    if words_of.endswith(")") and "(&" in words_of:
        words_of = words_of[: words_of.rindex("(&")]
    return words_of.replace("&", "")
