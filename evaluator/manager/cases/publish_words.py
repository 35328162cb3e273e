"""What is said before an answer is published."""

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate


def title() -> str:
    return translate("cases", "公开之前看一看")


def lead(day: str) -> str:
    return translate("cases", "从 {day} 起，办事处的公开页上人人可见：").format(day=day)


def never_shown() -> str:
    return translate("cases", "这是测试件：公开后也不会出现在公开页上。")


def head(hall: str, month: str) -> str:
    """As the public page says it."""
    return translate("cases", "{hall}　{month} 公开").format(hall=hall, month=month)


def as_shown() -> str:
    return translate("cases", "公开页上的样子")


def hidden(words: str) -> str:
    return translate("cases", "这些字提到工作人员，公开页上换成“工作人员”：{words}").format(words=words)


def nothing_hidden() -> str:
    return translate("cases", "答复里没有认出工作人员的姓名、工号或称呼。")


def look_again() -> str:
    return translate("cases", "只认得出名录里的人：请再看一遍，有没有提到居民。要改文字，请取消，“重办”后重新答复。")


def publish() -> str:
    return translate("cases", "公开(&P)")
