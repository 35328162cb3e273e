"""Text that exists in several languages."""

from typing import Final, NewType

Language = NewType("Language", str)
"""A BCP 47 tag, such as `zh-CN`."""

CHINESE: Final = Language("zh-CN")
ENGLISH: Final = Language("en")


def in_language(names: dict[Language, str], language: Language) -> str:
    """The text in `language`, else in Chinese, else in whatever language there is; "" when there is none."""
    return names.get(language) or names.get(CHINESE) or next(iter(names.values()), "")
