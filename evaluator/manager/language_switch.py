"""The button that leads from a language to the other one."""

from typing import Final

from PySide6.QtWidgets import QAbstractButton

from evaluator.domain.names import Language
from evaluator.manager import messages
from evaluator.manager.language import language_name, other_than

KEYS: Final = "Alt+Z"
"""The same in both languages, and no letter inside the word: it is read by people who cannot read the other one."""


def name_switch(button: QAbstractButton, language: Language) -> None:
    """Call it by the other language, in its own words."""
    name = language_name(other_than(language))
    button.setText(name)
    button.setShortcut(KEYS)  # a new text takes the shortcut away
    button.setToolTip(messages.keyed(name, KEYS))
