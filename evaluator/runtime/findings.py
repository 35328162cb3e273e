"""What a doctor finds: one thing looked at, how it is, and what to do about it."""

import os
import shlex
import sys
from pathlib import Path
from typing import Final, Literal

from msgspec import Struct

from evaluator.runtime.paths import OTHERS, user_name
from evaluator.runtime.spoken import of_both

State = Literal["good", "look", "bad"]
"""`look` is nothing that keeps the program from its work, and is worth a look."""
SIGNS: Final[dict[State, str]] = {"good": "✓", "look": "!", "bad": "✗"}


class Finding(Struct, frozen=True, omit_defaults=True):
    """In the language of whoever asks."""

    what: str
    """Slug of what was looked at."""
    state: State
    said: str
    remedy: str = ""
    """What to do; "" where nothing is."""


class Speaker:
    """Makes findings out of one program's sentences: by name, what is said and the remedy, each in both languages."""

    def __init__(self, sentences: dict[str, tuple[str, str]]) -> None:
        self._sentences = sentences

    def say(self, name: str, **facts: object) -> str:
        """A sentence by its name, with its facts."""
        return of_both(*self._sentences[name]).format(**facts)

    def good(self, what: str, sentence: str, **facts: object) -> Finding:
        """It is as it should be."""
        return Finding(what, "good", self.say(sentence, **facts))

    def look(self, what: str, sentence: str, **facts: object) -> Finding:
        """It works, and somebody should look. The remedy is the sentence that ends in `_do`."""
        return Finding(what, "look", self.say(sentence, **facts), self.say(f"{sentence}_do", **facts))

    def bad(self, what: str, sentence: str, **facts: object) -> Finding:
        """It keeps the program from its work."""
        return Finding(what, "bad", self.say(sentence, **facts), self.say(f"{sentence}_do", **facts))

    def folder(self, folder: Path) -> Finding:
        """Whether a program's folder is its user's alone: `folder_good`, else `another_user` or `open_to_others`."""
        found, typed = folder.stat(), shlex.quote(str(folder))
        if sys.platform != "win32" and found.st_uid != os.geteuid():
            return self.look("folder", "another_user", folder=typed, user=user_name(found.st_uid))
        if sys.platform != "win32" and found.st_mode & OTHERS:
            return self.bad("folder", "open_to_others", folder=typed)
        return self.good("folder", "folder_good", folder=folder)


def printed(findings: tuple[Finding, ...]) -> str:
    """A line for each, and the remedy under it."""
    lines = []
    for one in findings:
        lines.append(f"{SIGNS[one.state]} {one.said}")
        if one.remedy:
            lines.append(f"    → {one.remedy}")
    return "\n".join(lines)
