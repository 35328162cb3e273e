"""Whether there is a screen to show a window on. Qt itself would abort the process without one."""

import os
import re
import socket
import sys
from pathlib import Path
from typing import Final

from evaluator.runtime.refusal import refuse

NEEDS_NONE: Final = frozenset({"offscreen", "minimal", "minimalegl", "vnc", "linuxfb", "eglfs", "vkkhrdisplay"})
ANSWER_S: Final = 2.0
X_PORTS: Final = 6000


def has_display() -> bool:
    """Whether Qt can open a window here."""
    platform = os.environ.get("QT_QPA_PLATFORM", "").split(":")[0]
    return sys.platform in ("win32", "darwin") or platform in NEEDS_NONE or _wayland_answers() or _x_answers()


def refuse_without_display() -> None:
    """Refuse in one sentence where a window would have nowhere to be."""
    if not has_display():
        refuse("There is no display here: set DISPLAY or WAYLAND_DISPLAY, or start this in a graphical session.")


def _wayland_answers() -> bool:
    name = os.environ.get("WAYLAND_DISPLAY")
    if not name:
        return False
    return _connects(socket.AF_UNIX, str(Path(os.environ.get("XDG_RUNTIME_DIR", "/run")) / name))


def _x_answers() -> bool:
    found = re.fullmatch(r"(?P<host>.*):(?P<number>\d+)(\.\d+)?", os.environ.get("DISPLAY", ""))
    if found is None:
        return False
    host, number = found["host"].removesuffix("/unix"), int(found["number"])
    if host and host != "unix":
        return _connects(socket.AF_INET, (host, X_PORTS + number))
    path = f"/tmp/.X11-unix/X{number}"  # noqa: S108 - where X servers listen
    return _connects(socket.AF_UNIX, path) or _connects(socket.AF_UNIX, f"\0{path}")


def _connects(family: socket.AddressFamily, address: str | tuple[str, int]) -> bool:
    try:
        with socket.socket(family) as probe:
            probe.settimeout(ANSWER_S)
            probe.connect(address)
    except OSError:
        return False
    return True
