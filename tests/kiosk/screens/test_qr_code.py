"""The QR code of a sheet carries the very text."""

import segno
from PySide6.QtGui import QGuiApplication, QImage, QPainter

from evaluator.kiosk.screens.qr_code import QUIET, QrCode, modules_of

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


def test_more_than_a_code_can_hold_is_no_code() -> None:
    assert modules_of("长" * 3000) == ()
    assert modules_of("") == ()
