"""The loudspeaker: recorded prompts played by a child process, never two at once, never waited for by the window."""

import asyncio
import io
import shutil
import subprocess
import sys
import tomllib
import wave
from array import array
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from evaluator.domain.names import CHINESE, Language
from evaluator.runtime.logs import EventLog

RATE_HZ: Final = 16_000
SAMPLE_BYTES: Final = 2
PAUSE_S: Final = 0.15
"""Silence between two prompts of one utterance."""
LATE_S: Final = 5.0
"""A player that has not ended so long after its sound is ended."""
TONE: Final = "thanks"
"""The tone of the thank-you. It is no word, so it is the same in every language."""

_WINDOWS_PLAYER: Final = "import sys, winsound; winsound.PlaySound(sys.stdin.buffer.read(), winsound.SND_MEMORY)"


def player_command(device: str = "") -> tuple[str, ...] | None:
    """The program that plays a WAV from its standard input; None when this machine has none."""
    if sys.platform == "win32":
        return (sys.executable, "-c", _WINDOWS_PLAYER)
    found = shutil.which("aplay")
    return None if found is None else (found, "-q", *(("-D", device) if device else ()), "-")


def utterance(sounds: Path, prompts: Sequence[str], language: Language, volume: int) -> bytes:
    """One WAV of the recordings that are there, one after the other, at 0-100 % of their loudness; b"" for none.

    A prompt is the name of a recording, or words of the screen: then it is the recording of exactly these words.
    """
    by_words = {words: name for name, words in said(sounds, language).items()}
    samples = array("h")
    for prompt in prompts:
        name = by_words.get(prompt, prompt)
        recording = sounds / f"{TONE}.wav" if name == TONE else sounds / language / f"{name}.wav"
        if recording.is_file():
            if samples:
                samples.frombytes(bytes(SAMPLE_BYTES * int(PAUSE_S * RATE_HZ)))
            samples.frombytes(_frames(recording))
    if not samples:
        return b""
    body = io.BytesIO()
    with wave.open(body, "wb") as written:
        written.setnchannels(1)
        written.setsampwidth(SAMPLE_BYTES)
        written.setframerate(RATE_HZ)
        written.writeframes(array("h", (sample * volume // 100 for sample in samples)).tobytes())
    return body.getvalue()


def said(sounds: Path, language: Language) -> dict[str, str]:
    """The words of every prompt, by the name of its recording."""
    file = sounds / "prompts.toml"
    prompts = tomllib.loads(file.read_text("utf-8")) if file.is_file() else {}
    return {name: words[language] for name, words in prompts.items()}


class WrongRecordingError(ValueError):
    """A recording is not what every recording is: 16 kHz, mono, 16 bits."""


class Voice:
    """Says the newest thing it was asked to say; what was being said before ends there.

    A machine without a player or a sound card is silent, which is logged once.
    """

    def __init__(self, sounds: Path, player: Sequence[str] | None, log: EventLog, *, volume: int = 70) -> None:
        self.volume = volume
        """0-100; holds from the next utterance on."""
        self._sounds = sounds
        self._player = player
        self._log = log
        self._next: tuple[tuple[str, ...], Language] = (), CHINESE
        self._asked = asyncio.Event()
        self._sounding: _Sounding | None = None
        self._mute = False

    def say(self, prompts: Sequence[str], language: Language) -> None:
        """Say these prompts in place of what is being said. Without prompts: be quiet. Returns at once."""
        self._next = (tuple(prompts), language)
        self._asked.set()
        self._hush()

    async def run(self) -> None:
        """Play what is asked for until cancelled."""
        if self._player is None:
            self._cannot("there is no program that plays sounds")
            return
        try:
            while True:
                await self._asked.wait()
                self._asked.clear()
                prompts, language = self._next
                if prompts and self.volume > 0:
                    await self._play(self._player, prompts, language)
        finally:
            self._hush()

    async def _play(self, player: Sequence[str], prompts: tuple[str, ...], language: Language) -> None:
        sounding = self._sounding = _Sounding()
        try:
            sound = await asyncio.to_thread(utterance, self._sounds, prompts, language, self.volume)
            code = await asyncio.to_thread(sounding.play, player, sound) if sound else 0
        except (OSError, EOFError, KeyError, ValueError, wave.Error) as error:
            self._cannot(str(error))
        else:
            if code > 0:
                self._cannot(f"{player[0]} ended with {code}")

    def _hush(self) -> None:
        if self._sounding is not None:
            self._sounding.hush()

    def _cannot(self, why: str) -> None:
        if not self._mute:
            self._mute = True
            self._log.warning("voice.silent", why=why)


class _Sounding:
    """One utterance on its way through a player. It is played on one thread and may be hushed from another."""

    def __init__(self) -> None:
        self._hushed = False
        self._process: subprocess.Popen[bytes] | None = None

    def play(self, player: Sequence[str], sound: bytes) -> int:
        """The exit code of the player; 0 or less when it was hushed."""
        if self._hushed:
            return 0
        quiet = subprocess.DEVNULL
        with subprocess.Popen(player, stdin=subprocess.PIPE, stdout=quiet, stderr=quiet) as process:  # noqa: S603 - ours
            self._process = process
            if self._hushed:  # while the player started
                process.kill()
            try:
                process.communicate(sound, timeout=len(sound) / (RATE_HZ * SAMPLE_BYTES) + LATE_S)
            except subprocess.TimeoutExpired:
                process.kill()
            return process.wait()

    def hush(self) -> None:
        """Be quiet from now on."""
        self._hushed = True
        if self._process is not None:
            self._process.kill()


def _frames(recording: Path) -> bytes:
    with wave.open(str(recording), "rb") as read:
        if (read.getnchannels(), read.getsampwidth(), read.getframerate()) != (1, SAMPLE_BYTES, RATE_HZ):
            raise WrongRecordingError(recording)
        return read.readframes(read.getnframes())
