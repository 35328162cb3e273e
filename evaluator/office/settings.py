"""What an office's machine decides: one TOML file in its folder, overridden by the environment."""

import json
from pathlib import Path
from typing import Final

from msgspec import Struct

from evaluator.runtime.paths import write_private
from evaluator.runtime.settings import read_settings

FILE: Final = "office.toml"
PREFIX: Final = "EVALUATOR_OFFICE_"


class OfficeSettings(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Every setting has a default that serves one office on one machine."""

    database: str = ""
    """`postgresql://USER:PASSWORD@HOST/NAME`; "" keeps everything in `office.db` of the folder."""


def office_settings(folder: Path) -> OfficeSettings:
    """The settings of the office in that folder; Refused when one cannot be used."""
    return read_settings(OfficeSettings, folder / FILE, PREFIX)


def keep_database(folder: Path, url: str) -> None:
    """Begin a settings file that names the database."""
    write_private(folder / FILE, f"database = {json.dumps(url)}\n".encode())
