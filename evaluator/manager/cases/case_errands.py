"""What a person does about cases, done at the office: the answer goes to the sheet, or why it was refused."""

from collections.abc import Callable
from typing import Final

from evaluator.manager.asking import Errand
from evaluator.manager.cases import handling_words, messages, new_case_words
from evaluator.manager.cases.case_columns import Words
from evaluator.manager.cases.case_sheet import CaseSheet
from evaluator.manager.cases.new_case import NewCaseDialog
from evaluator.manager.cases.publish_dialog import PublishDialog
from evaluator.manager.office_link import OfficeTroubleError
from evaluator.manager.page import Page
from evaluator.wire.cases import (
    CASE_PATH,
    CASE_PERSON_PATH,
    CASE_PREVIEW_PATH,
    CASES_PATH,
    Answer,
    CaseAsked,
    CaseChange,
    CaseConflict,
    CaseDetail,
    CasePreview,
    NewCase,
    Note,
    PersonOnDuty,
    Reopen,
)

NEWER: Final = "newer_version"
OTHERWISE: Final = "entered_otherwise"


class CaseErrands:
    """Errands of one page, which `show`s an answer, `look`s at a case anew, and hears when the inbox has `changed`."""

    def __init__(
        self,
        page: Page,
        sheet: CaseSheet,
        new_case: NewCaseDialog,
        *,
        words: Callable[[], Words],
        show: Callable[[CaseDetail], None],
        look: Callable[[str], None],
        changed: Callable[[], None],
    ) -> None:
        self._page, self._sheet, self._new_case = page, sheet, new_case
        self._words, self._show, self._look, self._changed = words, show, look, changed
        sheet.changed.connect(self.change)
        sheet.publish_wished.connect(self.preview)
        sheet.person_asked.connect(self.ask_person)
        new_case.entered.connect(self.enter)

    def change(self, change: CaseChange) -> None:
        """Do something about the open case. Where somebody was faster, the sheet shows both."""
        sheet = self._sheet
        sheet.acts.set_acting(acting=True)
        sheet.refusal.say("")

        def done(detail: CaseDetail) -> None:
            sheet.acts.set_acting(acting=False)
            act = change.change
            sheet.taken(detail, self._words(), act.text if isinstance(act, Note | Answer | Reopen) else "")
            self._page.progress.remark(handling_words.done(handling_words.act_name(change.change)))
            self._changed()

        def refused(error: OfficeTroubleError) -> None:
            sheet.acts.set_acting(acting=False)
            if error.code == NEWER:
                sheet.disagree(error.told(CaseConflict), self._words())
                self._changed()
            else:
                sheet.refusal.say(messages.refused(error.code))

        self._page.ask(
            Errand(work=lambda link: link.send("POST", CASE_PATH, CaseDetail, change), done=done, refused=refused)
        )

    def preview(self, change: CaseChange) -> None:
        """Show what everybody will read; it is published where the person says so, upon the version that was seen."""
        sheet = self._sheet
        sheet.acts.set_acting(acting=True)
        sheet.refusal.say("")

        def done(preview: CasePreview) -> None:
            sheet.acts.set_acting(acting=False)
            if sheet.detail is None or sheet.detail.case.case != change.case:
                return
            dialog = PublishDialog(self._page, preview, self._page.language)
            dialog.confirmed.connect(lambda: self.change(change))
            dialog.open()

        def refused(error: OfficeTroubleError) -> None:
            sheet.acts.set_acting(acting=False)
            sheet.refusal.say(messages.refused(error.code))

        asked = {"case": change.case}
        self._page.ask(
            Errand(work=lambda link: link.get(CASE_PREVIEW_PATH, CasePreview, asked), done=done, refused=refused)
        )

    def ask_person(self, case: str) -> None:
        """Ask who was on duty; the case is looked at anew, for it tells of the look."""

        def done(found: PersonOnDuty) -> None:
            self._sheet.tell_person(found, self._words())
            self._look(case)

        self._page.ask(
            Errand(
                work=lambda link: link.send("POST", CASE_PERSON_PATH, PersonOnDuty, CaseAsked(case)),
                done=done,
                refused=lambda error: self._sheet.refusal.say(messages.refused(error.code)),
            )
        )

    def enter(self, new: NewCase) -> None:
        """Enter an opinion or a problem that somebody brought. What the office has taken already is shown."""
        self._new_case.set_acting(acting=True)

        def done(detail: CaseDetail) -> None:
            self._new_case.taken()
            self._show(detail)
            self._changed()

        def refused(error: OfficeTroubleError) -> None:
            self._new_case.set_acting(acting=False)
            if error.code == OTHERWISE:
                self._new_case.begin_another()
            self._new_case.refusal.say(new_case_words.refused(error.code) or messages.refused(error.code))

        self._page.ask(
            Errand(work=lambda link: link.send("POST", CASES_PATH, CaseDetail, new), done=done, refused=refused)
        )
