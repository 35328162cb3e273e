"""Acts of the audit log and their facts, in words."""

from PySide6.QtCore import QCoreApplication

from evaluator.manager.corrections import words as correction_words

translate = QCoreApplication.translate
CORRECTION = "correction."


def act_name(slug: str) -> str:
    """An act in words; its own name where there are none."""
    match slug:
        case "account.added":
            return translate("manager", "新增账号")
        case "account.changed":
            return translate("manager", "更改账号")
        case "account.closed":
            return translate("manager", "停用账号")
        case "account.reopened":
            return translate("manager", "换一次性密码")
        case "account.restored":
            return translate("manager", "重新启用账号")
        case "alarm.acknowledged":
            return translate("manager", "看过警报")
        case "case.answered":
            return translate("manager", "答复办理件")
        case "case.assigned":
            return translate("manager", "分派办理件")
        case "case.noted":
            return translate("manager", "办理件加备注")
        case "case.opened":
            return translate("manager", "录入办理件")
        case "case.person_seen":
            return translate("manager", "查看值守人员")
        case "case.published":
            return translate("manager", "公开答复")
        case "case.reopened":
            return translate("manager", "重新办理")
        case "correction.proposed":
            return translate("manager", "提出改正")
        case "correction.refused":
            return translate("manager", "不同意改正")
        case "directory.changed":
            return translate("manager", "更改名录")
        case "directory.exported":
            return translate("manager", "导出名录")
        case "enrolment_code.made":
            return translate("manager", "生成注册码")
        case "enrolment_code.withdrawn":
            return translate("manager", "撤回注册码")
        case "exchange.imported":
            return translate("manager", "从文件收取评价")
        case "fork.decided":
            return translate("manager", "决定分叉")
        case "kiosk.confirmed":
            return translate("manager", "核对词已确认")
        case "kiosk.enrolled":
            return translate("manager", "评价器注册")
        case "kiosk.key_changed":
            return translate("manager", "评价器已换密钥")
        case "kiosk.key_renewed":
            return translate("manager", "评价器重发密钥")
        case "kiosk.new_key_asked":
            return translate("manager", "要求换密钥")
        case "kiosk.replaced":
            return translate("manager", "更换评价器")
        case "kiosk.revoked":
            return translate("manager", "吊销评价器")
        case "month.bundled":
            return translate("manager", "出具证据包")
        case "office.backed_up":
            return translate("manager", "备份")
        case "office.founded":
            return translate("manager", "建立办事处")
        case "office.restored":
            return translate("manager", "从备份恢复")
        case "own_month.printed":
            return translate("manager", "打印个人月报")
        case "password.changed":
            return translate("manager", "更换密码")
        case "pin_reset.agreed":
            return translate("manager", "同意重设 PIN")
        case "pin_reset.asked":
            return translate("manager", "申请重设 PIN")
        case "pin_reset.refused":
            return translate("manager", "不同意重设 PIN")
        case "retention.applied":
            return translate("manager", "按期清理")
        case "rules.added":
            return translate("manager", "新增规则包")
        case "rules.used":
            return translate("manager", "启用规则包")
        case "session.begun":
            return translate("manager", "登录")
        case "session.ended":
            return translate("manager", "退出登录")
        case "signal.decided":
            return translate("manager", "决定异常信号")
        case "staff.erased":
            return translate("manager", "删除个人信息")
        case "star.decided":
            return translate("manager", "决定服务之星")
        case "tally.exported":
            return translate("manager", "导出统计")
        case "tally.read":
            return translate("manager", "在服务器上查看统计")
    if slug.startswith(CORRECTION):
        return translate("manager", "改正：{act}").format(act=correction_words.act_name(slug.removeprefix(CORRECTION)))
    return slug


def fact_name(slug: str) -> str:
    """What a fact of an act is called."""
    match slug:
        case "account":
            return translate("manager", "账号")
        case "added":
            return translate("manager", "新增")
        case "alarm":
            return translate("manager", "警报")
        case "asked_by":
            return translate("manager", "申请人")
        case "before":
            return translate("manager", "之前")
        case "by":
            return translate("manager", "分组")
        case "case":
            return translate("manager", "办理件")
        case "changed":
            return translate("manager", "更改")
        case "check_word":
            return translate("manager", "核对词")
        case "closed":
            return translate("manager", "停用")
        case "code":
            return translate("manager", "注册码")
        case "columns":
            return translate("manager", "列")
        case "correction":
            return translate("manager", "改正")
        case "day":
            return translate("manager", "哪天")
        case "decision":
            return translate("manager", "决定")
        case "duty":
            return translate("manager", "值守")
        case "edition":
            return translate("manager", "版次")
        case "file":
            return translate("manager", "文件")
        case "kiosk":
            return translate("manager", "评价器")
        case "month":
            return translate("manager", "月份")
        case "number":
            return translate("manager", "第几次")
        case "old":
            return translate("manager", "原评价器")
        case "period":
            return translate("manager", "期间")
        case "proposed_by":
            return translate("manager", "提出人")
        case "public_key":
            return translate("manager", "公钥")
        case "reason":
            return translate("manager", "理由")
        case "renews":
            return translate("manager", "重发给")
        case "replaces":
            return translate("manager", "替换")
        case "reset":
            return translate("manager", "重设")
        case "role":
            return translate("manager", "角色")
        case "rules":
            return translate("manager", "规则")
        case "run":
            return translate("manager", "运行")
        case "signal":
            return translate("manager", "异常信号")
        case "simulated":
            return translate("manager", "模拟")
        case "source":
            return translate("manager", "来源")
        case "staff":
            return translate("manager", "人员")
        case "state":
            return translate("manager", "结论")
        case "store":
            return translate("manager", "数据库")
        case "subject":
            return translate("manager", "关于")
        case "unit":
            return translate("manager", "机构")
        case "version":
            return translate("manager", "版本")
        case "week":
            return translate("manager", "周")
        case "why":
            return translate("manager", "理由")
        case "window":
            return translate("manager", "窗口")
        case "of":
            return translate("manager", "备份于")
        case "codes":
            return translate("manager", "注册码")
        case "kiosks":
            return translate("manager", "评价器")
        case "people":
            return translate("manager", "人员")
        case "photos":
            return translate("manager", "照片")
        case "sessions":
            return translate("manager", "登录")
        case "signals":
            return translate("manager", "异常信号")
    return slug


def yes_or_no(*, yes: bool) -> str:
    return translate("manager", "是") if yes else translate("manager", "否")
