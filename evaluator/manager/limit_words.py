"""What is said where more was typed or pasted than a field may hold."""

from PySide6.QtCore import QCoreApplication

from evaluator.manager import formats

translate = QCoreApplication.translate


def too_long(now: int, most: int) -> str:
    return translate("limits", "最多 {most} 个字符，现在有 {now} 个。请缩短；写下的都还在。").format(
        most=formats.count(most), now=formats.count(now)
    )


def not_pasted(now: int, most: int) -> str:
    return translate(
        "limits", "没有粘贴：剪贴板里有 {now} 个字符，这里最多 {most} 个。请先选出要用的一段再复制。"
    ).format(most=formats.count(most), now=formats.count(now))
