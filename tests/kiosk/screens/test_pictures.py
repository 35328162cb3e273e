"""Pictures of every screen and language, written to `tests/pictures/kiosk`; with `--long` in every size and look."""

import pytest

from tests.kiosk.conftest import StartKiosk
from tests.kiosk.screens.scenes import ENDS, LANGUAGES, LOOKS, WALKS, Language, Size, in_every_look

SIZES = [(800, 480), (1280, 800), (1080, 1920)]
OTHER_SIZES = [(1024, 600), (1920, 1080)]


@pytest.mark.parametrize(
    "size",
    [*SIZES, *(pytest.param(size, marks=pytest.mark.long) for size in OTHER_SIZES)],
    ids=lambda size: f"{size[0]}x{size[1]}",
)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("walk", list(WALKS))
def test_every_screen_is_pictured(
    start_kiosk: StartKiosk, long_run: bool, walk: str, size: Size, language: Language
) -> None:
    kiosk = WALKS[walk].start(start_kiosk, size, language)
    for scene, look in in_every_look(kiosk, WALKS[walk], LOOKS if long_run else ENDS):
        kiosk.picture(f"{walk}-{scene}-{size[0]}x{size[1]}-{language}-{look}")
