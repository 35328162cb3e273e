"""Which language a command speaks to the person at the terminal."""

import os
from typing import Final, Literal

CHINESE: Final = "zh"
ENGLISH: Final = "en"


def language() -> Literal["zh", "en"]:
    """By `EVALUATOR_LANGUAGE`, else the terminal's; English where neither is Chinese, which it may not show at all."""
    for name in ("EVALUATOR_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(name):
            return "zh" if value.lower().startswith(CHINESE) else "en"
    return "en"


def of_both(chinese: str, english: str) -> str:
    """Which of the two is said; the Chinese one where there is no other."""
    return chinese if language() == CHINESE else english or chinese
