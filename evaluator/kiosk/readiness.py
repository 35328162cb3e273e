"""The readiness report of a window: what the doctor found and what a person must see for themselves, on one sheet."""

import os
from datetime import UTC, datetime
from html import escape
from pathlib import Path
from typing import Final

from PySide6.QtCore import QMarginsF, QSizeF
from PySide6.QtGui import QFont, QGuiApplication, QPageLayout, QPageSize, QPdfWriter, QTextDocument

from evaluator import __version__
from evaluator.kiosk.doctor import Examined
from evaluator.kiosk.screens.display import FAMILIES
from evaluator.runtime.findings import SIGNS
from evaluator.runtime.named_files import require_room_for
from evaluator.runtime.refusal import refuse
from evaluator.runtime.spoken import of_both
from evaluator.wire.exchange import rules_version

DPI: Final = 300
WORDS: Final[dict[str, tuple[str, str]]] = {
    "title": ("窗口就绪报告", "Readiness report of a window"),
    "made": ("生成于 {at}，程序 {version}", "Made at {at}, program {version}"),
    "not_enrolled": ("未注册的评价器", "A kiosk that is not enrolled"),
    "simulated": ("模拟评价器：其中任何数字都不算数", "A simulated kiosk: nothing in it counts"),
    "place": ("窗口", "Window"),
    "hall": ("大厅", "Hall"),
    "office": ("办事处", "Office"),
    "kiosk": ("评价器", "Kiosk"),
    "rules": ("规则", "Rules"),
    "head": ("日志链头", "Head of the journal"),
    "looked": ("程序检查", "What the program looked at"),
    "by_hand": ("现场检查", "What a person has seen"),
    "signed": ("检查人 ____________________    日期 ____________", "Seen by ____________________    Date ____________"),
    "cannot": (
        "无法写入 {file}：{why}。请用 --pdf 另选位置。",
        "{file} cannot be written: {why}. Name another place with --pdf.",
    ),
}
BY_HAND: Final[tuple[tuple[str, str], ...]] = (
    (
        "四个答案在地面以上 400 至 1200 毫米之间，坐轮椅也够得着",
        "The four answers are 400–1,200 mm above the floor, also from a wheelchair",
    ),
    (
        "窗口人员和后面排队的人看不到所选的答案（防窥膜或转向）",
        "Neither the clerk nor the queue sees the answer (privacy filter, or turned)",
    ),
    ("触摸落在手指下（四角各点一次）", "Touches come down under the finger, in all four corners"),
    ("在职人员登录，照片和姓名正确", "Somebody signed in, with the right photo and name"),
    ("测试模式下点一次，出现感谢，随后结束测试模式", "One tap in test mode was thanked, and test mode was ended"),
    (
        "拔电演练：感谢后立即拔电，重新启动，评价仍在（evaluator doctor）",
        "Plug pulled right after a thank-you: after the start the rating is there (evaluator doctor)",
    ),
    ("拔掉网线评价照常，插回后发送完毕", "Ratings go on without the network cable, and are sent once it is back"),
    ("核对词与办事处一致", "The check word is the office's"),
)


def write_report(file: Path, examined: Examined) -> None:
    """Write the sheet as PDF. Refused when it cannot be written."""
    try:
        require_room_for(file, b"%PDF")
        with file.open("ab"):
            pass
    except OSError as error:
        refuse(_say("cannot", file=file, why=error.strerror), error)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QGuiApplication.instance() or QGuiApplication(["evaluator"])
    writer = QPdfWriter(str(file))
    writer.setTitle(_say("title"))
    writer.setCreator(f"evaluator {__version__}")
    writer.setResolution(DPI)
    writer.setPageLayout(
        QPageLayout(
            QPageSize(QPageSize.PageSizeId.A4),
            QPageLayout.Orientation.Portrait,
            QMarginsF(18, 16, 18, 16),
            QPageLayout.Unit.Millimeter,
        )
    )
    document = QTextDocument()
    document.documentLayout().setPaintDevice(writer)
    font = QFont(FAMILIES)
    font.setPointSizeF(10)
    for feature in ("liga", "locl"):
        font.setFeature(QFont.Tag(feature), 0)  # a PDF is searched as it reads, and no figure of it is lost
    document.setDefaultFont(font)
    document.setDocumentMargin(0)
    document.setPageSize(QSizeF(writer.width(), writer.height()))
    document.setHtml(_html(examined))
    document.print_(writer)
    del app


def _html(examined: Examined) -> str:
    zone = None if examined.facts is None else examined.facts.zone
    at = datetime.now(UTC).astimezone(zone).isoformat(sep=" ", timespec="minutes")
    found = [
        f"<tr><td width='4%'>{SIGNS[one.state]}</td><td>{escape(one.said)}"
        + (f"<br><span style='color:#5F6B70'>→ {escape(one.remedy)}</span>" if one.remedy else "")
        + "</td></tr>"
        for one in examined.findings
    ]
    seen = [f"<tr><td width='4%'>☐</td><td>{escape(of_both(*one))}</td></tr>" for one in BY_HAND]
    return (
        f"<h1 style='color:#0B5D66'>{_say('title')}</h1>"
        f"<p>{escape(_say('made', at=at, version=__version__))}</p>{_identity(examined)}"
        f"<h3>{_say('looked')}</h3><table width='100%' cellpadding='2'>{''.join(found)}</table>"
        f"<h3>{_say('by_hand')}</h3><table width='100%' cellpadding='3'>{''.join(seen)}</table>"
        f"<p style='margin-top:28px'>{_say('signed')}</p>"
    )


def _identity(examined: Examined) -> str:
    facts = examined.facts
    if facts is None:
        return f"<p><b>{_say('not_enrolled')}</b></p>"
    hall = facts.hall.directory
    window, unit = hall.window(facts.window), hall.unit(facts.unit)
    head = examined.verdict.head if examined.verdict else None
    rows = (
        ("office", of_both(facts.hall.office_name, facts.hall.office_name_en)),
        ("hall", of_both(unit.name, unit.name_en) if unit else facts.unit),
        ("place", f"{window.number} {of_both(window.name, window.name_en)}" if window else "—"),
        ("kiosk", facts.kiosk),
        ("rules", rules_version(facts.rules)),
        ("head", f"{head.seq} {head.hash}" if head else "—"),
    )
    cells = "".join(f"<tr><td width='22%'>{_say(name)}</td><td>{escape(str(value))}</td></tr>" for name, value in rows)
    simulated = f"<p><b>{_say('simulated')}</b></p>" if facts.simulated else ""
    return f"{simulated}<table width='100%' cellpadding='2'>{cells}</table>"


def _say(name: str, **facts: object) -> str:
    return of_both(*WORDS[name]).format(**facts)
