"""A file of the evaluator opened at the desk: what it is, what it holds, where it goes. Nothing is changed by it."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import msgspec
from PySide6.QtWidgets import QDialog, QPushButton, QVBoxLayout

from evaluator.manager import carried_words as words
from evaluator.manager import formats
from evaluator.manager.button_row import button_row
from evaluator.manager.detail_sheet import DetailSheet, Opened
from evaluator.runtime.named_files import NotAFileError, TooLargeError, read_named
from evaluator.wire.carriage import FILE_BYTES_AT_MOST, decode_exchange_file, decode_reply_file
from evaluator.wire.evidence import SignedBundle, decode_signed_bundle

KEY_SHOWN: Final = 16
"""Characters of a key that are told; the posted sheet shows all of it."""


def told_of(file: Path) -> Opened:
    """What there is to say of a file, by what it holds and not by its name."""
    try:
        body = read_named(file, FILE_BYTES_AT_MOST)
    except (NotAFileError, TooLargeError):
        return Opened(file.name, words.unknown_heading(), [words.unknown_why()])
    except OSError as error:
        return Opened(file.name, words.unreadable_heading(), [words.unreadable_why(error.strerror or str(error))])
    for read in (_evidence, _exchange, _reply):
        try:
            return read(file.name, body)
        except msgspec.MsgspecError:
            continue
    return Opened(file.name, words.unknown_heading(), [words.unknown_why()])


def _evidence(name: str, body: bytes) -> Opened:
    signed: SignedBundle = decode_signed_bundle(body)
    said = signed.said()
    sentences = [words.is_genuine(signed.public_key[:KEY_SHOWN]) if signed.is_genuine else words.is_not_genuine()]
    if said.simulated:
        sentences.append(words.is_simulated())
    if signed.is_genuine:
        sentences.append(words.how_to_prove())
    facts = [
        (words.office(), said.office_name),
        (words.counted(), formats.count(said.n)),
        (words.kiosks(), formats.count(len(said.kiosks))),
        (words.as_of(), f"{formats.instant(datetime.fromisoformat(said.as_of).astimezone(UTC))} UTC"),
    ]
    return Opened(name, words.evidence_heading(formats.month(said.month)), sentences, facts)


def _exchange(name: str, body: bytes) -> Opened:
    requests = decode_exchange_file(body).requests
    return _carried(name, words.exchange_heading(), words.give_to_office(), [one.kiosk for one in requests])


def _reply(name: str, body: bytes) -> Opened:
    replies = decode_reply_file(body).replies
    return _carried(name, words.reply_heading(), words.bring_back(), [one.request.kiosk for one in replies])


def _carried(name: str, heading: str, sentence: str, kiosks: list[str]) -> Opened:
    facts = [(words.kiosks(), formats.count(len(set(kiosks)))), (words.messages(), formats.count(len(kiosks)))]
    return Opened(name, heading, [sentence], facts)


class CarriedFileWindow(QDialog):
    """Tells of one file; it needs no office and no account."""

    def __init__(self, file: Path) -> None:
        super().__init__()
        self.setObjectName("carriedFile")
        self.sheet = DetailSheet(self)
        self.sheet.show_opened(told_of(file))
        self.setWindowTitle(file.name)
        close = QPushButton(words.close(), self)
        close.setProperty("role", "main")
        close.clicked.connect(self.accept)
        buttons = button_row(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 18, 20, 16)
        column.setSpacing(12)
        column.addWidget(self.sheet, 1)
        column.addLayout(buttons)
        self.resize(560, 400)
