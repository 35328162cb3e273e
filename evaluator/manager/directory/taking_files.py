"""The directory as files at the desk: taken in after a dry run, and given out."""

import asyncio
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QFileDialog
from shiboken6 import isValid

from evaluator.manager import messages
from evaluator.manager.asking import Errand
from evaluator.manager.directory import file_words
from evaluator.manager.directory.files import read_upload
from evaluator.manager.directory.import_dialog import ImportDialog
from evaluator.manager.directory.view import DirectoryView
from evaluator.manager.office_link import OfficeLink, OfficeTroubleError
from evaluator.manager.whole_file import save_whole
from evaluator.runtime.named_files import TooLargeError
from evaluator.wire import directory as wire


class TakingFiles(QObject):
    """Joins the buttons for files with the office."""

    def __init__(self, view: DirectoryView, ask: Callable[..., None], refresh: Callable[[], None]) -> None:
        """`refresh` reads the directory once it is another one."""
        super().__init__(view)
        self._view, self._ask, self._refresh = view, ask, refresh
        view.import_wished.connect(self._choose_import)
        view.export_wished.connect(self.choose_export)

    def take_in(self, path: Path) -> None:
        """Check a file, and let the person decide."""
        dialog = ImportDialog(self._view, path.name, self._view.language)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.check_wished.connect(lambda: self._check(dialog, path))
        dialog.write_wished.connect(lambda: self._write(dialog, path))
        dialog.open()
        self._check(dialog, path)

    def give_out(self, path: Path) -> None:
        """Write the directory to a file."""
        asked = {"format": "zip" if path.suffix.lower() == ".zip" else "xlsx", "headings": self._view.language}

        async def export(link: OfficeLink) -> str:
            answer = await link.get(wire.EXPORT_PATH, wire.ExportAnswer, asked)
            try:
                await save_whole(path, lambda draft: draft.write_bytes(answer.body))
            except OSError:
                return file_words.not_exported(str(path))
            return file_words.exported(str(path))

        self._ask(Errand(work=export, done=self._view.remark, can_stop=True))

    def _check(self, dialog: ImportDialog, path: Path) -> None:
        dialog.wait(file_words.import_checking())
        self._ask_office(dialog, path, done=dialog.show_changes, dry_run=True)

    def _write(self, dialog: ImportDialog, path: Path) -> None:
        base = dialog.base

        def written(answer: wire.ImportAnswer) -> None:
            dialog.accept()
            self._view.remark(file_words.imported(answer.version))
            self._refresh()

        dialog.wait(file_words.import_writing())
        self._ask_office(dialog, path, done=written, dry_run=False, base=base)

    def _ask_office(
        self,
        dialog: ImportDialog,
        path: Path,
        *,
        done: Callable[[wire.ImportAnswer], None],
        dry_run: bool,
        base: int | None = None,
    ) -> None:
        """Hand the file over; what the office, or this computer, has against it is said in the dialog."""

        async def hand_over(link: OfficeLink) -> wire.ImportAnswer | str:
            try:
                upload = await asyncio.to_thread(read_upload, path)
            except TooLargeError:
                return file_words.import_too_large(path.name)
            except OSError:
                return file_words.import_unreadable(path.name)
            body = wire.ImportAsked(name=upload.name, body=upload.body, dry_run=dry_run, base=base)
            return await link.send("POST", wire.IMPORT_PATH, wire.ImportAnswer, body)

        def answered(found: wire.ImportAnswer | str) -> None:
            if not isValid(dialog):  # it was closed meanwhile
                return
            if isinstance(found, str):
                dialog.show_refusal(found)
            else:
                done(found)

        def refused(error: OfficeTroubleError) -> None:
            if isValid(dialog):
                self._refuse(dialog, path, error)

        self._ask(Errand(work=hand_over, done=answered, refused=refused, can_stop=dry_run))

    def _refuse(self, dialog: ImportDialog, path: Path, error: OfficeTroubleError) -> None:
        if error.code == "faulty_directory":
            dialog.show_faults(error.told(wire.FaultyDirectory).faults)
        elif error.code == "changed_meanwhile":
            dialog.show_refusal(file_words.import_changed())
        elif error.code == "unreadable_file":
            dialog.show_refusal(file_words.import_unreadable(path.name))
        else:
            dialog.show_refusal(messages.refused(error.code))

    def _choose_import(self) -> None:
        dialog = QFileDialog(self._view, file_words.import_title(), "", file_words.import_files())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda path: self.take_in(Path(path)))
        dialog.open()

    def choose_export(self) -> None:
        held = self._view.held
        version = held.newest.version if held and held.newest else 0
        dialog = QFileDialog(self._view, file_words.give_out().partition("(")[0], "", file_words.export_files())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("xlsx")
        dialog.selectFile(f"directory-{version}.xlsx")
        dialog.filterSelected.connect(lambda kind: dialog.setDefaultSuffix("zip" if "zip" in kind else "xlsx"))
        dialog.fileSelected.connect(lambda path: self.give_out(Path(path)))
        dialog.open()
