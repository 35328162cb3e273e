"""What is said where a person signs in or chooses a password."""

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate


def sign_in_title() -> str:
    return translate("manager", "登录")


def sign_in_again_title() -> str:
    return translate("manager", "请再次登录")


def sign_in_lead() -> str:
    return translate("manager", "查看本月各大厅、窗口和人员的评价。")


def office_address() -> str:
    return translate("manager", "办事处地址")


def office_address_hint() -> str:
    return translate("manager", "https://主机:端口#指纹")


def office_address_about() -> str:
    return translate("manager", "办事处初始化时打印的那一行；首次登录须带 # 后面的指纹，之后可以不带。")


def account() -> str:
    return translate("manager", "账号")


def password() -> str:
    return translate("manager", "密码")


def sign_in() -> str:
    return translate("manager", "登录")


def signing_in() -> str:
    return translate("manager", "正在登录…（按 Esc 取消）")


def session_lost() -> str:
    return translate("manager", "登录已失效，请再输入一次密码，之后接着看刚才的页面。")


def choose_title() -> str:
    return translate("manager", "请设置您自己的密码")


def choose_lead() -> str:
    return translate("manager", "一次性密码只能用这一次。新密码至少 10 个字符，只有您知道。")


def new_password() -> str:
    return translate("manager", "新密码")


def new_password_again() -> str:
    return translate("manager", "再输一遍新密码")


def choose() -> str:
    return translate("manager", "保存并继续")


def choosing() -> str:
    return translate("manager", "正在保存…")
