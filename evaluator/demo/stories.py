"""Days of the demo's history that are unlike the others, by the calendar, and what is heard beside the ratings."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Final, NamedTuple

from evaluator.domain.cases import Kind
from evaluator.simulation.days import FRIDAY, Draft, Happening
from evaluator.simulation.scripts import SCRIPTS, Act

AFTER_THE_THANKS_S: Final = 2.0


class Heard(NamedTuple):
    """An opinion or a problem that somebody at the office enters by hand."""

    is_problem: bool
    kind: Kind
    unit: str
    subject: str
    answer: str


def place_in_month(day: date) -> int:
    """The how manieth of its month's Mondays to Fridays a day is, from 1."""
    days = (day - timedelta(days=passed) for passed in range(day.day))
    return sum(one.weekday() <= FRIDAY for one in days)


def one_challenge(draft: Draft) -> None:
    """After the thank-you somebody says that another person serves here."""
    rated = [one for one in draft.happenings if one.what == "rate" and one.visit]
    if rated:
        one = draft.chance.choice(rated)
        at_s = one.at_s + AFTER_THE_THANKS_S
        draft.happenings.append(Happening(at_s, "challenge", one.duty, visit=one.visit))


MISTAKEN_AT: Final = ("w6", 12)
"""Where and when two colleagues sign in under each other's names."""
STORIES: Final[dict[tuple[str, int], Act]] = {
    ("w4", 4): SCRIPTS["self_rating"].act,
    ("w2", 11): SCRIPTS["self_rating"].act,
    ("w5", 9): one_challenge,
    ("w3", 14): one_challenge,
    MISTAKEN_AT: SCRIPTS["wrong_sign_in"].act,
}
"""What is done to the days of each month, by window and place among the month's Mondays to Fridays."""


SELF_RATED_AT: Final = frozenset(at for at, act in STORIES.items() if act is SCRIPTS["self_rating"].act)


def is_self_rated(window: str, day: date) -> bool:
    """Whether somebody rated themselves at the window that day."""
    return (window, place_in_month(day)) in SELF_RATED_AT


def story_of(window: str, day: date) -> Callable[[Draft], None] | None:
    """What is done to the day of a window; None where it is a day as any other."""
    return STORIES.get((window, place_in_month(day)))


ENTERED_ON: Final = (3, 8, 15)
"""Places in a month of the days on which something is entered by hand."""
HEARD: Final = (
    Heard(
        True,
        "at_once",
        "hall-east",
        "2 号窗口旁的叫号屏幕有一半不亮，老人看不清号码。",
        "当天已更换显示模块，并在导引台加了口头叫号。",
    ),
    Heard(
        False,
        "long_term",
        "hall-west",
        "候事区座椅不够，建议增加带扶手的椅子。",
        "已列入下季度采购，先从会议室调来八把带扶手的椅子。",
    ),
    Heard(
        False,
        "by_deadline",
        "hall-south",
        "希望周三中午也有人值守，上班的人只有午休能来。",
        "自下月起每周三中午安排一人值守，已张贴告示。",
    ),
    Heard(
        True,
        "by_deadline",
        "hall-east",
        "复印机经常缺纸，来办事要再出去复印。",
        "已改为每天开门前检查补纸，并在复印机旁写明联系电话。",
    ),
    Heard(
        True,
        "at_once",
        "hall-west",
        "门口坡道的扶手松动，轮椅进出不安全。",
        "当天已加固扶手，物业每月检查一次。",
    ),
    Heard(
        False,
        "by_deadline",
        "hall-south",
        "一纸清的字太小，建议印大字版。",
        "大字版一纸清已印好，放在导引台和三个窗口。",
    ),
    Heard(
        False,
        "by_deadline",
        "hall-east",
        "建议把常办事项的预约电话写在门口。",
        "预约电话已贴在门口和公示栏。",
    ),
)


def heard_on(day: date) -> Heard | None:
    """What is entered by hand on a day; None on most."""
    place = place_in_month(day)
    if day.weekday() > FRIDAY or place not in ENTERED_ON:
        return None
    return HEARD[(day.month * len(ENTERED_ON) + ENTERED_ON.index(place)) % len(HEARD)]


DONE_ABOUT_A_RATING: Final = (
    "已致电大厅核实：当天上午系统缓慢，等候较久。已请值班长在系统变慢时主动说明并分流到其他窗口。",
    "材料要求前后说得不一致。已统一口径，一纸清补充了示例。",
    "高峰时段只开了两个窗口。已调整排班，十点至十一点增开一个窗口。",
    "已与值守人员面谈，要求先听完再答复，遇到不能办的事项说明去哪里办。",
    "该事项需跑两个部门。已与区里沟通，下月起可在本窗口代收材料。",
    "打印机故障造成等候。已更换，并备了一台。",
    "已在叫号屏上显示预计等候时间，减少久等不知情的情况。",
    "经查为政策限制，无法当场办理。已把条件写进一纸清，并请窗口当面解释清楚。",
)
WHY_AGAIN: Final = (
    "回访时居民说情况仍有，请再核实。",
    "答复没有说明以后怎样避免，请补充措施。",
)
WHY_LATE: Final = "正在与上级部门核实，尚未得到答复。"
MISTAKEN: Final = "两人互用了对方的工号登录，值班长当天已核对签到表。"
SOMEBODY_ELSE: Final = "值班长证实当时由同事顶班。"
SAME_PERSON: Final = "照片与值守人员相符，居民看错了窗口。"
SELF_RATED: Final = "叫号记录对不上，当时没有办事人，本人承认代评。"
EXPLAINED: Final = "当天集中办理年审，来人多、间隔短，与叫号记录相符。"
NOT_COUNTED: Final = "代评的半日不计入统计。"
