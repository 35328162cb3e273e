"""Chinese is the source; English is complete, and what is shipped is made of it."""

import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Final

import pytest

from evaluator.manager import messages
from evaluator.manager.language import Translations
from evaluator.runtime.paths import resources

TS: Final = resources() / "i18n" / "manager_en.ts"
HOUSE: Final = Path(__file__).parents[2]
SOURCES: Final = Path(messages.__file__).parent


def qt_tool(name: str, *arguments: str | Path) -> None:
    found = shutil.which(f"pyside6-{name}", path=str(Path(sys.executable).parent))
    assert found is not None
    subprocess.run([found, *map(str, arguments)], check=True, capture_output=True, timeout=60)


def entries(file: Path) -> list[tuple[str, str, str]]:
    found = []
    for message in ET.parse(file).getroot().iter("message"):
        said = message.find("translation")
        assert said is not None
        found.append((message.findtext("source", ""), message.findtext("comment", ""), said.get("type", "")))
    return sorted(found)


def test_every_sentence_of_the_desk_has_its_english(tmp_path: Path) -> None:
    fresh = tmp_path / "manager_en.ts"
    shutil.copy(TS, fresh)
    files = sorted(SOURCES.rglob("*.py"))
    qt_tool(
        "lupdate", *files, "-ts", fresh, "-source-language", "zh_CN", "-target-language", "en", "-locations", "none"
    )
    assert entries(fresh) == entries(TS)
    assert [source for source, _, kind in entries(TS) if kind] == []


def test_the_shipped_translation_is_made_of_the_text(tmp_path: Path) -> None:
    fresh = tmp_path / "manager_en.qm"
    qt_tool("lrelease", TS, "-qm", fresh)
    assert fresh.read_bytes() == TS.with_suffix(".qm").read_bytes()


def test_blanks_in_a_sentence_are_the_same_in_both_languages() -> None:
    def blanks(text: str) -> set[str]:
        return {word.split("}")[0] for word in text.split("{")[1:]}

    for message in ET.parse(TS).getroot().iter("message"):
        source, said = message.findtext("source", ""), message.findtext("translation", "")
        if "month" not in blanks(source):  # months have a number here and a name there
            assert blanks(said) == blanks(source), source


@pytest.mark.parametrize("code", ["wrong_office", "unreachable", "locked", "never heard of"])
def test_every_code_has_a_sentence_with_a_remedy(code: str, english: Translations) -> None:
    assert "try again" in messages.refused(code).lower()


def test_a_duty_has_one_word() -> None:
    other = re.compile("当班|[一前整]班(?!人)|值班(?!长)|[在上]岗|收班|班次")
    assert other.search("请先在表里选一班。")
    guides = [file.read_text("utf-8") for file in sorted((HOUSE / "docs" / "guide" / "zh").glob("*.md"))]
    public = (HOUSE / "evaluator" / "office" / "sentences" / "public.py").read_text("utf-8")
    screens = [source for file in sorted(TS.parent.glob("*_en.ts")) for source, _, _ in entries(file)]
    assert len(guides) > 3
    assert [found[0] for text in (*guides, public, *screens) if (found := other.search(text))] == []


def test_english_has_no_chinese_left_in_it() -> None:
    left = [
        message.findtext("source", "")
        for message in ET.parse(TS).getroot().iter("message")
        if any("\u3000" <= char <= "\u9fff" for char in message.findtext("translation", ""))
    ]
    assert left == []
