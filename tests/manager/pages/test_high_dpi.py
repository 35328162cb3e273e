"""The desk on a screen of twice the density: twice the pixels, the same room for every word."""

import os
import subprocess
import sys

from tests.manager.test_pictures import PICTURES

PAGES = 9
"""What an office manager has."""


def test_every_page_is_drawn_with_twice_the_pixels_and_no_word_is_clipped() -> None:
    PICTURES.mkdir(parents=True, exist_ok=True)
    run = subprocess.run(
        [sys.executable, "-m", "tests.manager.pages.high_dpi", str(PICTURES)],
        env=os.environ | {"QT_SCALE_FACTOR": "2", "QT_QPA_PLATFORM": "offscreen"},
        check=True,
        capture_output=True,
        timeout=240,
    )
    lines = [line.split("\t") for line in run.stdout.decode().splitlines()]
    assert [(pixels, words) for _, pixels, words in lines] == [("2732x1536", "[]")] * PAGES
