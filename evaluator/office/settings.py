"""What an office's machine decides: one TOML file in its folder, overridden by the environment."""

import json
import os
from pathlib import Path
from typing import Annotated, Final

import msgspec
from msgspec import Meta, Struct

from evaluator.runtime.paths import write_private
from evaluator.runtime.settings import read_settings, toml_of
from evaluator.runtime.settings import shown as settings_shown

FILE: Final = "office.toml"
PREFIX: Final = "EVALUATOR_OFFICE_"
DEFAULT_LISTEN: Final = "127.0.0.1:8443"

Months = Annotated[int, Meta(ge=0, le=1200)]
"""0 keeps for ever."""


class OfficeSettings(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Every setting has a default that serves one office on one machine."""

    listen: str = DEFAULT_LISTEN
    """HOST:PORT the office listens on."""
    address: str = ""
    """HOST:PORT that kiosks and desks are told to reach it at; "" is what `office init --address` said."""
    database: str = ""
    """`postgresql://USER:PASSWORD@HOST/NAME`; "" keeps everything in `office.db` of the folder."""
    behind_proxy: bool = False
    """Whether a proxy on this machine shows the office's certificate, and the office itself speaks plain HTTP to it."""
    backup_folder: str = ""
    """Where a backup is written every night; "" writes none."""
    backup_key: str = ""
    """The file of the key that backups are under, as `office init` makes it; "" leaves them open."""
    backups_kept: Annotated[int, Meta(ge=1, le=1000)] = 14
    keep_signals_months: Months = 24
    """Scores of signals, by which nobody can be told any more what looked wrong."""
    keep_photos_months: Months = 6
    """Photos and PIN verifiers of people who have left."""


def office_settings(folder: Path) -> OfficeSettings:
    """The settings of the office in that folder; Refused when one cannot be used."""
    return read_settings(OfficeSettings, folder / FILE, PREFIX)


def backup_folder(folder: Path, settings: OfficeSettings) -> Path | None:
    """Where the office in `folder` writes its backups; None for nowhere. A path that is not whole begins there."""
    return folder / settings.backup_folder if settings.backup_folder else None


def is_said(folder: Path, name: str) -> bool:
    """Whether the file or the environment says anything of a setting, be it "". Refused as `office_settings` does."""
    office_settings(folder)
    file = folder / FILE
    return PREFIX + name.upper() in os.environ or (os.path.lexists(file) and name in msgspec.toml.decode(toml_of(file)))


def keep(folder: Path, name: str, value: str) -> None:
    """Write a setting down, before all that the file says already. OSError."""
    file = folder / FILE
    before = toml_of(file) if file.is_file() else b""
    write_private(file, f"{name} = {json.dumps(value)}\n".encode() + before)


def keep_database(folder: Path, url: str) -> None:
    """Write down the database. OSError."""
    keep(folder, "database", url)


def shown(settings: OfficeSettings) -> str:
    """The settings as TOML, without the password of the database."""
    return settings_shown(settings, {"database": _masked(settings.database)})


def _masked(url: str) -> str:
    """`postgresql://u:***@h/d`; everything but the kind of database where it is no address at all."""
    before, at, after = url.rpartition("@")
    if not at:
        return url if "://" in url or not url else "***"
    scheme, _, person = before.partition("://")
    return f"{scheme}://{person.partition(':')[0]}:***@{after}"
