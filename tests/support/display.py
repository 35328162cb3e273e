"""A virtual screen of its own, with a hand and an eye outside the programs under test."""

import os
import struct
import subprocess
import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final, NamedTuple, TypeVar

from Xlib import XK, X
from Xlib.display import Display
from Xlib.ext import xtest
from Xlib.protocol.event import ClientMessage

_STEP_S: Final = 0.02
STARTS_MOST: Final = 5
PATIENCE_S: Final = 90.0
"""What comes at once on a quiet machine may take so long on a busy one."""

T = TypeVar("T")


class Region(NamedTuple):
    """Where a colour stands on the screen, in pixels."""

    left: int
    top: int
    right: int
    bottom: int
    pixels: int

    @property
    def middle(self) -> tuple[int, int]:
        return (self.left + self.right) // 2, (self.top + self.bottom) // 2


class Screen:
    """One running Xvfb. `name` is what DISPLAY must be for a program to show itself here."""

    def __init__(self, name: str, width: int, height: int) -> None:
        self.name, self.width, self.height = name, width, height
        self._display: Any = Display(name)
        self._root: Any = self._display.screen().root

    def environment(self) -> dict[str, str]:
        """This process's environment with this screen in it."""
        kept = {k: v for k, v in os.environ.items() if k not in ("WAYLAND_DISPLAY", "XAUTHORITY")}
        return {**kept, "DISPLAY": self.name, "QT_QPA_PLATFORM": "xcb"}

    # -- the hand -------------------------------------------------------------------------------------------------

    def press(self, x: int, y: int) -> None:
        """Put the finger down."""
        xtest.fake_input(self._display, X.MotionNotify, x=x, y=y)
        xtest.fake_input(self._display, X.ButtonPress, 1)
        self._display.sync()

    def release(self) -> None:
        """Lift the finger."""
        xtest.fake_input(self._display, X.ButtonRelease, 1)
        self._display.sync()

    def click_context(self, x: int, y: int) -> None:
        """Ask for a context menu at one place, as a mouse does."""
        xtest.fake_input(self._display, X.MotionNotify, x=x, y=y)
        xtest.fake_input(self._display, X.ButtonPress, 3)
        xtest.fake_input(self._display, X.ButtonRelease, 3)
        self._display.sync()

    def move(self, x: int, y: int) -> None:
        """Move the finger without lifting or lowering it."""
        xtest.fake_input(self._display, X.MotionNotify, x=x, y=y)
        self._display.sync()

    def tap(self, x: int, y: int) -> None:
        """Press and release at one place."""
        self.press(x, y)
        self.release()

    def type(self, keys: str) -> None:
        """Press and release one key after another, as fast as the display takes them; `\\n` is Enter."""
        for key in keys:
            self._key(XK.string_to_keysym("Return" if key == "\n" else key))
        self._display.sync()

    def chord(self, *names: str) -> None:
        """Press keys by name together, such as `chord("Control_L", "a")`."""
        codes = [self._display.keysym_to_keycode(XK.string_to_keysym(name)) for name in names]
        for code in codes:
            xtest.fake_input(self._display, X.KeyPress, code)
        for code in reversed(codes):
            xtest.fake_input(self._display, X.KeyRelease, code)
        self._display.sync()

    def strokes(self, text: str) -> list[tuple[int, bool]]:
        """The keys of the present layout that type a text, each with whether Shift is held; `\\n` is Enter."""
        found = []
        for letter in text:
            code = self._display.keysym_to_keycode(XK.XK_Return if letter == "\n" else ord(letter))
            held = letter != "\n" and self._display.keycode_to_keysym(code, 0) != ord(letter)
            found.append((code, held))
        return found

    def scan(self, strokes: list[tuple[int, bool]]) -> None:
        """Press these keys as a reader of printed codes does."""
        shift = self._display.keysym_to_keycode(XK.XK_Shift_L)
        for code, held in strokes:
            if held:
                xtest.fake_input(self._display, X.KeyPress, shift)
            xtest.fake_input(self._display, X.KeyPress, code)
            xtest.fake_input(self._display, X.KeyRelease, code)
            if held:
                xtest.fake_input(self._display, X.KeyRelease, shift)
        self._display.sync()

    def make_german(self) -> None:
        """Let the keys that differ for a code say what they say on a German keyboard."""
        keys = [self._display.keysym_to_keycode(ord(letter)) for letter in "yz;/-"]
        for code, said in zip(keys, ("zZ", "yY", "öÖ", "-_", "ß?"), strict=True):
            plain, held = (ord(letter) for letter in (said[0], said[1]))
            self._display.change_keyboard_mapping(code, [(plain, held, plain, held)])
        self._display.sync()

    def _key(self, keysym: int) -> None:
        code = self._display.keysym_to_keycode(keysym)
        xtest.fake_input(self._display, X.KeyPress, code)
        xtest.fake_input(self._display, X.KeyRelease, code)

    # -- windows --------------------------------------------------------------------------------------------------

    def windows(self) -> list[str]:
        """Titles of the windows that are shown."""
        return [title for title, _ in self._shown()]

    def raise_window(self, title: str) -> Region:
        """Once the window whose title contains `title` is shown: to the front with it and the keyboard; where it is."""
        window = wait_until(lambda: self._called(title), f"a window that is called {title!r}")
        window.raise_window()
        window.set_input_focus(X.RevertToParent, X.CurrentTime)
        self._display.sync()
        shape = window.get_geometry()
        return Region(shape.x, shape.y, shape.x + shape.width, shape.y + shape.height, 0)

    def place_window(self, title: str, x: int, y: int, width: int, height: int) -> None:
        """Move and resize the window whose title contains `title`, as a window manager would."""
        window = wait_until(lambda: self._called(title), f"a window that is called {title!r}")
        window.configure(x=x, y=y, width=width, height=height)
        self._display.sync()

    def ask_to_close(self) -> None:
        """Ask every window to close, as a window manager does."""
        protocols, close = (self._display.intern_atom(name) for name in ("WM_PROTOCOLS", "WM_DELETE_WINDOW"))
        for _, window in self._shown():
            told = (32, [close, X.CurrentTime, 0, 0, 0])
            window.send_event(ClientMessage(window=window, client_type=protocols, data=told))
        self._display.sync()

    def places(self) -> list[Region]:
        """Where the windows that are shown stand."""
        shapes = [window.get_geometry() for _, window in self._shown()]
        return [Region(s.x, s.y, s.x + s.width, s.y + s.height, 0) for s in shapes]

    def _called(self, title: str) -> Any:  # noqa: ANN401 - Xlib carries no types
        return next((window for name, window in self._shown() if title in name), None)

    def _shown(self) -> list[tuple[str, Any]]:
        found = []
        for window in self._root.query_tree().children:
            if window.get_attributes().map_state == X.IsViewable:
                name = window.get_full_text_property(self._display.intern_atom("_NET_WM_NAME"))
                found.append((name or window.get_wm_name() or "", window))
        return found

    # -- the eye --------------------------------------------------------------------------------------------------

    def pixels(self) -> bytes:
        """Every pixel of the screen: blue, green, red and one spare byte, row by row."""
        image = self._root.get_image(0, 0, self.width, self.height, X.ZPixmap, 0xFFFFFFFF)
        return bytes(image.data)

    def pixel(self, x: int, y: int) -> str:
        """The colour of one pixel, as `#RRGGBB`; quick enough to wait for a frame with."""
        blue, green, red, _ = bytes(self._root.get_image(x, y, 1, 1, X.ZPixmap, 0xFFFFFFFF).data)
        return f"#{red:02X}{green:02X}{blue:02X}"

    def find(self, colour: str, *, right: int | None = None) -> Region | None:
        """Where pixels of exactly this colour (`#rrggbb`) stand, left of `right`; None where there are none."""
        red, green, blue = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
        wanted = bytes((blue, green, red))
        body, stride = self.pixels(), self.width * 4
        xs: list[int] = []
        ys: list[int] = []
        count = 0
        for y in range(self.height):
            row = body[y * stride : y * stride + 4 * (self.width if right is None else right)]
            first = _aligned(row, wanted, 0)
            if first < 0:
                continue
            last = first
            place = first
            while place >= 0:
                last, count = place, count + 1
                place = _aligned(row, wanted, place + 4)
            xs += [first // 4, last // 4]
            ys.append(y)
        return Region(min(xs), min(ys), max(xs), max(ys), count) if ys else None

    def save(self, file: Path, part: Region | None = None) -> None:
        """Write a picture of the screen, or of a part of it, as PNG."""
        left, top, right, bottom = part[:4] if part else (0, 0, self.width, self.height)
        body, stride, wide = self.pixels(), self.width * 4, (right - left) * 4
        lines = bytearray()
        for y in range(top, bottom):
            line = body[y * stride + left * 4 : y * stride + left * 4 + wide]
            colours = bytearray(len(line) // 4 * 3)
            colours[0::3], colours[1::3], colours[2::3] = line[2::4], line[1::4], line[0::4]
            lines += b"\0" + colours
        size = struct.pack(">IIBBBBB", right - left, bottom - top, 8, 2, 0, 0, 0)
        parts = ((b"IHDR", size), (b"IDAT", zlib.compress(bytes(lines), 9)), (b"IEND", b""))
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, held) for kind, held in parts))

    def close(self) -> None:
        """Let go of the display."""
        self._display.close()


def _chunk(kind: bytes, held: bytes) -> bytes:
    return struct.pack(">I", len(held)) + kind + held + struct.pack(">I", zlib.crc32(kind + held))


def _aligned(row: bytes, wanted: bytes, start: int) -> int:
    place = row.find(wanted, start)
    while place >= 0 and place % 4:
        place = row.find(wanted, place + 1)
    return place


@contextmanager
def virtual_screen(width: int = 1280, height: int = 800) -> Iterator[Screen]:
    """Start an Xvfb on a display number of its own choosing; it ends with the block."""
    server, number = _xvfb(width, height)
    try:
        screen = Screen(f":{number}", width, height)
        try:
            yield screen
        finally:
            screen.close()
    finally:
        server.terminate()
        server.wait(120)


def _xvfb(width: int, height: int) -> tuple["subprocess.Popen[bytes]", str]:
    """A server and its number. Of two that choose the same at once one ends, and another is started."""
    command = ["Xvfb", "-screen", "0", f"{width}x{height}x24", "-nolisten", "tcp", "-noreset", "-displayfd"]
    quiet = subprocess.DEVNULL
    for _ in range(STARTS_MOST):
        here, there = os.pipe()
        server = subprocess.Popen([*command, str(there)], pass_fds=(there,), stdout=quiet, stderr=quiet)
        os.close(there)
        with os.fdopen(here) as told:
            number = told.readline().strip()
        if number:
            return server, number
        server.wait(120)
    msg = f"Xvfb did not start: it ended with {server.returncode}"
    raise RuntimeError(msg)


def wait_until(
    condition: Callable[[], T | None], what: str, *, timeout_s: float = PATIENCE_S, step_s: float = _STEP_S
) -> T:
    """The first true value of `condition()`; AssertionError naming `what` when there is none in time."""
    end = time.monotonic() + timeout_s
    while True:
        if value := condition():
            return value
        assert time.monotonic() < end, f"waited {timeout_s} s for {what}"
        time.sleep(step_s)
