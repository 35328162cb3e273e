"""The page a hall posts on its wall: how often each window was rated, where each journal stood, the office's word."""

from datetime import datetime, tzinfo

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QPagedPaintDevice

from evaluator.domain.names import Language
from evaluator.manager import formats, messages, month_words
from evaluator.manager.language import named_in
from evaluator.manager.rows_model import RowColumn
from evaluator.manager.table import Room
from evaluator.manager.table_paper import draw_list, listed
from evaluator.wire.posted import PostedHead, PostedWindow, SignedSheet

translate = QCoreApplication.translate


def open_it() -> str:
    return translate("manager", "张贴页(&W)")


def open_about() -> str:
    return translate("manager", "给大厅墙上张贴的一页：各窗口的评价次数与日志，有办事处签名")


def draw_posted(device: QPagedPaintDevice, signed: SignedSheet, language: Language, zone: tzinfo) -> int:
    """Draw it on the clock of a zone; how many pages there were. It says how often, never which answer."""
    said = signed.sheet
    hall = named_in(language, said.hall_name, said.hall_name_en)
    windows = listed(
        _window_columns(language),
        said.windows,
        title=translate("manager", "{hall} · {month}").format(hall=hall, month=month_words.month_title(said.month)),
        about=translate("manager", "共 {n} 个评价。这里只写次数，不写等级；任何人都可凭它核对公布的数字。").format(
            n=formats.count(said.n)
        ),
        foot=_foot(signed, zone),
    )
    heads = listed(
        _head_columns(said.windows), said.heads, title=translate("manager", "评价器日志此时的末尾"), about="", foot=()
    )
    return draw_list(device, windows, *((heads,) if said.heads else ()))


def _foot(signed: SignedSheet, zone: tzinfo) -> tuple[str, ...]:
    said = signed.sheet
    as_of = formats.instant(datetime.fromisoformat(said.as_of).astimezone(zone))
    running = (
        (translate("manager", "{day} 起的评价还没有计入。").format(day=formats.day(said.withheld_from)),)
        if said.withheld_from
        else ()
    )
    return (
        *((messages.simulated(),) if said.simulated else ()),
        *running,
        translate("manager", "{office} · 截至 {as_of} · 软件 {program}").format(
            office=said.office_name, as_of=as_of, program=said.program
        ),
        translate("manager", "办事处公钥 {key}").format(key=signed.public_key),
        translate("manager", "签名 {signature}").format(signature=signed.signature),
    )


def _window_columns(language: Language) -> tuple[RowColumn[PostedWindow], ...]:
    return (
        RowColumn(slug="number", title=translate("manager", "窗口号"), text=lambda one: one.number, room=Room(48, 60)),
        RowColumn(
            slug="name",
            title=translate("manager", "窗口名称"),
            text=lambda one: named_in(language, one.name, one.name_en),
            room=Room(120, 240, 1),
        ),
        RowColumn(
            slug="n",
            title=translate("manager", "评价次数"),
            text=lambda one: formats.count(one.n),
            room=Room(60, 80),
            side="right",
        ),
    )


def _head_columns(windows: tuple[PostedWindow, ...]) -> tuple[RowColumn[PostedHead], ...]:
    numbers = {one.window: one.number for one in windows}
    return (
        RowColumn(
            slug="window",
            title=translate("manager", "窗口号"),
            text=lambda one: numbers.get(one.window, formats.DASH),
            room=Room(48, 60),
        ),
        RowColumn(slug="kiosk", title=translate("manager", "评价器"), text=lambda one: one.kiosk, room=Room(60, 120)),
        RowColumn(
            slug="seq",
            title=translate("manager", "第几条"),
            text=lambda one: formats.count(one.seq),
            room=Room(48, 60),
            side="right",
        ),
        RowColumn(slug="hash", title=translate("manager", "哈希"), text=lambda one: one.hash, room=Room(160, 320, 1)),
    )
