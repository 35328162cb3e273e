"""Portraits: shown beside the record, chosen from a file, cut, and handed over."""

import asyncio
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QFileDialog

from evaluator.manager.asking import Errand
from evaluator.manager.directory import photo_words, writing
from evaluator.manager.directory.cropping import CropDialog
from evaluator.manager.directory.photo_file import Unread, read_photo
from evaluator.manager.directory.view import DirectoryView
from evaluator.manager.directory.writing import Outcome
from evaluator.wire import directory as wire
from evaluator.wire.directory import StaffRecord


class TakingPhotos(QObject):
    """`took` is told what the office said to a new portrait."""

    def __init__(
        self, view: DirectoryView, ask: Callable[..., None], took: Callable[[StaffRecord, Outcome], None]
    ) -> None:
        super().__init__(view)
        self._view, self._ask, self._took = view, ask, took
        self._pictures: dict[str, QPixmap] = {}
        self._asked: set[str] = set()
        view.shown.connect(self._show)
        view.form.photo_wished.connect(self._choose)

    def forget(self) -> None:
        """No face stays."""
        self._pictures.clear()
        self._asked.clear()

    def open(self, path: Path) -> None:
        """Let the photo in a file be cut for whoever is shown."""
        record = self._view.form.record
        if isinstance(record, StaffRecord):
            self._ask(
                Errand(
                    work=lambda _link: asyncio.to_thread(read_photo, path),
                    done=partial(self._cut, path, record.staff.id),
                    can_stop=True,
                )
            )

    def _cut(self, path: Path, staff: str, image: QImage | Unread) -> None:
        record = self._view.form.record
        if not isinstance(image, QImage):
            self._view.remark(photo_words.not_a_photo(image, path.name))
            return
        if not isinstance(record, StaffRecord) or record.staff.id != staff:
            return  # somebody else was opened meanwhile
        dialog = CropDialog(self._view, image)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.cropped.connect(self._use)
        dialog.open()

    def _use(self, body: bytes) -> None:
        record = self._view.form.record
        if isinstance(record, StaffRecord):
            self._ask(
                Errand(
                    work=lambda link: writing.put_photo(link, record.staff.id, record.version, body),
                    done=lambda outcome: self._took(record, outcome),
                )
            )

    def _show(self, record: object) -> None:
        photo = record.staff.photo if isinstance(record, StaffRecord) else None
        if not photo:
            return
        if photo in self._pictures:
            self._put(photo)
            return
        if photo in self._asked:
            return
        self._asked.add(photo)
        wanted = {"sha256": photo}
        self._ask(
            Errand(
                work=lambda link: link.get(wire.PHOTO_PATH, wire.PhotoAnswer, wanted),
                done=self._fetched,
                refused=lambda _error: self._asked.discard(photo),  # the next reading says what is wrong
            )
        )

    def _fetched(self, answer: wire.PhotoAnswer) -> None:
        picture = QPixmap()
        picture.loadFromData(answer.body)
        self._pictures[answer.sha256] = picture
        self._put(answer.sha256)

    def _put(self, photo: str) -> None:
        portrait = self._view.form.current.portrait
        if portrait is not None:
            portrait.show_picture(photo, self._pictures[photo])

    def _choose(self) -> None:
        dialog = QFileDialog(self._view, photo_words.crop_title(), "", photo_words.photo_files())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda path: self.open(Path(path)))
        dialog.open()
