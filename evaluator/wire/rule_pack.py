"""Rule packs as files: TOML in, a checked pack out."""

import re
from collections.abc import Sequence
from typing import Final

import msgspec

from evaluator.domain.names import CHINESE, ENGLISH, Language
from evaluator.domain.rule_faults import Sentence, faults
from evaluator.domain.rules import RulePack
from evaluator.wire.decoding import UNREADABLE

DEEPEST: Final = 12
DOTS_MOST: Final = 64
"""In one line. A parser takes memory by the square of a dotted key, and of the stack by every bracket."""
_MARK: Final = re.compile(r'"""|\'\'\'|["\'#\[\]{}.\n]')
_ENDS: Final = {
    '"""': re.compile(r'(?:[^"\\]|\\.|"(?!""))*+"""', re.DOTALL),
    "'''": re.compile(r"'''"),
    '"': re.compile(r'(?:[^"\\\n]|\\.)*+"'),
    "'": re.compile(r"[^'\n]*'"),
    "#": re.compile(r"[^\n]*"),
}


class RulePackFaultyError(ValueError):
    """A pack cannot be used; the message says why in one line."""

    def __init__(self, found: Sequence[Sentence]) -> None:
        super().__init__("; ".join(sentence[ENGLISH] for sentence in found))
        self.faults = tuple(found)

    def told(self, language: Language) -> str:
        """Why, in a language."""
        mark = "；" if language == CHINESE else "; "
        return mark.join(sentence[language] for sentence in self.faults)


def read_rule_pack(body: bytes) -> RulePack:
    """The pack in a TOML file; RulePackFaultyError when it is none or contradicts itself."""
    try:
        text = body.decode("utf-8-sig")
        if is_too_deep(text):
            raise RulePackFaultyError(
                [{CHINESE: "文件嵌套过深", ENGLISH: "the file is nested too deeply"}],
            )
        pack = msgspec.toml.decode(text, type=RulePack)
    except UNREADABLE as error:
        sentence = {CHINESE: f"文件不是规则包（{error}）", ENGLISH: str(error)}
        raise RulePackFaultyError([sentence]) from error
    if found := faults(pack):
        raise RulePackFaultyError(found)
    return pack


def is_too_deep(text: str) -> bool:
    """Whether brackets or dotted keys go deeper than any rule pack's, in one pass and without parsing."""
    at = depth = dots = 0
    while (mark := _MARK.search(text, at)) is not None:
        sign, at = mark.group(), mark.end()
        if sign in _ENDS:
            end = _ENDS[sign].search(text, at) if sign == "'''" else _ENDS[sign].match(text, at)
            if end is None:
                return False  # a text without an end is what the parser stops at
            at = end.end()
        elif sign == "\n":
            dots = 0
        elif sign == ".":
            dots += 1
        else:
            depth += 1 if sign in "[{" else -1
        if depth > DEEPEST or dots > DOTS_MOST:
            return True
    return False
