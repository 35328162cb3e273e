"""Settings: one TOML file, overridden by the environment, checked before anything starts."""

import codecs
import json
import os
import re
from collections.abc import Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import TypeVar

import msgspec

from evaluator.runtime.named_files import TEXT_MOST, read_named
from evaluator.runtime.refusal import refuse

S = TypeVar("S", bound=msgspec.Struct)


def read_settings(kind: type[S], file: Path, prefix: str) -> S:
    """Settings of `kind` from a TOML file (if there is one) and the environment.

    `EVALUATOR_KIOSK_CHANGE_S=5` overrides `change_s` for the prefix `EVALUATOR_KIOSK_`. Refused names the file or the
    variable and what is wrong with it.
    """
    found: dict[str, object] = {}
    try:
        if os.path.lexists(file):
            found = msgspec.toml.decode(toml_of(file))
        msgspec.convert(found, kind)
    except (msgspec.MsgspecError, UnicodeDecodeError, OSError) as error:
        refuse(f"The settings in {file} cannot be used: {_why(error, kind)}. Mend that line.", error)
    for field in msgspec.structs.fields(kind):
        text = os.environ.get(prefix + field.encode_name.upper())
        if text is not None:
            try:
                found[field.encode_name] = msgspec.convert(text, field.type, strict=False)
            except msgspec.ValidationError as error:
                name = f"{prefix}{field.encode_name.upper()}"
                refuse(f"{name} cannot be used: {error}. Set it to another value, or to none at all.", error)
    return msgspec.convert(found, kind, strict=False)


def shown(settings: msgspec.Struct, masked: Mapping[str, str]) -> str:
    """The settings in force as TOML, without those that are None; `masked` has what stands in the place of secrets."""
    said = {**msgspec.structs.asdict(settings), **masked}
    return "\n".join(
        f"{name} = {json.dumps(value, ensure_ascii=False)}" for name, value in said.items() if value is not None
    )


def toml_of(file: Path) -> bytes:
    """The text of a file, without the mark that editors of Windows put before it. OSError."""
    return read_named(file, TEXT_MOST).removeprefix(codecs.BOM_UTF8)


def _why(error: Exception, kind: type[msgspec.Struct]) -> str:
    """What is wrong, and which setting may be meant by a name that is none."""
    if isinstance(error, OSError):
        return error.strerror or str(error)
    unknown = re.search(r"unknown field `(.+)`", str(error))
    if unknown is None:
        return str(error)
    near = get_close_matches(unknown[1], [field.encode_name for field in msgspec.structs.fields(kind)], 1)
    return f"there is no setting {unknown[1]}" + (f"; {near[0]} may be meant" if near else "")
