"""Rule packs, as managers look at them, add them and put them in force."""

from typing import Annotated, Final

from msgspec import Meta, Struct

from evaluator.domain.names import Language
from evaluator.domain.rules import RulePack
from evaluator.wire.exchange import Instant

RULES_PATH: Final = "/v1/rules"
RULES_IN_FORCE_PATH: Final = "/v1/rules/in-force"
PACK_BYTES_MOST: Final = 200_000


class KeptRules(Struct, frozen=True):
    """A pack an office holds, whole: its scale, reasons, formulas in words and weights, and every threshold."""

    rules: str
    """`slug/version`."""
    in_force: bool
    added_at: Instant
    pack: RulePack


class AllRules(Struct, frozen=True):
    rules: tuple[KeptRules, ...]


class NewRules(Struct, frozen=True, forbid_unknown_fields=True):
    """A rule pack's file."""

    toml: Annotated[str, Meta(min_length=1, max_length=PACK_BYTES_MOST)]


class UseRules(Struct, frozen=True, forbid_unknown_fields=True):
    rules: Annotated[str, Meta(min_length=3, max_length=80)]
    """`slug/version` of a pack that is kept."""


class FaultyRules(Struct, frozen=True):
    """400 to a pack that cannot be used: a `Failure` with each fault as a sentence by language."""

    code: str
    detail: str
    faults: tuple[dict[Language, str], ...]
