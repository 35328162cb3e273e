"""Every word of the window exists in English, and what is shipped is made from what is written.

After new words: `pyside6-lupdate` with the arguments below, translate in `resources/i18n/kiosk_en.ts`, then
`pyside6-lrelease resources/i18n/kiosk_en.ts`; commit both files.
"""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from evaluator.domain.duty import Blocked, LockedFor, NotSaved, Refusal, WrongSignIn
from evaluator.kiosk.messages import refusal_sentence
from evaluator.runtime.paths import resources

ROOT = Path(__file__).resolve().parents[3]
WORDS = resources() / "i18n" / "kiosk_en.ts"
LUPDATE = ["-source-language", "zh_CN", "-target-language", "en", "-locations", "none", "-no-obsolete"]


def qt_tool(name: str, *arguments: str) -> None:
    subprocess.run([Path(sys.executable).with_name(name), *arguments], cwd=ROOT, check=True, capture_output=True)


def test_every_word_is_translated() -> None:
    assert "unfinished" not in WORDS.read_text(encoding="utf-8")


def test_no_word_is_missing_or_left_over(tmp_path: Path) -> None:
    fresh = tmp_path / WORDS.name
    shutil.copy(WORDS, fresh)
    pages = sorted(str(page) for page in (ROOT / "evaluator/kiosk/screens").glob("*.qml"))
    qt_tool("pyside6-lupdate", *pages, "evaluator/kiosk/messages.py", "-ts", str(fresh), *LUPDATE)
    assert fresh.read_text(encoding="utf-8") == WORDS.read_text(encoding="utf-8")


def test_what_is_shipped_is_fresh(tmp_path: Path) -> None:
    fresh = tmp_path / "kiosk_en.qm"
    qt_tool("pyside6-lrelease", str(WORDS), "-qm", str(fresh))
    assert fresh.read_bytes() == WORDS.with_suffix(".qm").read_bytes()


@pytest.mark.parametrize("refusal", [WrongSignIn(), LockedFor(15), Blocked(), NotSaved()])
def test_every_refusal_has_a_sentence(refusal: Refusal) -> None:
    assert refusal_sentence(refusal).endswith("。")


def test_no_refusal_says_nothing() -> None:
    assert refusal_sentence(None) == ""
