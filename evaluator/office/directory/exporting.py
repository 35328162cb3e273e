"""The directory as files that an import takes back without any change. PINs are never among them."""

import io
import shutil
import zipfile
from collections.abc import Iterator
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import Final, NamedTuple

from sqlalchemy import Connection, select

from evaluator.domain.names import Language
from evaluator.office import messages
from evaluator.office.directory import directory_store, pictures
from evaluator.office.directory.directory_sheets import sheets_of, table
from evaluator.office.directory.importing import PHOTOS
from evaluator.office.directory.sheets import csv_bytes, workbook_bytes
from evaluator.office.instants import Clock
from evaluator.office.people import audit
from evaluator.office.store import schema
from evaluator.office.store.database import Database
from evaluator.runtime.drafts import draft_of
from evaluator.runtime.refusal import refuse

WORKBOOK: Final = ".xlsx"


class Exported(NamedTuple):
    """The files of a directory."""

    version: int
    tables: list[tuple[str, list[list[str]]]]
    """Names of sheets, with their lines."""
    photos: dict[str, bytes]
    """By file name."""

    def workbook(self) -> bytes:
        """An .xlsx workbook."""
        return workbook_bytes(self.tables)

    def csv_files(self) -> Iterator[tuple[str, bytes]]:
        """A CSV file for each sheet."""
        for name, lines in self.tables:
            yield f"{name}.csv", csv_bytes(lines)

    def archive(self) -> bytes:
        """A ZIP archive of the CSV files and the folder of photos."""
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
            for name, body in self.csv_files():
                packed.writestr(name, body)
            for name, body in self.photos.items():
                packed.writestr(f"{PHOTOS}/{name}", body, zipfile.ZIP_STORED)
        return out.getvalue()


def exported(connection: Connection, language: Language) -> Exported:
    """The directory as it stands, headed in a language."""
    directory = directory_store.read(connection)
    wanted = {person.photo for person in directory.staff if person.photo}
    bodies = connection.execute(select(schema.photo.c.sha256, schema.photo.c.body))
    kept = {row.sha256: row.body for row in bodies if row.sha256 in wanted}
    names = {sha256: pictures.file_name(sha256, body) for sha256, body in kept.items()}
    return Exported(
        version=directory.version,
        tables=[table(sheet, language) for sheet in sheets_of(directory, names)],
        photos={names[sha256]: body for sha256, body in kept.items()},
    )


def export_directory(database: Database, path: Path, *, language: Language, clock: Clock) -> str:
    """Write all of the directory, or nothing, to a new workbook (a name that ends in .xlsx) or folder of CSV files."""
    with database.writing() as connection:
        found = exported(connection, language)
        audit.note(connection, clock(), audit.COMMAND_LINE, "directory.exported", version=found.version)
    try:
        with ExitStack() as undo:
            _write(found, path, undo)
            undo.pop_all()
    except FileExistsError as error:
        refuse(messages.say("export_exists", path=path), error)
    except OSError as error:
        refuse(messages.say("export_failed", path=path, why=error.strerror or error), error)
    return messages.say("exported", version=found.version, path=path)


def _write(found: Exported, path: Path, undo: ExitStack) -> None:
    """Under its name once all of it is there; `undo` takes back what was begun."""
    if path.exists():
        raise FileExistsError(path)
    draft = draft_of(path)
    if path.suffix.lower() == WORKBOOK:
        _write_photos(found, path.parent / PHOTOS, undo)
        undo.callback(draft.unlink, missing_ok=True)
        with draft.open("xb") as file:
            file.write(found.workbook())
    else:
        undo.callback(shutil.rmtree, draft, ignore_errors=True)
        draft.mkdir()
        for name, body in found.csv_files():
            (draft / name).write_bytes(body)
        _write_photos(found, draft / PHOTOS, undo)
    draft.rename(path)


def _write_photos(found: Exported, folder: Path, undo: ExitStack) -> None:
    """Those that are not there yet; each is named by what it shows."""
    if found.photos and not folder.exists():
        undo.callback(_remove_empty, folder)
        folder.mkdir()
    for name, body in found.photos.items():
        if not (folder / name).exists():
            undo.callback((folder / name).unlink, missing_ok=True)
            (folder / name).write_bytes(body)


def _remove_empty(folder: Path) -> None:
    with suppress(OSError):
        folder.rmdir()
