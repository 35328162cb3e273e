"""The loudspeaker: one sound at a time from a child process, silence where there is none, every prompt recorded."""

import asyncio
import io
import logging
import tomllib
import wave
from array import array
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

import pytest
from pytestqt.qtbot import QtBot

from evaluator.domain.names import CHINESE, ENGLISH, Language, in_language
from evaluator.kiosk.voice import RATE_HZ, TONE, Voice, WrongRecordingError, player_command, said, utterance
from evaluator.runtime.logs import EventLog
from evaluator.runtime.paths import resources
from evaluator.wire.rule_pack import read_rule_pack
from tests.conftest import Finish
from tests.kiosk.conftest import Events

SOUNDS: Final = resources() / "sounds"
PROMPTS: Final = tomllib.loads((SOUNDS / "prompts.toml").read_text("utf-8"))
AT_MOST_BYTES: Final = 9_000_000


class Player:
    """A program in place of `aplay`: keeps what it hears, and plays until `end` is there when it is a slow one."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir()

    def command(self, *, slow: bool = False, code: int = 0) -> tuple[str, ...]:
        file = self.folder / "player"
        rest = "exec sleep 600" if slow else f"exit {code}"
        file.write_text(
            f'#!/bin/sh\ncat > "{self.folder}/$$.part"\nmv "{self.folder}/$$.part" "{self.folder}/$$.wav"\n{rest}\n'
        )
        file.chmod(0o700)
        return (str(file),)

    @property
    def heard(self) -> list[bytes]:
        """What came to its end in the player, oldest first."""
        files = sorted(self.folder.glob("*.wav"), key=lambda file: file.stat().st_mtime_ns)
        return [file.read_bytes() for file in files]

    @property
    def running(self) -> int:
        """Players that are alive."""
        alive = 0
        for file in self.folder.glob("*.wav"):
            try:
                alive += "State:\tZ" not in Path(f"/proc/{file.stem}/status").read_text("ascii")
            except OSError:
                continue
        return alive


Start = Callable[..., Voice]


@pytest.fixture
def player(tmp_path: Path) -> Player:
    return Player(tmp_path / "player")


@pytest.fixture
def events() -> Events:
    return Events()


@pytest.fixture
def start(finish: Finish[Any], qt_loop: asyncio.AbstractEventLoop, events: Events) -> Iterator[Start]:
    """Start voices that end with the test."""
    logger = logging.getLogger("evaluator.kiosk")
    logger.addHandler(events)
    tasks: list[asyncio.Task[None]] = []

    def run(command: tuple[str, ...] | None, **more: int) -> Voice:
        voice = Voice(SOUNDS, command, EventLog("kiosk"), **more)
        tasks.append(qt_loop.create_task(voice.run()))
        return voice

    yield run
    for task in tasks:
        task.cancel()
    if tasks:
        finish(asyncio.wait(tasks))
    logger.removeHandler(events)


def length_s(sound: bytes) -> float:
    with wave.open(io.BytesIO(sound), "rb") as read:
        return read.getnframes() / read.getframerate()


def loudest(sound: bytes) -> int:
    with wave.open(io.BytesIO(sound), "rb") as read:
        return max(abs(sample) for sample in array("h", read.readframes(read.getnframes())))


def test_prompts_are_played_one_after_the_other(start: Start, player: Player, qtbot: QtBot) -> None:
    voice = start(player.command())
    voice.say(("question_satisfied", "confirm"), ENGLISH)
    qtbot.waitUntil(lambda: len(player.heard) == 1)
    parts = sum(length_s((SOUNDS / "en" / f"{one}.wav").read_bytes()) for one in ("question_satisfied", "confirm"))
    assert parts < length_s(player.heard[0]) < parts + 0.3


def test_never_two_at_once_and_the_newest_is_heard(start: Start, player: Player, qtbot: QtBot) -> None:
    voice = start(player.command(slow=True))
    for prompt in ("question_satisfied", "keys", "confirm"):
        before = len(player.heard)
        voice.say((prompt,), CHINESE)
        qtbot.waitUntil(lambda before=before: len(player.heard) == before + 1)  # type: ignore[misc]  # a bound default
        assert player.running == 1
    assert player.heard[-1] == utterance(SOUNDS, ("confirm",), CHINESE, voice.volume)
    voice.say((), CHINESE)
    qtbot.waitUntil(lambda: player.running == 0)
    assert len(player.heard) == 3


def test_a_hurry_of_prompts_ends_with_the_last_one(start: Start, player: Player, qtbot: QtBot) -> None:
    voice = start(player.command(slow=True))
    for _ in range(20):
        voice.say(("question_satisfied",), CHINESE)
    voice.say(("confirm",), CHINESE)
    last = utterance(SOUNDS, ("confirm",), CHINESE, voice.volume)
    qtbot.waitUntil(lambda: bool(player.heard) and player.heard[-1] == last)
    assert player.running == 1


def test_the_end_of_the_program_ends_the_sound(
    player: Player, qtbot: QtBot, finish: Finish[Any], qt_loop: asyncio.AbstractEventLoop
) -> None:
    voice = Voice(SOUNDS, player.command(slow=True), EventLog("kiosk"))
    task = qt_loop.create_task(voice.run())
    voice.say(("keys",), CHINESE)
    qtbot.waitUntil(lambda: player.running == 1)
    task.cancel()
    finish(asyncio.wait([task]))
    qtbot.waitUntil(lambda: player.running == 0)


def test_the_volume_makes_it_softer(start: Start, player: Player, qtbot: QtBot) -> None:
    voice = start(player.command(), volume=100)
    voice.say((TONE,), CHINESE)
    qtbot.waitUntil(lambda: len(player.heard) == 1)
    voice.volume = 25
    voice.say((TONE,), CHINESE)
    qtbot.waitUntil(lambda: len(player.heard) == 2)
    assert loudest(player.heard[1]) == pytest.approx(loudest(player.heard[0]) / 4, rel=0.01)


def test_a_volume_of_nothing_plays_nothing(start: Start, player: Player, qtbot: QtBot, finish: Finish[Any]) -> None:
    voice = start(player.command(), volume=0)
    voice.say(("question_satisfied",), CHINESE)
    finish(asyncio.sleep(0))
    voice.volume = 100
    voice.say(("confirm",), CHINESE)
    qtbot.waitUntil(lambda: len(player.heard) == 1)
    assert player.heard == [utterance(SOUNDS, ("confirm",), CHINESE, 100)]


@pytest.mark.parametrize("command", [None, ("/nowhere/player",)])
def test_without_a_player_it_is_silent_and_says_so_once(
    start: Start, events: Events, qtbot: QtBot, command: tuple[str, ...] | None
) -> None:
    voice = start(command)
    for _ in range(3):
        voice.say(("question_satisfied",), CHINESE)
        qtbot.waitUntil(lambda: len(events.of("voice.silent")) == 1)


def test_a_player_without_a_sound_card_is_silent_and_says_so_once(
    start: Start, player: Player, events: Events, qtbot: QtBot
) -> None:
    voice = start(player.command(code=1))
    for count in (1, 2):
        voice.say(("question_satisfied",), CHINESE)
        qtbot.waitUntil(lambda count=count: len(player.heard) == count)  # type: ignore[misc]  # a bound default
    qtbot.waitUntil(lambda: len(events.of("voice.silent")) == 1)
    assert events.of("program.bug") == []


def test_an_answer_without_a_recording_is_told_by_its_place() -> None:
    place = utterance(SOUNDS, ("answer_2",), CHINESE, 100)
    assert utterance(SOUNDS, ("answer_2", "好得很"), CHINESE, 100) == place
    assert utterance(SOUNDS, ("好得很",), CHINESE, 100) == b""


def test_an_answer_is_spoken_in_the_words_of_the_screen() -> None:
    basically = utterance(SOUNDS, ("level_basically_satisfied",), CHINESE, 100)
    assert utterance(SOUNDS, ("基本满意",), CHINESE, 100) == basically
    assert utterance(SOUNDS, ("Basically satisfied",), CHINESE, 100) == b""


def test_a_recording_of_another_kind_is_refused_by_name(tmp_path: Path) -> None:
    with wave.open(str(tmp_path / "thanks.wav"), "wb") as written:
        written.setnchannels(2)
        written.setsampwidth(2)
        written.setframerate(44_100)
    with pytest.raises(WrongRecordingError, match=r"thanks\.wav"):
        utterance(tmp_path, (TONE,), CHINESE, 100)


def test_the_player_takes_the_device_of_the_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "aplay").write_text("#!/bin/sh\n")
    (tmp_path / "aplay").chmod(0o700)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert player_command("plughw:1") == (str(tmp_path / "aplay"), "-q", "-D", "plughw:1", "-")
    assert player_command() == (str(tmp_path / "aplay"), "-q", "-")
    monkeypatch.setenv("PATH", str(tmp_path / "empty"))
    assert player_command() is None


@pytest.mark.parametrize("language", [CHINESE, ENGLISH])
def test_every_prompt_is_recorded_in_both_languages(language: Language) -> None:
    for slug, words in PROMPTS.items():
        assert words[language]
        with wave.open(str(SOUNDS / language / f"{slug}.wav"), "rb") as read:
            assert (read.getnchannels(), read.getsampwidth(), read.getframerate()) == (1, 2, RATE_HZ), slug
            assert 0.3 < read.getnframes() / RATE_HZ < 12, slug
    assert {file.stem for file in (SOUNDS / language).glob("*")} == set(PROMPTS)


def test_the_recordings_are_small() -> None:
    assert sum(file.stat().st_size for file in SOUNDS.rglob("*.wav")) < AT_MOST_BYTES


@pytest.mark.parametrize("language", [CHINESE, ENGLISH])
def test_the_words_of_every_shipped_scale_and_its_reasons_are_recorded(language: Language) -> None:
    recorded = set(said(SOUNDS, language).values())
    for pack in (resources() / "rules").glob("*.toml"):
        rules = read_rule_pack(pack.read_bytes())
        scale = rules.scale
        spoken = (scale.question, *(level.names for level in scale.levels), *(reason.names for reason in rules.reasons))
        assert {in_language(names, language) for names in spoken} <= recorded, pack.name
        most = max([len(scale.levels), *(len(rules.reasons_of(level.slug)) for level in scale.levels)])
        assert most <= sum(name.startswith("answer_") for name in PROMPTS)


def test_no_two_recordings_have_the_same_words() -> None:
    for language in (CHINESE, ENGLISH):
        words = list(said(SOUNDS, language).values())
        assert len(set(words)) == len(words)
