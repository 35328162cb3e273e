"""Sentences of the page that everybody may read."""

from typing import Final

SENTENCES: Final[dict[str, tuple[str, str]]] = {
    "public_title": ("公开的答复", "Published answers"),
    "public_lead": (
        "居民不满意的、提了意见的、反映了问题的，办结后在这里公开答复。这里不出现任何居民，也不点名任何工作人员。",
        "What residents were dissatisfied with, suggested or reported is answered here once it is settled. No resident"
        " and no member of staff is named.",
    ),
    "public_on_time": (
        "{first} 至 {last}，到期 {due} 件，按期答复 {kept} 件，按期率 {rate}。",
        "From {first} to {last}, {kept} of {due} that were due were answered in time: {rate}.",
    ),
    "public_on_time_few": (
        "{first} 至 {last}，到期的不足 {least} 件，不给出按期率。",
        "From {first} to {last} fewer than {least} were due, so no rate is given.",
    ),
    "public_of": ("{hall}　{month} 公开", "{hall}, published {month}"),
    "public_empty": ("还没有公开的答复", "Nothing is published yet"),
    "public_empty_lead": (
        "一项办结并公开之后，第二天起出现在这里。",
        "An answer appears here on the day after it was published.",
    ),
    "public_count": ("共 {n} 条，第 {page} 页，共 {pages} 页", "Answers: {n}, page {page} of {pages}"),
    "public_newer": ("较新的", "Newer"),
    "public_older": ("较早的", "Older"),
    "public_pages": ("翻页", "Pages"),
    "public_other_language": ("English", "中文"),
    "public_foot": (
        "{office}　规则 {rules}　每天更新一次；办理中的和当天公开的不在内。",
        "{office}, rules {rules}. Brought up to date once a day; what is in hand or was published today is not in it.",
    ),
}
