"""A directory that arrives as one file: a workbook, or a ZIP of CSV files with photos. Nothing is unpacked to disk."""

import io
import zipfile
import zlib
from pathlib import PurePosixPath
from typing import Final

from evaluator.office.directory.importing import PHOTOS
from evaluator.office.directory.photo_child import BYTES_MOST as PHOTO_BYTES_MOST
from evaluator.office.directory.sheets import BYTES_MOST, Sheet, UnreadableError, read_csv, read_workbook

_WORKBOOK_PART: Final = "[Content_Types].xml"
_PARTS_MOST: Final = 20_000
_DAMAGED: Final = (zipfile.BadZipFile, zlib.error, RuntimeError, EOFError, OSError, ValueError)
"""What unpacking a file raises that is damaged, locked by a password or packed in an unknown way."""


class Upload:
    """The sheets in a file, and the pictures that came with them."""

    def __init__(self, name: str, body: bytes) -> None:
        """UnreadableError when it is neither a workbook nor an archive of CSV files."""
        try:
            self._packed = zipfile.ZipFile(io.BytesIO(body))
        except (zipfile.BadZipFile, ValueError, OSError) as error:
            msg = "it is neither an .xlsx workbook nor a ZIP of CSV files"
            raise UnreadableError(msg) from error
        parts = [part for part in self._packed.infolist() if not part.is_dir()]
        if len(parts) > _PARTS_MOST:
            msg = f"it holds more than {_PARTS_MOST} files"
            raise UnreadableError(msg)
        self._photos: dict[str, zipfile.ZipInfo] = {}
        self.sheets: list[Sheet] = []
        if any(part.filename == _WORKBOOK_PART for part in parts):
            self.sheets = read_workbook(io.BytesIO(body), name)
            return
        for part in parts:
            path = PurePosixPath(part.filename.replace("\\", "/"))
            if path.parent.name == PHOTOS:
                self._photos[path.name] = part
            elif path.suffix == ".csv" and "__MACOSX" not in path.parts:
                self.sheets.append(read_csv(self._body(part, BYTES_MOST), path.name))

    def read(self, name: str) -> bytes | None:
        """At most one byte more than a picture may have; None when there is no such picture."""
        part = self._photos.get(name)
        return None if part is None else self._body(part, PHOTO_BYTES_MOST + 1, cut=True)

    def _body(self, part: zipfile.ZipInfo, most: int, *, cut: bool = False) -> bytes:
        try:
            with self._packed.open(part) as opened:
                body = opened.read(most + 1)
        except _DAMAGED as error:
            msg = f"{PurePosixPath(part.filename).name} cannot be unpacked"
            raise UnreadableError(msg) from error
        if len(body) > most and not cut:
            msg = f"{PurePosixPath(part.filename).name} is larger than {most // 1_000_000} MB"
            raise UnreadableError(msg)
        return body[:most]
