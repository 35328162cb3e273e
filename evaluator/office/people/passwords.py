"""Passwords and PINs as argon2id verifiers. Each call takes some fifty milliseconds: never on the event loop."""

import secrets
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from typing import Final

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

ALPHABET: Final = "23456789ABCDEFGHJKMNPQRSTUVWXYZabcdefghjkmnpqrstuvwxyz"
"""Without 0 O 1 I l, which are read for one another."""
_ONE_TIME_LETTERS: Final = 12
_hasher: Final = PasswordHasher()


def verifier(secret: str) -> str:
    """What to keep of a secret."""
    return _hasher.hash(secret)


def verifiers(all_secrets: Iterable[str]) -> list[str]:
    """What to keep of many secrets, made side by side."""
    with ThreadPoolExecutor(max_workers=2) as threads:
        return list(threads.map(verifier, all_secrets))


def fit_all(pairs: Iterable[tuple[str | None, str]]) -> list[bool]:
    """`fits` for many, side by side. Nobody waits as long here for what is not kept."""

    def fit(pair: tuple[str | None, str]) -> bool:
        return pair[0] is not None and fits(*pair)

    with ThreadPoolExecutor(max_workers=2) as threads:
        return list(threads.map(fit, pairs))


def fits(kept: str | None, secret: str) -> bool:
    """Whether the secret is the one kept. With None (nobody of that name) it takes as long and is False."""
    try:
        return _hasher.verify(kept if kept is not None else _nobody(), secret) and kept is not None
    except (VerificationError, InvalidHashError):
        return False


@cache
def _nobody() -> str:
    """A verifier that nothing fits."""
    return _hasher.hash(secrets.token_urlsafe())


def ready() -> None:
    """Make what the first unknown account would otherwise wait for, and be told from a known one by."""
    _nobody()


def one_time() -> str:
    """A password for the first sign-in: twelve letters, 69 bits, in groups of four."""
    letters = [secrets.choice(ALPHABET) for _ in range(_ONE_TIME_LETTERS)]
    return "-".join("".join(letters[at : at + 4]) for at in range(0, _ONE_TIME_LETTERS, 4))
