"""Accounts and the audit log, as the desk asks for them."""

from datetime import datetime
from typing import Annotated, Final

from msgspec import Meta, Struct

from evaluator.domain.roles import Role
from evaluator.wire.directory import Base

ACCOUNTS_PATH: Final = "/v1/accounts"
CLOSE_ACCOUNT_PATH: Final = "/v1/accounts/close"
RESTORE_ACCOUNT_PATH: Final = "/v1/accounts/restore"
OPEN_ACCOUNT_PATH: Final = "/v1/accounts/password"
AUDIT_PATH: Final = "/v1/audit"
ACTS_AT_MOST: Final = 500

NAME: Final = r"^[A-Za-z0-9._-]{1,64}$"
Name = Annotated[str, Meta(max_length=64, pattern=NAME)]
UnitId = Annotated[str, Meta(max_length=64)]


class Account(Struct, frozen=True, kw_only=True):
    account: str
    role: Role
    unit: str
    """What it sees; "" is the whole office."""
    must_change: bool
    """The one-time password was not replaced yet."""
    locked: bool
    """Tried wrongly too often: only a new password opens it."""
    created_at: datetime
    closed_at: datetime | None
    version: int = 0
    """What a change of it names as `base`; 0 from an office that counts none yet."""


class Accounts(Struct, frozen=True):
    accounts: tuple[Account, ...]


class AccountSet(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A new account, or what an account is from now on."""

    account: Name
    role: Role
    unit: UnitId = ""
    base: Base = 0
    """The version it rests on; 0 for a new account, and where the account may be as it wants."""


class AccountNamed(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    account: Name
    base: Base = 0


class OneTimePassword(Struct, frozen=True):
    """Good for one sign-in, at which another is chosen. Told once and kept nowhere."""

    account: str
    password: str


class Act(Struct, frozen=True):
    """One line of the audit log."""

    seq: int
    body: str
    """The stored bytes, a JSON object with `at`, `who`, `act` and the facts: what the hash covers."""
    hash: str


class Acts(Struct, frozen=True):
    """Newest first."""

    acts: tuple[Act, ...]
    first_wrong: int | None
    """Seq of the first act of the whole log that does not link; None when all do."""
