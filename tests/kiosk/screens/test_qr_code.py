"""The QR code of a sheet carries the very text."""

from dataclasses import replace
from pathlib import Path

import pytest
import segno
import zxingcpp
from PIL import Image
from PySide6.QtGui import QGuiApplication, QImage, QPainter

from evaluator.domain.directory import Checklist, Directory
from evaluator.kiosk.screens.qr_code import QrCode
from evaluator.kiosk.screens.sheets import parted
from evaluator.kiosk.settings import KioskSettings
from evaluator.runtime.qr import QUIET, modules_of
from tests.kiosk.conftest import KioskUnderTest, StartKiosk
from tests.kiosk.screens.measure import cut_short
from tests.kiosk.screens.scenes import LANGUAGES, LOOKS, Language, Size
from tests.kiosk.screens.test_look import PICTURED
from tests.kiosk.screens.test_sheets import items_of, with_matters

TEXT = "居住证办理\n第 1 版 · 2026-09-01\n1. 本人居民身份证原件\n2. 居住地住址证明（租赁合同或房产证）"


def test_the_painted_modules_are_those_of_the_text(qapp: QGuiApplication) -> None:
    code = QrCode()
    code.setProperty("text", TEXT)
    code.setSize(QImage(403, 380, QImage.Format.Format_RGB32).size().toSizeF())
    image = QImage(403, 380, QImage.Format.Format_RGB32)
    image.fill(0x808080)
    painter = QPainter(image)
    code.paint(painter)
    painter.end()
    expected = segno.make_qr(TEXT, error="m", encoding="utf-8", boost_error=False)
    rows = [list(row) for row in expected.matrix_iter(border=QUIET)]
    module = 380 // len(rows)
    left, top = (403 - module * len(rows)) // 2, (380 - module * len(rows)) // 2
    assert module >= 5
    middle = module // 2
    seen = [
        [image.pixelColor(left + x * module + middle, top + y * module + middle).red() == 0 for x in range(len(rows))]
        for y in range(len(rows))
    ]
    assert seen == [[bool(module) for module in row] for row in rows]


def read_by_a_phone(kiosk: KioskUnderTest, picture: Path) -> list[str]:
    """What a decoder of its own finds on the window."""
    assert kiosk.grab().save(str(picture))
    codes = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)  # bars are seen in rows of words, too
    with Image.open(picture) as seen:
        return [found.text for found in zxingcpp.read_barcodes(seen.convert("L"), formats=codes)]


@pytest.mark.parametrize("size", PICTURED, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_phone_reads_the_sheet_from_the_window(
    tmp_path: Path, start_kiosk: StartKiosk, size: Size, language: Language
) -> None:
    kiosk = start_kiosk(size=size, settings=KioskSettings(language=language), directory=with_matters(1))
    kiosk.sign_in()
    kiosk.touch("readSheets")
    kiosk.touch("matter_0")
    for look in LOOKS.values():
        kiosk.session.visit.choose_look(look)
        assert read_by_a_phone(kiosk, tmp_path / "window.png") == [kiosk.text("sheetCode")]
    assert "\n".join(items_of(kiosk)) in kiosk.text("sheetCode")
    assert not kiosk.is_visible("moreMatters")


def long_sheet() -> Directory:
    known = with_matters(1)
    items = tuple(f"第{n}类申请人的身份证明、户口簿及其复印件各一份" for n in range(1, 15))
    sheet = Checklist(version=3, on="2026-10-08", items=items)
    return replace(known, matters=(replace(known.matters[0], checklist=sheet),))


@pytest.mark.parametrize("size", PICTURED, ids=lambda size: f"{size[0]}x{size[1]}")
def test_a_sheet_that_is_too_long_for_one_code_has_pages_with_one_each(
    tmp_path: Path, start_kiosk: StartKiosk, size: Size
) -> None:
    kiosk = start_kiosk(size=size, directory=long_sheet())
    kiosk.sign_in()
    kiosk.touch("readSheets")
    kiosk.touch("matter_0")
    kiosk.picture(f"sheet-long-{size[0]}x{size[1]}")
    read, shown = [], []
    for _ in range(3):
        assert cut_short(kiosk) == []
        assert read_by_a_phone(kiosk, tmp_path / "window.png") == [kiosk.text("sheetCode")]
        read.append(kiosk.text("sheetCode"))
        shown += items_of(kiosk)
        kiosk.touch("moreMatters")
    assert read_by_a_phone(kiosk, tmp_path / "window.png") == [read[0]]
    assert [text.split("\n")[1][-5:] for text in read] == ["· 1/3", "· 2/3", "· 3/3"]
    assert all(text.startswith(kiosk.text("sheetTitle")) for text in read)
    assert [line for text in read for line in text.split("\n")[2:]] == shown
    assert [line[: line.index(".")] for line in shown] == [str(n) for n in range(1, 15)]


@pytest.mark.parametrize("lines", [["短"], ["中" * 40] * 9, ["长" * 1000], ["a", "长" * 400, "b"], ["字"] * 300])
def test_nothing_of_a_sheet_is_lost_between_its_parts(lines: list[str]) -> None:
    parts = parted(lines, 400)
    assert all(0 < len(part.encode()) <= 400 and modules_of(part) for part in parts)
    assert "".join(parts).replace("\n", "") == "".join(lines)
    assert len(parts) <= 2 + len("".join(lines).encode()) // 200


def test_more_than_a_code_can_hold_is_no_code() -> None:
    assert modules_of("长" * 3000) == ()
    assert modules_of("") == ()
