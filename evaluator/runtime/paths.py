"""Folders and files: where they are and who may read them."""

import os
import shlex
import sys
from functools import cache
from pathlib import Path
from typing import Final

from evaluator.runtime import drafts
from evaluator.runtime.named_files import require_file
from evaluator.runtime.refusal import refuse

FOLDER_MODE: Final = 0o700
FILE_MODE: Final = 0o600
OTHERS: Final = 0o077


@cache
def resources() -> Path:
    """The folder of what designers, translators and offices change: beside the package, or inside it when installed."""
    package = Path(__file__).resolve().parent.parent
    beside = package.parent / "resources"
    return beside if beside.is_dir() else package / "resources"


def config_home() -> Path:
    """Where a person's own settings live."""
    if sys.platform == "win32":
        return Path(os.environ.get("APPDATA", Path.home() / "AppData" / "Roaming")) / "evaluator"
    return Path(os.environ.get("XDG_CONFIG_HOME", Path.home() / ".config")) / "evaluator"


def private_folder(folder: Path) -> Path:
    """Make the folder, or close an empty one to all but its owner.

    Refused when that cannot be, and where others use the folder too: closing /tmp or a home would break the machine.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=FOLDER_MODE)
        if sys.platform != "win32" and folder.stat().st_mode & OTHERS and any(folder.iterdir()):
            refuse(
                f"The folder {folder} is open to others and not empty. Name another one with --data,"
                f" or close it to them: chmod 700 {shlex.quote(str(folder))}"
            )
        folder.chmod(FOLDER_MODE)
    except OSError as error:
        refuse(f"The folder {folder} cannot be used: {error.strerror}. Name another one with --data.", error)
    return folder


def user_name(uid: int) -> str:
    """What a user of this machine is called; the number where nobody knows."""
    try:
        import pwd  # there is none on Windows

        return pwd.getpwuid(uid).pw_name
    except (ImportError, KeyError):
        return str(uid)


def write_private(file: Path, body: bytes) -> None:
    """Write a file of mode 0600 so that it is there whole or not at all, also after a power cut.

    Two at once leave what one of them wrote. OSError, also where a pipe or a device stands there: it would be gone for
    everybody.
    """
    if file.exists():
        require_file(file)
    draft, handle = drafts.begin(file)
    try:
        with os.fdopen(handle, "wb") as written:
            written.write(body)
            written.flush()
            os.fsync(written.fileno())
            if sys.platform != "win32":  # while it is still locked
                put_in_place(draft, file)
        if sys.platform == "win32":  # where what is open cannot be renamed
            put_in_place(draft, file)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise


def put_in_place(draft: Path, file: Path) -> None:
    """Give a finished draft its name, for good: also after a power cut."""
    draft.replace(file)
    _settle(file.parent)


def remove_for_good(file: Path) -> None:
    """Take a file away, if it is there, so that a power cut does not bring it back."""
    file.unlink(missing_ok=True)
    _settle(file.parent)


def _settle(folder: Path) -> None:
    """Bring the names in a folder to the disk."""
    if sys.platform != "win32":
        opened = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)
