"""Pictures of every screen at every size, in both languages and every look, written to `tests/pictures/kiosk`."""

import pytest

from tests.kiosk.conftest import StartKiosk
from tests.kiosk.screens.scenes import LANGUAGES, WALKS, Language, Size, in_every_look

SIZES = [(800, 480), (1024, 600), (1280, 800), (1920, 1080), (800, 1280)]


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("walk", list(WALKS))
def test_every_screen_is_pictured(start_kiosk: StartKiosk, walk: str, size: Size, language: Language) -> None:
    kiosk = WALKS[walk].start(start_kiosk, size, language)
    for scene, look in in_every_look(kiosk, WALKS[walk]):
        kiosk.picture(f"{walk}-{scene}-{size[0]}x{size[1]}-{language}-{look}")
