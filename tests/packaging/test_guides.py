"""The guides tell of what is there, alike in both languages: commands, links, settings, pictures, paths."""

import re
import shlex
from datetime import timedelta
from pathlib import Path
from typing import Final

import msgspec
import pytest
from PySide6.QtGui import QImage

from evaluator.kiosk.settings import PREFIX as KIOSK
from evaluator.kiosk.settings import KioskSettings
from evaluator.office.api import openapi
from evaluator.office.api.application import HANDLERS
from evaluator.office.people.accounts import SESSION_LIFE
from evaluator.office.settings import PREFIX as OFFICE
from evaluator.office.settings import OfficeSettings
from evaluator.office.store import schema
from tests.packaging.test_debian_files import DEB, PACKAGES
from tests.support import guide_pictures
from tests.test_house import HOUSE, unknown_in

GUIDES: Final = HOUSE / "docs" / "guide"
PAGES: Final = sorted(GUIDES.glob("*/*.md"))
TOLD: Final = [*PAGES, *(HOUSE / "docs" / f"{name}.md" for name in ("TECHNICIAN", "OPERATION", "DIRECTORY"))]
PICTURES: Final = HOUSE / "docs" / "pictures"
MOST_KIB: Final = 80
MEASURED: Final = "growth.png"
"""By `packaging/benchmark`, and not by a screen."""
OWN: Final = {
    "EVALUATOR_EVENT",
    "EVALUATOR_PURGE_DATA",
    "EVALUATOR_SCREEN_ROTATION",
    "EVALUATOR_LANGUAGE",
    "EVALUATOR_LOG_FORMAT",
}


def name(path: Path) -> str:
    return path.relative_to(HOUSE / "docs").as_posix()


def commands_told(text: str) -> list[list[str]]:
    """The words of every `evaluator …` in code blocks and between backticks, without what stands before or behind."""
    blocks = re.findall(r"^ *```[a-z]*\n(.*?)^ *```", text, re.MULTILINE | re.DOTALL)
    inline = re.findall(r"(?<!`)`([^`\n]+)`(?!`)", re.sub(r"^ *```.*?^ *```", "", text, flags=re.MULTILINE | re.DOTALL))
    lines = [line for block in blocks for line in block.splitlines()] + inline
    found = []
    for line in lines:
        told = re.search(r"(?:^\s*|[-$] )evaluator (.+)$", line)
        if told and "…" not in told[1] and re.match(r"[a-z]", told[1]):
            found.append(shlex.split(told[1], comments=True))
    return found


def anchors(file: Path) -> set[str]:
    """What a link may name after #, as hosts of repositories make it of headings."""
    headings = re.findall(r"^#+ (.+)$", file.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def test_both_languages_have_the_same_guides_with_the_same_parts() -> None:
    english, chinese = ({path.name: path for path in (GUIDES / language).iterdir()} for language in ("en", "zh"))
    assert english.keys() == chinese.keys()
    assert {"resident.md", "staff.md", "manager.md", "it.md", "auditor.md"} <= english.keys()
    for page in english:
        parts = [
            [
                *re.findall(r"^#+(?= )|^ *```\w+$|^\|(?= )|^!(?=\[)", path.read_text("utf-8"), re.MULTILINE),
                *map(str, commands_told(path.read_text("utf-8"))),
            ]
            for path in (english[page], chinese[page])
        ]
        assert parts[0] == parts[1], page
        assert re.search(r"[\u4e00-\u9fff]", chinese[page].read_text("utf-8"))


@pytest.mark.parametrize("page", TOLD, ids=name)
def test_every_command_in_a_guide_exists(page: Path) -> None:
    told = commands_told(page.read_text("utf-8"))
    assert [(words, unknown) for words in told if (unknown := unknown_in(words))] == []


def test_commands_are_found_wherever_they_stand() -> None:
    text = "`evaluator kiosk nothing` and\n   ```sh\n   runuser -u x -- evaluator office close --data x\n   ```\n"
    assert [unknown_in(words) for words in commands_told(text)] == ["close", "nothing"]


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_every_link_leads_to_a_heading_that_is_there(page: Path) -> None:
    for link, anchor in re.findall(r"\]\(([^)#\s]*)#([^)\s]+)\)", page.read_text("utf-8")):
        assert anchor in anchors((page.parent / link) if link else page), (link, anchor)


def test_every_guide_is_reached_from_the_first() -> None:
    for language in ("en", "zh"):
        linked = set(re.findall(r"\]\(([a-z]+\.md)\)", (GUIDES / language / "README.md").read_text("utf-8")))
        assert linked == {path.name for path in (GUIDES / language).iterdir()} - {"README.md"}
    assert "docs/guide/en/README.md" in (HOUSE / "README.md").read_text("utf-8")


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_every_setting_package_and_unit_in_a_guide_exists(page: Path) -> None:
    text = page.read_text("utf-8")
    known = {
        f"{prefix}{field.encode_name.upper()}"
        for prefix, kind in ((KIOSK, KioskSettings), (OFFICE, OfficeSettings))
        for field in msgspec.structs.fields(kind)
    }
    assert set(re.findall(r"\bEVALUATOR_[A-Z_]*[A-Z]\b(?!_?…)", text)) - {KIOSK.rstrip("_")} <= known | OWN
    assert set(re.findall(r"\b(evaluator-[a-z]+)_", text)) <= set(PACKAGES)
    for unit in re.findall(r"systemctl \w+ (evaluator-[a-z]+)", text):
        assert list(DEB.glob(f"*/usr/lib/systemd/system/{unit}.service")), unit
    for file in re.findall(r"`(/etc/[a-z0-9/.\-]+)`", text):
        assert list(DEB.glob(f"*{file}")), file


@pytest.mark.parametrize(
    ("page", "english", "chinese"),
    [
        ("install", r"400 and 1,200 mm", r"400 到 1200 毫米"),
        ("install", r"Privacy filter", r"防窥膜"),
        ("install", r"Plug-pull drill", r"拔电演练"),
        ("install", r"70-evaluator-touch\.rules", r"70-evaluator-touch\.rules"),
        ("upgrade", r"one window|a window", r"一个窗口|一台"),
        ("privacy", r"long", r"多久|保存"),
    ],
)
def test_what_a_hall_must_be_told_is_told_in_both_languages(page: str, english: str, chinese: str) -> None:
    for language, words in (("en", english), ("zh", chinese)):
        assert re.search(words, (GUIDES / language / f"{page}.md").read_text("utf-8"), re.IGNORECASE), language


WITHOUT_PEOPLE: Final = {
    *("alarm", "checklist", "directory_version", "enrolment_code", "head", "kiosk", "late", "matter"),
    *("reason", "rhythm", "rule_pack", "run", "spent_key", "store", "unit", "window"),
}
"""Tables of the office that hold nobody but the account that acted, whom the audit log names too."""
TOLD_ABOUT: Final = {
    "account": "account, role",
    "audit": "audit log",
    "case_event": "notes about cases",
    "case_file": "answers and notes",
    "case_row": "of each dissatisfied rating",
    "correction": "duties put right",
    "credit": "duties put right",
    "directory_change": "and its past",
    "duty": "when they were on duty",
    "own_month": "their own closed months",
    "photo": "photo",
    "pin_reset": "PINs made anew",
    "ruling": "duties put right",
    "session": "sessions",
    "sign_in_try": "wrong passwords",
    "signal_decision": "what was decided",
    "signal_row": "signals",
    "staff": "name, badge number",
    "star": "stars of the week",
    "tally": "ratings of their duties",
    "tally_day": "ratings of their duties",
    "tally_month": "ratings of their duties",
    "tally_narrow": "ratings of their duties",
}


def test_whatever_the_office_keeps_about_people_is_told() -> None:
    told = (GUIDES / "en" / "privacy.md").read_text("utf-8")
    assert set(schema.metadata.tables) == WITHOUT_PEOPLE | TOLD_ABOUT.keys()
    assert [words for words in TOLD_ABOUT.values() if words not in told] == []
    for language in ("en", "zh"):
        text = (GUIDES / language / "privacy.md").read_text("utf-8")
        for setting in ("keep_photos_months", "keep_signals_months"):
            assert f"{getattr(OfficeSettings(), setting)}" in re.findall(rf"`{setting}` ?[（(](\d+)", text), language
        assert re.search(rf"\b{SESSION_LIFE // timedelta(hours=1)} (?:hours|小时)", text), language


def test_every_row_of_the_accessibility_table_names_who_shows_it_or_says_that_nobody_does() -> None:
    for language in ("en", "zh"):
        rows = re.findall(r"^\| (.+) \|$", (GUIDES / language / "accessibility.md").read_text("utf-8"), re.MULTILINE)[
            2:
        ]
        assert len(rows) >= 15
        for row in rows:
            _, _, state, shown = re.split(r" \| ?", row)
            assert shown or "not measured" in state or "没有" in state or "未" in state, row


def test_every_path_of_the_interface_in_a_guide_is_answered() -> None:
    answered = {path for handler in HANDLERS for path in handler.paths} | {openapi.PATH}
    for language in ("en", "zh"):
        told = re.findall(r"/v1/[a-z/.\-]*[a-z]|/metrics", (GUIDES / language / "api.md").read_text("utf-8"))
        assert len(told) > 15
        assert [path for path in told if path not in answered] == []


def test_the_pictures_are_those_that_the_tests_draw_and_are_small() -> None:
    drawn = {f"{one}-{language}.png" for one in guide_pictures.told() for language in guide_pictures.LANGUAGES}
    shown = {file for page in PAGES for file in pictures_of(page)}
    assert shown == drawn
    assert pictures_of(HOUSE / "README.md") < drawn
    assert {file.name for file in PICTURES.iterdir()} == drawn | {MEASURED}
    assert all((PICTURES / file).stat().st_size < MOST_KIB * 1024 for file in drawn)


def pictures_of(page: Path) -> set[str]:
    return set(re.findall(r"pictures/([\w\-]+\.png)\)", page.read_text("utf-8")))


def test_another_page_than_the_stored_one_is_seen() -> None:
    month, cases = (QImage(str(PICTURES / f"{name}-en.png")) for name in ("month", "cases"))
    railless = month.copy(month.width() // 6, 0, month.width(), month.height())
    assert guide_pictures.difference(month, month) == 0
    assert guide_pictures.difference(month, railless) > guide_pictures.MOST
    assert guide_pictures.difference(month, cases) > guide_pictures.MOST
    with pytest.raises(AssertionError, match="packaging/draw-docs"):
        guide_pictures.look_up("halls-1366x768-en", cases)
