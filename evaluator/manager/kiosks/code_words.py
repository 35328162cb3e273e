"""What is said of enrolment codes."""

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate


def make_code() -> str:
    return translate("manager", "做注册码(&M)")


def was_withdrawn(name: str) -> str:
    return translate("manager", "注册码 {name} 已撤回。").format(name=name)


def code_title() -> str:
    return translate("manager", "注册码")


def code_for() -> str:
    return translate("manager", "给哪个窗口，或哪个大厅整体")


def no_place() -> str:
    return translate("manager", "名录里还没有窗口，也没有大厅。请名录管理员先导入名录，再做注册码。")


def code_lead(at: str) -> str:
    return translate("manager", "在新机的注册页扫描或输入。只能用一次，{at} 前有效，只在这里显示一次。").format(at=at)


def code_then() -> str:
    return translate("manager", "机器注册后会显示四个音节的核对词，这里也会出现同一个词。")


def code_used(word: str) -> str:
    return translate("manager", "已注册。机器屏幕上应显示：{word}").format(word=word)


def code_expired() -> str:
    return translate("manager", "注册码已过期或已撤回。请关闭后重新做一个。")


def qr_name() -> str:
    return translate("manager", "注册码的二维码")


def copy() -> str:
    return translate("manager", "复制(&Y)")


def copied() -> str:
    return translate("manager", "已复制")


def done() -> str:
    return translate("manager", "完成(&D)")


def withdraw() -> str:
    return translate("manager", "撤回(&W)")


def open_codes() -> str:
    return translate("manager", "未用的注册码")


def code_name() -> str:
    return translate("manager", "注册码")


def made_by() -> str:
    return translate("manager", "谁做的")


def expires() -> str:
    return translate("manager", "有效到")


def tries() -> str:
    return translate("manager", "还可试")


def purpose() -> str:
    return translate("manager", "用途")


def for_new(place: str) -> str:
    return translate("manager", "新机：{place}").format(place=place)


def for_replacing(place: str) -> str:
    return translate("manager", "替换：{place}").format(place=place)


def for_renewing(place: str) -> str:
    return translate("manager", "重新注册：{place}").format(place=place)
