"""Ed25519 over what was said: requests of kiosks, replies of the office, countersigned heads."""

import hashlib
from typing import Final

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

KIOSK_HEADER: Final = "Evaluator-Kiosk"
MESSAGE_HEADER: Final = "Evaluator-Message"
SIGNATURE_HEADER: Final = "Evaluator-Signature"


def request_bytes(method: str, path: str, kiosk: str, message: int, body: bytes) -> bytes:
    """What a kiosk signs. `message` is its message number."""
    said = f"evaluator/request/v1\n{method}\n{path}\n{kiosk}\n{message}\n"
    return said.encode() + hashlib.sha256(body).digest()


def reply_bytes(status: int, kiosk: str, message: int, body: bytes) -> bytes:
    """What the office signs: the reply together with the request it answers."""
    return f"evaluator/reply/v1\n{status}\n{kiosk}\n{message}\n".encode() + hashlib.sha256(body).digest()


def new_key_bytes(kiosk: str, public_key: str) -> bytes:
    """What a kiosk's next key signs to show that whoever names it holds it."""
    return f"evaluator/new-key/v1\n{kiosk}\n{public_key}\n".encode()


def head_bytes(kiosk: str, seq: int, head_hash: bytes, signed_at: str) -> bytes:
    """What the office signs when it countersigns a head."""
    return f"evaluator/head/v1\n{kiosk}\n{seq}\n{head_hash.hex()}\n{signed_at}\n".encode()


def public_key_hex(key: Ed25519PrivateKey) -> str:
    """The public half, 32 bytes in hex."""
    return key.public_key().public_bytes_raw().hex()


def sign(key: Ed25519PrivateKey, said: bytes) -> str:
    """64 bytes in hex."""
    return key.sign(said).hex()


def is_signed(public_key: str, signature: str, said: bytes) -> bool:
    """Whether the holder of the key (hex) made the signature (hex). False for anything malformed."""
    try:
        Ed25519PublicKey.from_public_bytes(bytes.fromhex(public_key)).verify(bytes.fromhex(signature), said)
    except (InvalidSignature, ValueError):
        return False
    return True
