"""Files of the directory on this computer: what is handed to the office, and what is kept of it."""

import zipfile
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

from evaluator.wire.directory import FILE_BYTES_AT_MOST


class Upload(NamedTuple):
    """A file as the office takes it."""

    name: str
    body: bytes


class TooLargeError(Exception):
    """The file is more than the office takes."""


def read_upload(path: Path) -> Upload:
    """A workbook or ZIP as it is; for one CSV file, those of its folder together with the photos, as a ZIP.

    OSError when it cannot be read, TooLargeError.
    """
    if path.suffix.lower() != ".csv":
        if path.stat().st_size > FILE_BYTES_AT_MOST:
            raise TooLargeError(path.name)
        return Upload(path.name, path.read_bytes())
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for one in sorted((*path.parent.glob("*.csv"), *path.parent.glob("photos/*"))):
            if one.is_file():
                archive.write(one, one.relative_to(path.parent).as_posix())
                if packed.tell() > FILE_BYTES_AT_MOST:
                    raise TooLargeError(path.name)
    return Upload(f"{path.parent.name}.zip", packed.getvalue())
