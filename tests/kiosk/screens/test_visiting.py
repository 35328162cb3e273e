"""Somebody lent by another hall signs in like everybody else, and the band says so."""

from dataclasses import replace
from typing import Literal

import pytest

from evaluator.domain.directory import Directory
from evaluator.kiosk.settings import KioskSettings
from tests.kiosk.conftest import StartKiosk
from tests.kiosk.staffed import BADGE, OTHER_BADGE, OTHER_PIN, PIN, directory


def with_a_loan() -> Directory:
    """王建国 is of another hall, of which this kiosk knows nothing, and lent to this one."""
    known = directory()
    return replace(known, staff=(known.staff[0], replace(known.staff[1], unit="west", also_serves=("hall",))))


@pytest.mark.parametrize(
    ("size", "line"), [((1280, 800), "personPost"), ((800, 1280), "personBadge"), ((800, 480), "personPost")]
)
@pytest.mark.parametrize(("language", "word"), [("zh-CN", "支援"), ("en", "Visiting")])
def test_the_band_says_who_is_visiting(
    start_kiosk: StartKiosk, size: tuple[int, int], line: str, language: Literal["zh-CN", "en"], word: str
) -> None:
    kiosk = start_kiosk(size=size, settings=KioskSettings(language=language), directory=with_a_loan())
    kiosk.sign_in(OTHER_BADGE, OTHER_PIN)
    assert word in kiosk.text(line)
    kiosk.picture(f"visiting-{size[0]}x{size[1]}-{language}")
    assert not kiosk.item(line).property("truncated")


def test_who_is_at_home_is_not_said_to_visit(start_kiosk: StartKiosk) -> None:
    kiosk = start_kiosk(directory=with_a_loan())
    kiosk.sign_in(BADGE, PIN)
    assert kiosk.text("personPost").startswith(f"工号 {BADGE}  ·  社会")
