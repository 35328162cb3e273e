"""Rule packs as files: TOML in, a checked pack out."""

import msgspec

from evaluator.domain.rules import RulePack, faults


class RulePackFaultyError(ValueError):
    """A pack cannot be used; the message says why in one line."""


def read_rule_pack(body: bytes) -> RulePack:
    """The pack in a TOML file; RulePackFaultyError when it is none or contradicts itself."""
    try:
        pack = msgspec.toml.decode(body, type=RulePack)
    except msgspec.MsgspecError as error:
        raise RulePackFaultyError(str(error)) from error
    if found := faults(pack):
        raise RulePackFaultyError("; ".join(found))
    return pack
