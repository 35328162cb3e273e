"""A backup under a key that lies elsewhere: AES-256-GCM over pieces, so that neither size nor memory sets a limit.

The file is `MAGIC`, a salt, then pieces of `PIECE` bytes with their tags. Every file has a key of its own, HMAC-SHA-256
of the backup key over the salt; a piece's nonce is its number and whether it is the last, so that none can be left out,
exchanged or cut off unseen.
"""

import hmac
import secrets
import sys
from pathlib import Path
from typing import IO, Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from evaluator.office import messages
from evaluator.runtime.named_files import require_file
from evaluator.runtime.paths import OTHERS, write_private
from evaluator.runtime.refusal import refuse

MAGIC: Final = b"evaluator-sealed-backup/1\n"
KEY_BYTES: Final = 32
PIECE: Final = 1 << 20
_FILE_MOST: Final = 4 * KEY_BYTES
"""What a key's file is read of: the digits, and room for an end of line; a file without an end is no key."""
_SALT: Final = 32
_TAG: Final = 16


def make_key(file: Path) -> None:
    """Write a new key into a file of mode 0600. Refused where there is one, or it cannot be written."""
    if file.exists():
        refuse(messages.say("backup_key_exists", path=file))
    try:
        write_private(file, told(new_key()))
    except OSError as error:
        refuse(messages.say("backup_key_unwritable", path=file, why=error.strerror or error), error)


def new_key() -> bytes:
    """A key that nobody has."""
    return secrets.token_bytes(KEY_BYTES)


def told(key: bytes) -> bytes:
    """What stands in a key's file."""
    return f"{key.hex()}\n".encode()


def read_key(file: Path) -> bytes:
    """The key in a file: 64 hex digits. Refused where there is none, or others may read it."""
    try:
        require_file(file)
        if sys.platform != "win32" and file.stat().st_mode & OTHERS:
            refuse(messages.say("backup_key_open", path=file))
        with file.open("rb") as read:
            key = bytes.fromhex(read.read(_FILE_MOST).decode("ascii").strip())
    except OSError as error:
        refuse(messages.say("backup_key_bad", path=file, why=error.strerror or error), error)
    except ValueError as error:
        refuse(messages.say("backup_key_bad", path=file, why=messages.say("backup_key_form")), error)
    if len(key) != KEY_BYTES:
        refuse(messages.say("backup_key_bad", path=file, why=messages.say("backup_key_form")))
    return key


def is_sealed(file: Path) -> bool:
    """Whether a file is under a key. OSError."""
    with file.open("rb") as read:
        return read.read(len(MAGIC)) == MAGIC


def seal(source: Path, target: IO[bytes], key: bytes) -> None:
    """Write what is in a file under the key. OSError."""
    salt = secrets.token_bytes(_SALT)
    cipher = _cipher(key, salt)
    target.write(MAGIC + salt)
    with source.open("rb") as read:
        number, piece = 0, read.read(PIECE)
        while True:
            after = read.read(PIECE)
            target.write(cipher.encrypt(_nonce(number, last=not after), piece, MAGIC))
            if not after:
                return
            number, piece = number + 1, after


def unseal(source: Path, target: IO[bytes], key: bytes) -> None:
    """Write what a sealed file holds. Refused where the key is another one, or a byte not what was written. OSError."""
    with source.open("rb") as read:
        read.seek(len(MAGIC))
        cipher = _cipher(key, read.read(_SALT))
        number, piece = 0, read.read(PIECE + _TAG)
        while True:
            after = read.read(PIECE + _TAG)
            try:
                target.write(cipher.decrypt(_nonce(number, last=not after), piece, MAGIC))
            except InvalidTag as error:
                refuse(messages.say("backup_key_wrong", path=source), error)
            if not after:
                return
            number, piece = number + 1, after


def _cipher(key: bytes, salt: bytes) -> AESGCM:
    return AESGCM(hmac.digest(key, MAGIC + salt, "sha256"))


def _nonce(number: int, *, last: bool) -> bytes:
    return bytes([last]) + number.to_bytes(11, "big")
