"""The device's own key for PIN verifiers: without it the journal's file, or a copy of it, tells nobody a PIN.

What the office sends is an argon2id verifier, which anybody can try all six-digit PINs against. The kiosk keeps it
with its hash exchanged for HMAC-SHA-256(key, hash). The key stands beside the device key and is never copied.
"""

import hmac
import secrets
from base64 import b64decode, b64encode
from pathlib import Path
from typing import Final, NamedTuple, Self

import msgspec

from evaluator.runtime.paths import write_private
from evaluator.wire.exchange import HallDirectory

FILE: Final = "pin.key"
KEYED: Final = "keyed$"
"""How a keyed verifier begins; the id of its key follows, then what argon2 writes."""
BYTES: Final = 32
_ID: Final = b"evaluator/pin-key/id/v1"
_HASH: Final = b"evaluator/pin-key/hash/v1"


class PinKey(NamedTuple):
    """A secret of 32 bytes that never leaves its folder."""

    secret: bytes

    def __repr__(self) -> str:
        return f"PinKey({self.id})"

    @classmethod
    def load(cls, folder: Path) -> Self | None:
        """The key of a kiosk's folder; None where there is none or what is there is no key. OSError."""
        file = folder / FILE
        body = file.read_bytes() if file.exists() else b""
        return cls(body) if len(body) == BYTES else None

    @classmethod
    def load_or_make(cls, folder: Path) -> Self:
        """The key of a kiosk's folder, made where there is none. OSError."""
        found = cls.load(folder)
        if found is None:
            found = cls(secrets.token_bytes(BYTES))
            write_private(folder / FILE, found.secret)
        return found

    @property
    def id(self) -> str:
        """By which a verifier names its key."""
        return self._mac(_ID)[:8].hex()

    def keyed(self, verifier: str) -> str:
        """What to keep of an argon2id verifier. One that is keyed already stays as it is."""
        if verifier.startswith(KEYED):
            return verifier
        *parameters, hashed = verifier.split("$")
        try:
            known = b64decode(hashed + "=" * (-len(hashed) % 4), validate=True)
        except ValueError:
            known = verifier.encode()  # no verifier at all: nothing will fit it
        mac = b64encode(self._mac(_HASH + known)).decode().rstrip("=")
        return f"{KEYED}{self.id}$" + "$".join([*parameters[1:], mac])

    def knows(self, verifier: str) -> bool:
        """Whether a PIN can be held against it: it is not keyed, or with this key."""
        return not verifier.startswith(KEYED) or verifier.startswith(f"{KEYED}{self.id}$")

    def fits(self, verifier: str, pin: str) -> bool:
        """Whether the PIN is the one kept. Takes as long as the verifier's parameters say."""
        from argon2 import PasswordHasher
        from argon2.exceptions import Argon2Error

        try:
            if verifier.startswith(KEYED):
                return hmac.compare_digest(self.keyed(_hash_like(verifier, pin)).encode(), verifier.encode())
            return PasswordHasher().verify(verifier, pin)
        except (Argon2Error, ValueError):
            return False

    def keyed_hall(self, hall: HallDirectory) -> HallDirectory:
        """The hall with every verifier keyed; itself where nothing is to be done."""
        if all(person.verifier.startswith(KEYED) for person in hall.sign_in):
            return hall
        people = [msgspec.structs.replace(one, verifier=self.keyed(one.verifier)) for one in hall.sign_in]
        return msgspec.structs.replace(hall, sign_in=tuple(people))

    def _mac(self, said: bytes) -> bytes:
        return hmac.digest(self.secret, said, "sha256")


def argon2_part(verifier: str) -> str:
    """What argon2 reads parameters and salt from."""
    if not verifier.startswith(KEYED):
        return verifier
    return "$" + verifier.removeprefix(KEYED).partition("$")[2]


def held_version(hall: HallDirectory, key: PinKey | None) -> int:
    """The version of the directory to name to the office: 0 where the PINs in it are of no use without another key."""
    keyed = [person.verifier for person in hall.sign_in if person.verifier.startswith(KEYED)]
    lost = any(key is None or not key.knows(one) for one in keyed)
    return 0 if lost else hall.directory.version


def _hash_like(verifier: str, pin: str) -> str:
    """The verifier of a PIN with the parameters and the salt of a keyed one."""
    from argon2 import PasswordHasher, extract_parameters

    encoded = argon2_part(verifier)
    hasher = PasswordHasher.from_parameters(extract_parameters(encoded))
    salt = encoded.split("$")[4]
    return hasher.hash(pin, salt=b64decode(salt + "=" * (-len(salt) % 4), validate=True))
