"""Sentences of rule packs."""

from typing import Final

SENTENCES: Final[dict[str, tuple[str, str]]] = {
    "rules_unreadable": (
        "无法读取 {path}：{why}。请检查文件路径。",
        "{path} cannot be read: {why}. Check the path.",
    ),
    "rules_faulty": (
        "{path} 不是可用的评价规则：{why}。没有保存任何内容；请改正后再试。",
        "{path} is no usable rule pack: {why}. Nothing was kept; mend the file and try again.",
    ),
    "rules_changed": (
        "已经保存了内容不同的 {rules}。请把改动后的规则写成更高的版本号。",
        "Another file is kept as {rules}. Give the changed pack a higher version.",
    ),
    "rules_added": (
        "已保存 {rules}，尚未启用。启用请运行 evaluator office rules use {rules}。",
        "{rules} is kept, and not yet in force. Put it in force with: evaluator office rules use {rules}",
    ),
    "rules_kept_already": ("{rules} 早已保存，内容相同。", "{rules} is kept already, and is the same."),
    "unknown_rules": (
        "没有评价规则“{rules}”。现有：{known}。",
        "There is no rule pack {rules}. There are: {known}.",
    ),
    "rules_used": (
        "现在启用 {rules}；评价器在下一次连接时收到。",
        "{rules} is in force; the kiosks take it with their next exchange.",
    ),
    "no_rules": (
        "评价规则 {rules} 不可用：{why}。请从备份恢复。",
        "The rule pack {rules} cannot be used: {why}. Restore the file from a backup.",
    ),
}
