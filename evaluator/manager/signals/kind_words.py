"""What each kind of signal is called, why it looks wrong, and what may honestly lie behind it."""

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate


def kind_name(kind: str) -> str:
    """What a kind is called."""
    match kind:
        case "burst":
            return translate("signals", "短时集中评价")
        case "burst_best":
            return translate("signals", "短时集中好评")
        case "burst_worst":
            return translate("signals", "短时集中差评")
        case "spacing":
            return translate("signals", "间隔过于均匀")
        case "interval":
            return translate("signals", "总在最短间隔评价")
        case "pure_run":
            return translate("signals", "连续好评过长")
        case "off_duty":
            return translate("signals", "无人值守时有评价")
        case "in_pause":
            return translate("signals", "暂停时有评价")
        case "early":
            return translate("signals", "刚登录就有评价")
        case "late_share":
            return translate("signals", "值守结束前集中评价")
        case "pauses":
            return translate("signals", "暂停时间过长")
        case "participation":
            return translate("signals", "应评未评过多")
        case "mix":
            return translate("signals", "好评比例与同窗口他人不同")
        case "residual":
            return translate("signals", "与本人在别处、他人在此处都不同")
    return kind


def why(kind: str, n: str) -> str:
    """Why it looks wrong, with the figure it rests on."""
    match kind:
        case "burst":
            return translate(
                "signals", "{n} 个评价挤在很短的时间里，比这个窗口在这个钟点平时的快慢该有的多得多。"
            ).format(n=n)
        case "burst_best":
            return translate(
                "signals", "{n} 个最好一档的评价挤在很短的时间里，比这个窗口在这个钟点平时的快慢该有的多得多。"
            ).format(n=n)
        case "burst_worst":
            return translate(
                "signals", "{n} 个最低一档的评价挤在很短的时间里，比这个窗口在这个钟点平时的快慢该有的多得多。"
            ).format(n=n)
        case "spacing":
            return translate("signals", "{n} 个评价之间的间隔几乎一样长；真实的办事有长有短。").format(n=n)
        case "interval":
            return translate("signals", "{n} 个评价都在窗口刚允许再评的那一刻到来，像是有人等着按。").format(n=n)
        case "pure_run":
            return translate(
                "signals", "连续 {n} 个最好一档的评价；按同窗口其他人得到的评价，碰巧几乎连不到这么长。"
            ).format(n=n)
        case "off_duty":
            return translate("signals", "{n} 个评价落在值守之外；窗口本不该在这时接受评价。").format(n=n)
        case "in_pause":
            return translate(
                "signals", "{n} 个评价落在暂停期间，而暂停前并没有邀请；窗口本不该在这时接受评价。"
            ).format(n=n)
        case "early":
            return translate("signals", "{n} 个评价在登录后几秒内就来了，多半来不及办完一件事。").format(n=n)
        case "late_share":
            return translate("signals", "当天的评价里有 {n} 个集中在最后一次值守结束前的一小段时间。").format(n=n)
        case "pauses":
            return translate(
                "signals", "这次值守暂停了 {n} 分钟，远比此前大多数值守长；暂停时不满意的人没法评。"
            ).format(n=n)
        case "participation":
            return translate(
                "signals", "{n} 位受邀的人没有评价，比这个窗口平时多得多；没评的可能正是不满意的人。"
            ).format(n=n)
        case "mix":
            return translate(
                "signals", "当月 {n} 个评价里，最好一档的比例远高于同窗口的其他人。窗口相同，人不同，差得比碰巧大。"
            ).format(n=n)
        case "residual":
            return translate(
                "signals", "当月 {n} 个评价，既不像此人在别的窗口，也不像别人在这个窗口，差得比碰巧大。"
            ).format(n=n)
    return translate("signals", "涉及 {n} 个评价。").format(n=n)


def innocent(kind: str) -> str:
    """What else it may be: read before somebody is blamed."""
    match kind:
        case "burst" | "burst_best" | "burst_worst":
            return translate("signals", "也可能是：一家人或同一批人一起办完，一个接一个评。")
        case "spacing" | "interval":
            return translate("signals", "也可能是：排着队办同一件快事的人。")
        case "pure_run" | "mix":
            return translate("signals", "也可能是：这个人确实做得好，或只办容易的事项。请对照事项和排班。")
        case "off_duty" | "in_pause":
            return translate("signals", "也可能是：评价器的时钟或记录有误。请信息人员看这台评价器的健康状况。")
        case "early":
            return translate("signals", "也可能是：前一次值守的办事人接着在这一次评了。")
        case "late_share":
            return translate("signals", "也可能是：值守快结束时才来的一批人。")
        case "pauses":
            return translate("signals", "也可能是：培训、会议、设备故障或人手不够。请对照值守记录。")
        case "participation":
            return translate("signals", "也可能是：评价器放得不显眼，或当天很忙。请到窗口看一看。")
    return translate("signals", "也可能是：这个人在这里办的事项与别处不同。请对照事项和排班。")
