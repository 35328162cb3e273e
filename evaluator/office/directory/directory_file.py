"""From sheets to a directory: whole and without fault, or every fault there is."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Protocol

from evaluator.domain.directory import Checklist, Directory, Matter, StaffMember, Unit, Window
from evaluator.office.directory import pictures
from evaluator.office.directory.directory_rules import EMBLEMS, KINDS, Known, check_rules, day_in
from evaluator.office.directory.draft import Draft, draft_of
from evaluator.office.directory.faults import Fault
from evaluator.office.directory.pictures import Photo
from evaluator.office.directory.sheets import Sheet, SheetRow

NOTHING_KNOWN: Final = Known()


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """A directory without fault. The version is 0 until it is stored."""

    directory: Directory
    photos: dict[str, bytes]
    """By SHA-256 in hex; made anew, and only those the office does not hold yet."""
    pins: dict[str, str]
    """By staff id."""


class PhotoFiles(Protocol):
    """Pictures that come with the sheets, by name."""

    def read(self, name: str) -> bytes | None:
        """At most one byte more than a picture may have; None when there is no such file."""


def check(sheets: Iterable[Sheet], files: PhotoFiles, known: Known = NOTHING_KNOWN) -> Read | list[Fault]:
    """The directory the sheets describe, or every fault in them."""
    draft = draft_of(sheets)
    if any(fault.row is None for fault in draft.faults):
        return draft.faults
    check_rules(draft, known)
    photos = _photos(draft, files, known)
    if draft.faults:
        return draft.in_order()
    return Read(
        directory=_directory(draft, {number: photo.sha256 for number, photo in photos.items()}),
        photos={photo.sha256: photo.body for photo in photos.values() if photo.body},
        pins={row.cells["id"]: row.cells["pin"] for row in draft.rows["staff"] if row.cells.get("pin")},
    )


def _photos(draft: Draft, files: PhotoFiles, known: Known) -> dict[int, Photo]:
    """The picture of each row that has one, without its body where the office holds it; faults are noted."""
    found: dict[int, Photo] = {}
    waiting: list[tuple[SheetRow, bytes]] = []

    def remake() -> None:
        for (row, _), made in zip(waiting, pictures.remade([body for _, body in waiting]), strict=True):
            if isinstance(made, Photo):
                found[row.number] = made._replace(body=b"") if made.sha256 in known.photos else made
            else:
                most = pictures.MEGABYTES_MOST if made == "photo_large" else pictures.MEGAPIXELS_MOST
                draft.fault("staff", row, "photo", made, value=row.cells["photo"], most=most)
        waiting.clear()

    for row in draft.rows["staff"]:
        name = row.cells.get("photo", "")
        body, stem = files.read(name) if name else None, name.partition(".")[0]
        if body is not None and (sha256 := pictures.hash_of(body)) in known.photos:
            found[row.number] = Photo(sha256, b"")
        elif body is not None:
            waiting.append((row, body))
        elif stem in known.photos:
            found[row.number] = Photo(stem, b"")
        elif name:
            draft.fault("staff", row, "photo", "photo_missing", value=name)
        if len(waiting) == pictures.TOGETHER_MOST:
            remake()
    remake()
    return found


def _directory(draft: Draft, photos: dict[int, str]) -> Directory:
    def get(row: SheetRow, column: str) -> str:
        return row.cells.get(column, "")

    def listed(row: SheetRow, column: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(get(row, column).split()))

    checklists = _checklists(draft)
    return Directory(
        version=0,
        units=tuple(
            Unit(
                id=get(row, "id"),
                parent=get(row, "parent") or None,
                kind=next(kind for kind in KINDS if kind == get(row, "kind")),
                name=get(row, "name"),
                name_en=get(row, "name_en"),
            )
            for row in draft.rows["units"]
        ),
        windows=tuple(
            Window(
                id=get(row, "id"),
                unit=get(row, "unit"),
                number=get(row, "number"),
                name=get(row, "name"),
                name_en=get(row, "name_en"),
            )
            for row in draft.rows["windows"]
        ),
        staff=tuple(
            StaffMember(
                id=get(row, "id"),
                unit=get(row, "unit"),
                name=get(row, "name"),
                name_en=get(row, "name_en"),
                badge=get(row, "badge"),
                post=get(row, "post"),
                post_en=get(row, "post_en"),
                emblem=next((emblem for emblem in EMBLEMS if emblem == get(row, "emblem")), "none"),
                photo=photos.get(row.number),
                also_serves=listed(row, "also_serves"),
            )
            for row in draft.rows["staff"]
        ),
        matters=tuple(
            Matter(
                id=get(row, "id"),
                name=get(row, "name"),
                name_en=get(row, "name_en"),
                windows=listed(row, "windows"),
                checklist=next(iter(checklists.get(get(row, "id"), ())), None),
                earlier=tuple(checklists.get(get(row, "id"), ())[1:]),
            )
            for row in draft.rows["matters"]
        ),
    )


def _checklists(draft: Draft) -> dict[str, list[Checklist]]:
    """The versions of each matter's checklist, newest first."""
    lines: dict[tuple[str, int], list[SheetRow]] = {}
    for row in draft.rows["checklists"]:
        lines.setdefault((row.cells["matter"], int(row.cells["version"])), []).append(row)
    found: dict[str, list[Checklist]] = {}
    for (matter, version), rows in sorted(lines.items(), key=lambda one: -one[0][1]):
        english = tuple(row.cells.get("item_en", "") for row in rows)
        one = Checklist(
            version=version,
            on=day_in(rows[0].cells["on"]) or "",
            items=tuple(row.cells["item"] for row in rows),
            items_en=english if all(english) else (),
        )
        found.setdefault(matter, []).append(one)
    return found
