"""What a technician may set for one kiosk: `kiosk.toml` in the data folder, or `EVALUATOR_KIOSK_…`."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated, Final, Literal, NamedTuple

import msgspec
from msgspec import Meta, Struct
from msgspec.structs import replace

from evaluator.domain.names import Language
from evaluator.domain.rules import THANKS_LEAST_S, RulePack, Timing
from evaluator.domain.visit import Asking
from evaluator.kiosk.pin_key import FILE as KEY_FILE
from evaluator.kiosk.pin_key import KEYED, PinKey
from evaluator.runtime.paths import write_private
from evaluator.runtime.refusal import refuse
from evaluator.runtime.settings import read_settings, toml_of
from evaluator.runtime.settings import shown as settings_shown

FILE: Final = "kiosk.toml"
ANSWERS: Final = "enrol.toml"
UNSET: Final = "unset"
"""Why a window is out of service whose settings cannot be used."""
"""The unattended answer file, which has its say until the kiosk is enrolled."""
PREFIX: Final = "EVALUATOR_KIOSK_"

PIN_LEAST: Final = 6
PIN_MOST: Final = 12
DIFFERENT_DIGITS: Final = 3
TOKEN_LEAST: Final = 24
_TOKEN: Final = re.compile(f"[!-~]{{{TOKEN_LEAST},}}")
"""What a header can carry."""
_VERIFIER: Final = re.compile(
    rf"(?:{re.escape(KEYED)}[0-9a-f]{{16}})?\$argon2id\$v=\d+\$m=\d+,t=\d+,p=\d+\$[A-Za-z0-9+/]+\$[A-Za-z0-9+/]+"
)
NO_PIN: Final = f"A PIN is {PIN_LEAST} to {PIN_MOST} digits, at least {DIFFERENT_DIGITS} of them different."

Value = str | int | float | tuple[str, ...]
Seconds = Annotated[float, Meta(ge=0, le=3600)]


class KioskSettings(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Times in seconds; None takes the rule pack's."""

    minimum_interval_s: Seconds | None = None
    change_s: Seconds | None = None
    thanks_s: Seconds | None = None
    language: Literal["zh-CN", "en"] = "zh-CN"
    """What the window speaks until a person chooses otherwise."""
    mode: Literal["open", "invited"] = "open"
    """Whether the answers are always open while somebody is on duty, or when a staff member invites."""
    invite_key: Annotated[int, Meta(ge=0, le=9)] = 0
    """The digit that a staff member's key or foot switch types to invite; it counts alone, like the pad's."""
    voice: bool = True
    """Whether the window says thank you with a tone and reads aloud to who asks for it."""
    volume: Annotated[int, Meta(ge=0, le=100)] = 70
    """Loudness in per cent."""
    brightness: Annotated[int, Meta(ge=20, le=100)] | None = None
    """Of the screen, in per cent, where Linux lets the program set it; None leaves it as it is."""
    sound_device: str = ""
    """Where the voice is heard, as `aplay -L` names it; "" for the usual. Earphones keep it from the counter."""
    technician_pin: str = ""
    """The keyed verifier of the technician's PIN, as `evaluator kiosk set-pin` writes it; "" bars administration."""
    service_port: Annotated[int, Meta(ge=0, le=65535)] = 0
    """Port of the local interface on loopback; 0 leaves it off."""
    service_token: str = ""
    """What the systems of the window show to use it; at least 24 characters."""
    card_readers: tuple[Annotated[str, Meta(pattern="^[0-9a-f]{4}:[0-9a-f]{4}(:.+)?$")], ...] = ()
    """Readers that cards count from, as `lsusb` names them, or with :SERIAL; () takes the digits of any keyboard."""
    cards_from_keyboards: bool = False
    """Whether the digits of any keyboard are taken as well while no reader on the list is held."""
    copy_folder: str = ""
    """Where the verified copy of the journal lies, best on another disk; "" for `copy` in the data folder, where a path
    that is not whole begins."""
    push_after_s: Seconds = 5
    """From a tap to the exchange that carries it to the office."""

    def timing(self, pack: Timing) -> Timing:
        """The pack's times, where this kiosk has no own."""
        return replace(
            pack,
            minimum_interval_s=pack.minimum_interval_s if self.minimum_interval_s is None else self.minimum_interval_s,
            change_s=pack.change_s if self.change_s is None else self.change_s,
            thanks_s=pack.thanks_s if self.thanks_s is None else self.thanks_s,
        )

    def asking(self, pack: RulePack, *, of_unit: bool) -> Asking:
        """What is asked at this window. Where a whole unit is rated nobody is there to invite."""
        return Asking(
            invited=self.mode == "invited" and not of_unit,
            reasons=bool(pack.reasons),
            reasons_required=pack.reasons_required,
        )

    @property
    def first_language(self) -> Language:
        return Language(self.language)


def shown(settings: KioskSettings) -> str:
    """The settings as TOML, without PIN and token; what is left out the rule pack or the machine decides."""
    secrets = {"technician_pin": settings.technician_pin, "service_token": settings.service_token}
    return settings_shown(settings, {name: "***" for name, value in secrets.items() if value})


def is_strong(pin: str) -> bool:
    """Whether this can be a technician's PIN: 6 to 12 digits, three of them different."""
    return pin.isascii() and pin.isdigit() and PIN_LEAST <= len(pin) <= PIN_MOST and len(set(pin)) >= DIFFERENT_DIGITS


def pin_verifier(data: Path, pin: str) -> str:
    """The verifier of a technician's PIN, under the PIN key of `data`; Refused when the PIN is none or too weak."""
    if not is_strong(pin):
        refuse(NO_PIN)
    from argon2 import PasswordHasher

    return _keyed(data, PasswordHasher().hash(pin))


def key_technician_pin(data: Path, settings: KioskSettings) -> KioskSettings:
    """The settings with the technician's verifier under the PIN key, in `kiosk.toml` too. Refused."""
    plain, file = settings.technician_pin, data / FILE
    if not plain or plain.startswith(KEYED) or not file.is_file() or plain not in file.read_text(encoding="utf-8"):
        return settings
    keyed = _keyed(data, plain)
    write_settings(data, {"technician_pin": keyed})
    return msgspec.structs.replace(settings, technician_pin=keyed)


def _keyed(data: Path, verifier: str) -> str:
    try:
        return PinKey.load_or_make(data).keyed(verifier)
    except OSError as error:
        refuse(f"{data / KEY_FILE} cannot be used: {error.strerror}. Give this user the right to use it.", error)


def write_technician_pin(data: Path, pin: str) -> None:
    """Write the verifier of the technician's PIN into `kiosk.toml`; Refused when the PIN is none or too weak."""
    write_settings(data, {"technician_pin": pin_verifier(data, pin)})


def write_settings(data: Path, changed: Mapping[str, Value]) -> None:
    """Change some settings in `kiosk.toml` and leave every other line as it is. Refused when it cannot be written."""
    file = data / FILE
    try:
        before = toml_of(file).decode().splitlines() if file.exists() else []
        kept = [line for line in before if line.split("=")[0].strip() not in changed]
        lines = [f"{name} = {_toml(value)}" for name, value in changed.items()]
        write_private(file, ("\n".join([*lines, *kept]) + "\n").encode())
    except UnicodeDecodeError as error:
        refuse(f"The settings in {file} cannot be used: {error}. Mend that line.", error)
    except OSError as error:
        refuse(f"{file} cannot be written: {error.strerror}. Give this user the right to write there.", error)


def _toml(value: Value) -> str:
    """A value as TOML writes it; JSON spells these kinds the same way."""
    return msgspec.json.encode(value).decode().replace("\x7f", "\\u007f")


def kiosk_settings(data: Path) -> KioskSettings:
    """The settings of the kiosk in that folder; Refused when one cannot be used."""
    settings = read_settings(KioskSettings, data / FILE, PREFIX)
    for fault in faults_of(settings, data):
        refuse(f"{fault.said} It stands in {data / FILE} or in {PREFIX}{fault.setting.upper()}.")
    return settings


class Fault(NamedTuple):
    """A setting that is well-formed and can never work, and what to write instead."""

    setting: str
    said: str


def faults_of(settings: KioskSettings, data: Path) -> Iterator[Fault]:
    """The settings of the kiosk in `data` that can never work."""
    if settings.thanks_s is not None and settings.thanks_s < THANKS_LEAST_S:
        short = f"thanks_s is {settings.thanks_s}, too short for a thank-you to be seen."
        yield Fault("thanks_s", f"{short} Set it to {THANKS_LEAST_S} seconds or more.")
    if settings.service_port and not _TOKEN.fullmatch(settings.service_token):
        least = f"at least {TOKEN_LEAST} letters, digits and signs without a space"
        yield Fault(
            "service_token", f"The local interface needs a service_token of {least}. Make one of random letters."
        )
    if settings.technician_pin and not _VERIFIER.fullmatch(settings.technician_pin):
        yield Fault(
            "technician_pin", "technician_pin is no verifier of a PIN. Take it away and run evaluator kiosk set-pin."
        )
    if settings.copy_folder and (said := _fault_of_copies(settings.copy_folder, data)):
        yield Fault("copy_folder", said)


def _fault_of_copies(named: str, data: Path) -> str:
    """What is wrong with a `copy_folder`; "" for nothing. One that is not there may be on a disk that comes later."""
    if not named.isprintable():
        return "copy_folder holds an invisible letter. Type it anew."
    folder = data / named
    if folder.exists() and not folder.is_dir():
        return f"copy_folder {folder} is no folder. Name one, best on another disk."
    if folder.resolve() == data.resolve():
        return "copy_folder is the journal's own folder. Name another one, best on another disk."
    return ""
