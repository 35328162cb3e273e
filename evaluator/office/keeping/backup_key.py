"""The key that an office's backups are under: made with the office, named in its settings, and in no backup."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from evaluator.office import messages, settings
from evaluator.office.keeping import sealing
from evaluator.office.settings import office_settings
from evaluator.runtime.paths import write_private
from evaluator.runtime.refusal import refuse

FILE: Final = "backup.key"
_SETTING: Final = "backup_key"


def path(folder: Path) -> Path | None:
    """The file the settings name; None where backups are left open.

    A path that is not whole begins at the office's folder, wherever a program was started.
    """
    named = office_settings(folder).backup_key
    return folder.resolve() / named if named else None


def in_force(folder: Path) -> bytes | None:
    """What a backup is to be under; None for nothing. Refused where the key that is named cannot be used."""
    file = path(folder)
    return None if file is None else sealing.read_key(file)


def adopt(folder: Path, key: bytes | None = None) -> Path | None:
    """Put the backups of a new folder under this key, or a new one of its own; the file they are under from now on.

    What the settings say of it already stays, also that backups are left open (`backup_key = ""`: None). Refused
    where a key cannot be used or written.
    """
    if not settings.is_said(folder, _SETTING):
        file = folder.resolve() / FILE
        refuse_other(folder, key)
        try:
            if not file.exists():
                write_private(file, sealing.told(key or sealing.new_key()))
            settings.keep(folder, _SETTING, FILE)
        except OSError as error:
            refuse(messages.say("backup_key_unwritable", path=file, why=error.strerror or error), error)
    in_force(folder)
    return path(folder)


def said(folder: Path, *, again: bool = False) -> str:
    """What the backups of an office are under, and what to do about it; `again` where the key is one of before."""
    file = path(folder)
    if file is None:
        return messages.say("backups_open", file=folder.resolve() / FILE, settings=folder / settings.FILE)
    return messages.say("backups_go_on" if again else "backups_under", path=file)


def refuse_other(folder: Path, key: bytes | None) -> None:
    """Refuse to put a folder's backups under this key where a file for another one lies there."""
    file = folder / FILE
    if key is None or settings.is_said(folder, _SETTING) or not file.exists():
        return
    if sealing.read_key(file) != key:
        refuse(messages.say("backup_key_exists", path=file))


def settings_before(folder: Path) -> Callable[[], None]:
    """What puts the settings of a folder and its key back as they are now, where no office came of it."""
    files = [folder / settings.FILE, folder / FILE]
    before = {file: file.read_bytes() for file in files if file.is_file()}

    def put_back() -> None:
        for file in files:
            if file in before:
                write_private(file, before[file])
            else:
                file.unlink(missing_ok=True)

    return put_back
