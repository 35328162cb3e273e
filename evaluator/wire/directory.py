"""The directory at the manager's desk: read, edited record by record, taken in and given out as files.

A record carries the version of the directory that last changed it. Whoever changes it names that version as `base`.
"""

from datetime import datetime
from typing import Annotated, Any, Final, Generic, Literal, TypeVar

from msgspec import Meta, Struct

from evaluator.domain.directory import Matter, StaffMember, Unit, Window
from evaluator.domain.names import Language
from evaluator.wire.exchange import HashHex, Id

Record = TypeVar("Record")
DIRECTORY_PATH: Final = "/v1/directory"
UNIT_PATH: Final = "/v1/directory/unit"
WINDOW_PATH: Final = "/v1/directory/window"
STAFF_PATH: Final = "/v1/directory/staff"
MATTER_PATH: Final = "/v1/directory/matter"
PHOTO_PATH: Final = "/v1/directory/photo"
HISTORY_PATH: Final = "/v1/directory/history"
IMPORT_PATH: Final = "/v1/directory/import"
EXPORT_PATH: Final = "/v1/directory/export"
ERASURE_PATH: Final = "/v1/directory/erasure"

PHOTO_BYTES_AT_MOST: Final = 2_000_000
FILE_BYTES_AT_MOST: Final = 8_000_000
RecordKind = Literal["unit", "window", "staff", "matter"]
ExportFormat = Literal["xlsx", "zip"]
Base = Annotated[int, Meta(ge=0, le=2**53)]
"""The version a change rests on; 0 for what is new."""


class Version(Struct, frozen=True):
    """Who made a version of the directory, when, and from what: the name of a file, or `desk`."""

    version: int
    at: datetime
    account: str
    source: str


class UnitRecord(Struct, frozen=True):
    version: int
    closed_day: int | None
    """As 20261121; None while it is open."""
    unit: Unit


class WindowRecord(Struct, frozen=True):
    version: int
    closed_day: int | None
    window: Window


class StaffRecord(Struct, frozen=True):
    version: int
    closed_day: int | None
    staff: StaffMember
    has_pin: bool
    erased: bool
    """Whether the personal data were erased; the name is a label."""


class MatterRecord(Struct, frozen=True):
    version: int
    closed_day: int | None
    matter: Matter


class UnitName(Struct, frozen=True):
    """What a unit is called that is not the caller's to see."""

    id: str
    name: str
    name_en: str


class WholeDirectory(Struct, frozen=True):
    """Everything the caller may see, closed records last."""

    newest: Version | None
    """None before the first import."""
    units: tuple[UnitRecord, ...]
    windows: tuple[WindowRecord, ...]
    staff: tuple[StaffRecord, ...]
    matters: tuple[MatterRecord, ...]
    elsewhere: tuple[UnitName, ...] = ()
    """The other units that the told people come from or are lent to."""


class UnitPut(Struct, frozen=True, forbid_unknown_fields=True):
    base: Base
    unit: Unit
    closed: bool = False
    """Close the record as it stands; what else the body says of it is passed over."""


class WindowPut(Struct, frozen=True, forbid_unknown_fields=True):
    base: Base
    window: Window
    closed: bool = False


class StaffPut(Struct, frozen=True, forbid_unknown_fields=True):
    base: Base
    staff: StaffMember
    closed: bool = False
    pin: Annotated[str, Meta(max_length=6)] = ""
    """The first PIN of somebody who has none; "" leaves it as it is."""


class MatterPut(Struct, frozen=True, forbid_unknown_fields=True):
    base: Base
    matter: Matter
    """With every version of its checklist; one that is left out is withdrawn and kept."""
    closed: bool = False


class PhotoPut(Struct, frozen=True, forbid_unknown_fields=True):
    """A portrait for somebody; PNG or JPEG, made anew by the office."""

    base: Base
    staff: Id
    body: Annotated[bytes, Meta(max_length=PHOTO_BYTES_AT_MOST)]
    """Base64 in JSON."""


class PhotoAnswer(Struct, frozen=True):
    sha256: HashHex
    body: bytes


class DirectoryFault(Struct, frozen=True):
    """Something to mend. `file`, `sheet` and `column` are called as in the file; of an edit, `file` is ""."""

    file: str
    sheet: str
    row: int | None
    column: str | None
    id: str
    code: str
    remedy: dict[Language, str]
    """What is wrong and what to do, in Chinese and in English."""


class FaultyDirectory(Struct, frozen=True):
    """The body of a 422: nothing was changed."""

    code: str
    detail: str
    faults: tuple[DirectoryFault, ...]


class ChangedMeanwhile(Struct, Generic[Record], frozen=True):
    """The body of a 409: the record is not what the change rests on."""

    code: str
    detail: str
    held: Record | None
    """What the office holds now; None where there is no such record."""
    sent: dict[str, Any]
    """What was asked for, as it came."""
    by: Version | None
    """Who changed it last."""


class PastRecord(Struct, frozen=True):
    """What a version made of a record."""

    version: Version
    record: dict[str, Any] | None
    """As the record is put; None where it was closed."""


class History(Struct, frozen=True):
    """Newest first. Writing an earlier record back undoes what came after it."""

    kind: RecordKind
    id: str
    past: tuple[PastRecord, ...]


class ImportAsked(Struct, frozen=True, forbid_unknown_fields=True):
    name: Annotated[str, Meta(min_length=1, max_length=128)]
    """What the file is called."""
    body: Annotated[bytes, Meta(max_length=FILE_BYTES_AT_MOST)]
    """An .xlsx workbook, or a ZIP of CSV files with a folder `photos`; base64 in JSON."""
    dry_run: bool = True
    base: Base | None = None
    """The version a dry run told of; refused with 409 when there is a newer one. None takes any."""


class RecordChange(Struct, frozen=True):
    kind: RecordKind
    id: str
    name: str
    what: Literal["added", "changed", "closed"]
    columns: tuple[str, ...]


class ImportAnswer(Struct, frozen=True):
    version: int
    """The newest version of the directory: the one just made, unless it was a dry run or nothing differs."""
    written: bool
    changes: tuple[RecordChange, ...]
    moved: bool
    """Whether rows stand in another order."""


class ExportAnswer(Struct, frozen=True):
    name: str
    version: int
    body: bytes
    """Base64 in JSON."""


class Erasure(Struct, frozen=True, forbid_unknown_fields=True):
    staff: Id
    base: Base
