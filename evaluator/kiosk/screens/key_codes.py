"""What the codes of Qt's keys are to the window."""

from typing import Final

from PySide6.QtCore import Qt

from evaluator.kiosk.situation import Key

ENTER_KEYS: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
COMMANDS: Final = (
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
)


def key_of(code: int, modifiers: int = 0) -> Key:
    """What a key is to the window: a digit, Enter, or noise, which every key is that is held with Ctrl, Alt or Meta."""
    if modifiers & COMMANDS.value:
        return "other"
    if Qt.Key.Key_0 <= code <= Qt.Key.Key_9:
        return code - int(Qt.Key.Key_0)
    return "enter" if code in ENTER_KEYS else "other"
