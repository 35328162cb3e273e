"""Sentences of months on the command line and on the wall."""

from typing import Final

SENTENCES: Final[dict[str, tuple[str, str]]] = {
    "bad_month": (
        "“{text}” 不是月份。请写成例如 2026-11。",
        "{text} is no month. Write one such as 2026-11.",
    ),
    "bad_period": (
        "“{text}” 不是时段。请写成例如 2026-11、2026-W47、2026-Q4、2026 或 2026-11-01..2026-11-15。",
        "{text} is no period. Write one such as 2026-11, 2026-W47, 2026-Q4, 2026 or 2026-11-01..2026-11-15.",
    ),
    "tally_first_columns": ("名称|编号", "name|number"),
    "tally_last_columns": ("评价数|{rate}|95% 区间|参评率|说明", "n|{rate}|95 % interval|participation|note"),
    "tally_hall": ("大厅", "hall"),
    "total": ("合计", "total"),
    "unknown": ("未知", "unknown"),
    "too_few": ("样本不足", "sample too small"),
    "tally_head": (
        "{period}　规则 {rules}　截至 {as_of}",
        "{period}, rules {rules}, as of {as_of}",
    ),
    "tally_definition": ("{rate} = {definition}", "{rate} = {definition}"),
    "tally_flags": (
        "带标记的到访：{flags}；其中 {excluded} 次不计入。",
        "Visits that are marked: {flags}; {excluded} of them are not counted.",
    ),
    "kind_district": ("区", "district"),
    "kind_office": ("办事处", "office"),
    "kind_hall": ("大厅", "hall"),
    "kind_other": ("其他", "other"),
    "tally_late": ("月末之后仍有数据到达，最近一次 {at}。", "Rows arrived after the month was over, last at {at}."),
    "tally_undated": (
        "另有 {n} 次到访的日期不在任何月份，不在任何时段的数字里；evaluator office alarms 会列出是哪台评价器。",
        "Visits dated in no month, and so in no period's figures: {n}. evaluator office alarms names their kiosks.",
    ),
    "tally_simulated": ("模拟数据，不是真实评价。", "Simulated data, no real ratings."),
    "posted_head": ("{office}　{hall}　{month}　评价数公示", "{office}, {hall}, {month}: ratings counted"),
    "posted_window": ("  窗口 {number}　{name}：{n}", "  window {number}, {name}: {n}"),
    "posted_total": ("  全大厅：{n}", "  the whole hall: {n}"),
    "posted_journal": (
        "  评价器 {kiosk} 日志第 {seq} 条：{hash}",
        "  kiosk {kiosk}, entry {seq} of its journal: {hash}",
    ),
    "posted_as_of": ("截至 {as_of}，软件 {program}。", "As of {as_of}, program {program}."),
    "posted_signature": ("办事处公钥 {key}\n签名 {signature}", "Key of the office {key}\nSignature {signature}"),
}
