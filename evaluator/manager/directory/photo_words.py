"""What is said of a photo, where it is cut and sent."""

from PySide6.QtCore import QCoreApplication

from evaluator.manager.directory.photo_file import Unread

translate = QCoreApplication.translate


def choose_photo() -> str:
    return translate("manager", "选择照片(&H)…")


def remove_photo() -> str:
    return translate("manager", "移除(&V)")


def no_photo() -> str:
    return translate("manager", "无照片")


def crop_title() -> str:
    return translate("manager", "裁剪照片")


def crop_lead() -> str:
    return translate("manager", "拖动照片，滚轮或 + − 缩放，方向键微调；方框里的就是评价器上显示的。")


def zoom_in() -> str:
    return translate("manager", "放大(&L)")


def zoom_out() -> str:
    return translate("manager", "缩小(&S)")


def use_photo() -> str:
    return translate("manager", "使用这张照片(&U)")


def photo_files() -> str:
    return translate("manager", "照片 (*.png *.jpg *.jpeg)")


def not_a_photo(why: Unread, name: str) -> str:
    if why == "large":
        return translate("manager", "“{name}”太大，打不开；请另存为小一些的 JPEG 再选。").format(name=name)
    if why == "cut":
        return translate("manager", "“{name}”不完整，后半截没有拷全；请从原来的地方重新拷贝，或另选一张。").format(
            name=name
        )
    return translate("manager", "“{name}”不是能打开的照片；请另选一张 PNG 或 JPEG。").format(name=name)


def photo_saved(name: str) -> str:
    return translate("manager", "“{name}”的照片已更换；Ctrl+Z 可以撤销。").format(name=name)


def photo_changed() -> str:
    return translate("manager", "有人刚更改了这个人，照片没有换。请看过现在的内容再试。")
