"""Files of the directory on this computer: what is handed to the office, and what is kept of it."""

import zipfile
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

from evaluator.runtime.named_files import TooLargeError, read_named
from evaluator.wire.directory import FILE_BYTES_AT_MOST


class Upload(NamedTuple):
    """A file as the office takes it."""

    name: str
    body: bytes


def read_upload(path: Path) -> Upload:
    """A workbook or ZIP as it is; for one CSV file, those of its folder together with the photos, as a ZIP.

    OSError when it cannot be read, TooLargeError when it is more than the office takes.
    """
    if path.suffix.lower() != ".csv":
        return Upload(path.name, read_named(path, FILE_BYTES_AT_MOST))
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for one in sorted((*path.parent.glob("*.csv"), *path.parent.glob("photos/*"))):
            if one.is_file():
                archive.write(one, one.relative_to(path.parent).as_posix())
                if packed.tell() > FILE_BYTES_AT_MOST:
                    raise TooLargeError(path.name)
    return Upload(f"{path.parent.name}.zip", packed.getvalue())
