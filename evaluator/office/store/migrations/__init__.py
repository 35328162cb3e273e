"""How the office's tables came to be what they are: one step a file, never edited after its release."""

from typing import Final

STEPS: Final = ("0001", "0002", "0003", "0004", "0005", "0006", "0007", "0008", "0009", "0010", "0011", "0012")
"""Every step this program knows, oldest first. A file that holds another one is newer than the program."""
