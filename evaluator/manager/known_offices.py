"""Offices this desk has met: address, fingerprint and CA, kept so that a stranger cannot take their place."""

from pathlib import Path

import msgspec
from msgspec import Struct

from evaluator.manager.office_address import OfficeAddress
from evaluator.runtime.paths import private_folder, write_private
from evaluator.runtime.refusal import refuse
from evaluator.wire.decoding import UNREADABLE


class KnownOffice(Struct, frozen=True, forbid_unknown_fields=True):
    url: str
    fingerprint: str
    ca_pem: str
    account: str = ""
    """Who signed in last."""

    @property
    def address(self) -> OfficeAddress:
        return OfficeAddress(self.url, self.fingerprint)


class KnownOffices:
    """The offices kept in one private file, the last one used first."""

    def __init__(self, folder: Path) -> None:
        """Read the file; Refused when it is there and cannot be read, for trust is never begun anew silently."""
        self._file = private_folder(folder) / "offices.json"
        self._offices: tuple[KnownOffice, ...] = ()
        try:
            if self._file.exists():
                self._offices = msgspec.json.decode(self._file.read_bytes(), type=tuple[KnownOffice, ...])
        except (OSError, *UNREADABLE) as error:
            refuse(f"{self._file} cannot be read; remove it and sign in with the office's full address.", error)

    @property
    def last(self) -> KnownOffice | None:
        """The office used last; None at the first start."""
        return self._offices[0] if self._offices else None

    def find(self, address: OfficeAddress) -> KnownOffice | None:
        """The office at this address, when the fingerprint is the kept one or was left out."""
        for office in self._offices:
            if office.url == address.url and address.fingerprint in ("", office.fingerprint):
                return office
        return None

    def keep(self, office: KnownOffice) -> None:
        """Put an office first, in place of what was kept for its address. Writes to disk: call it from a thread."""
        others = tuple(known for known in self._offices if known.url != office.url)
        self._offices = (office, *others)
        write_private(self._file, msgspec.json.format(msgspec.json.encode(self._offices)))
