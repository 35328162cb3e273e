"""Sentences of kiosks, their codes, alarms and what they hand over on a stick."""

from typing import Final

SENTENCES: Final[dict[str, tuple[str, str]]] = {
    "window_or_unit": (
        "请在 --window（窗口）、--unit（整个大厅）、--replaces（替换评价器）、--renews（更换密钥）中任选一项。",
        "Name one of --window, --unit (a whole hall), --replaces and --renews, and no other.",
    ),
    "code_made": (
        "一次性注册码（10 分钟内有效，最多试 5 次）：\n{code}",
        "One-time code, good for 10 minutes and 5 tries:\n{code}",
    ),
    "no_exchange": (
        "{path} 不是评价器导出的文件，或在途中损坏。什么都没有导入；请重新复制，或在评价器上重新导出。",
        "{path} is no export of a kiosk, or was damaged on its way. Nothing was taken; copy it again or export again.",
    ),
    "no_reply_file": (
        "{path} 已经存在，而且不是回复文件。请用 --reply 另起一个名字。",
        "{path} is there already and is no reply file. Choose another name with --reply.",
    ),
    "brought_unreadable": (
        "{path} 无法读取：{why}。请检查文件名和存储介质。",
        "{path} cannot be read: {why}. Check its name and the stick.",
    ),
    "nothing_brought": (
        "{folder} 里没有 {suffix} 文件。请先在评价器上运行 evaluator kiosk export。",
        "There is no {suffix} file in {folder}. Run evaluator kiosk export at the kiosk first.",
    ),
    "brought_unknown": (
        "评价器 {kiosk} 没有在本办事处注册。什么都没有导入；请把它的文件取出后再试。",
        "The kiosk {kiosk} is not enrolled with this office. Nothing was taken; leave its file out and try again.",
    ),
    "brought_revoked": (
        "评价器 {kiosk} 的密钥已作废。什么都没有导入；请把它的文件取出后再试。",
        "The key of the kiosk {kiosk} was revoked. Nothing was taken; leave its file out and try again.",
    ),
    "brought_damaged": (
        "评价器 {kiosk} 的内容在途中损坏，或不是它写的。什么都没有导入；请在评价器上重新导出。",
        "What {kiosk} wrote was damaged on its way, or is not its own. Nothing was taken; export again at the kiosk.",
    ),
    "reply_unwritten": (
        "内容已导入，但回复文件 {path} 无法写入：{why}。请腾出空间后再次导入，重复导入无害。",
        "Everything was taken, but the reply {path} cannot be written: {why}. Make room there and import once more;"
        " that changes nothing.",
    ),
    "brought": (
        "{kiosk}：新增或更新 {rows} 行，已签核到第 {head} 条。",
        "{kiosk}: {rows} rows are new or newer; countersigned up to entry {head}.",
    ),
    "brought_refused": ("{kiosk}：有一部分没有导入：{why}", "{kiosk}: a part was not taken: {why}"),
    "brought_chain": (
        "{kiosk}：日志没有签核：{why}。评价照样计入。",
        "{kiosk}: the journal was not countersigned: {why}. Its ratings count all the same.",
    ),
    "reply_written": (
        "回复已写入 {path}。请带回评价器：evaluator kiosk import-reply --data 文件夹 {path}",
        "The replies are in {path}. Take it back: evaluator kiosk import-reply --data DIR {path}",
    ),
    "unknown_kiosk": (
        "没有编号为 {kiosk} 的评价器。evaluator office kiosks 会列出全部评价器。",
        "There is no kiosk {kiosk}. evaluator office kiosks lists them all.",
    ),
    "revoked_kiosk": (
        "评价器 {kiosk} 的密钥已作废，不能恢复。请注册一台新的评价器。",
        "The key of the kiosk {kiosk} was revoked, which is for good. Enrol a new kiosk.",
    ),
    "no_fork": (
        "评价器 {kiosk} 的这次运行没有分叉，或已经处理。evaluator office alarms 会列出分叉。",
        "This run of the kiosk {kiosk} is no fork, or was decided already. evaluator office alarms lists them.",
    ),
    "unknown_alarm": (
        "没有这条警报。evaluator office alarms --all 会列出全部警报。",
        "There is no such alarm. evaluator office alarms --all lists them all.",
    ),
    "no_kiosks": (
        "还没有评价器。evaluator office enrol-code 生成注册码。",
        "There is no kiosk yet. Make a code for one with: evaluator office enrol-code",
    ),
    "alarm_visits": ("（到访 {n} 次）", " (visits: {n})"),
    "no_alarms": ("没有需要处理的警报。", "Nothing must be looked at."),
    "kiosk_done": ("评价器 {kiosk}：已完成。", "{kiosk}: done."),
    "alarm_done": ("已确认。", "Acknowledged."),
    "kiosk_line": (
        "{kiosk}  {place}  {state}  {seen}  待传 {backlog}  时差 {offset}  剩余 {disk}  名录 {directory}"
        "  {rules}  {program}",
        "{kiosk}  {place}  {state}  {seen}  backlog {backlog}  clock {offset}  disk {disk}  directory {directory}"
        "  {rules}  {program}",
    ),
    "whole_hall": ("整体评价 {unit}", "whole of {unit}"),
    "kiosk_in_use": ("在用", "in use"),
    "kiosk_retired": ("已由 {by} 替换", "replaced by {by}"),
    "kiosk_revoked": ("已作废", "revoked"),
    "kiosk_unconfirmed": ("待核对 {word}", "compare {word}"),
    "kiosk_silent": ("失联", "silent"),
    "kiosk_test": ("测试", "test mode"),
    "kiosk_simulated": ("模拟", "simulated"),
    "kiosk_broken": ("日志有误", "journal broken"),
    "kiosk_refused": ("未签核", "not countersigned"),
    "kiosk_parked": ("搁置 {n} 行", "{n} rows parked"),
    "kiosk_never": ("从未连接", "never heard of"),
    "kiosk_seen": ("最近 {at}", "seen {at}"),
    "kiosk_carried": ("最近送达 {at}", "carried {at}"),
    "list_unreadable": (
        "无法读取清单 {file}：{why}。请保存为 UTF-8 的 CSV。",
        "The list {file} cannot be read: {why}. Save it as CSV in UTF-8.",
    ),
    "list_headings": (
        "清单 {file} 的第一行应有 window（窗口）或 unit（大厅）一列，且每列只出现一次。",
        "The first line of {file} needs a column window or unit, and each column once.",
    ),
    "list_length": (
        "清单 {file} 应有 1 到 {most} 行窗口。请分成几份。",
        "The list {file} needs 1 to {most} windows. Split it.",
    ),
    "list_faulty": (
        "清单 {file} 有 {n} 处错误，什么也没有生成。请改正后再运行：\n{faults}",
        "Faults in the list {file}: {n}; nothing was made. Mend them and run this again:\n{faults}",
    ),
    "list_fault": ("  第 {line} 行：{why}", "  line {line}: {why}"),
    "list_place": ("window 和 unit 只能填一个", "fill in one of window and unit"),
    "list_unknown_window": ("名录里没有窗口 {place}", "there is no window {place} in the directory"),
    "list_unknown_unit": ("名录里没有机构 {place}", "there is no unit {place} in the directory"),
    "list_twice": ("{place} 已在第 {line} 行", "{place} stands in line {line} already"),
    "list_made": (
        "{place} 里已有应答文件。请另选文件夹，或先移走它",
        "there is an answer file in {place} already; choose another folder, or move it away first",
    ),
    "provisioned": (
        "{n} 个应答文件已写入 {folder}，{days} 天内有效，各用一次。复制到各评价器的数据文件夹，然后删除。",
        "{n} answer files are in {folder}, good for {days} days and one kiosk each."
        " Copy each into its kiosk's data folder, then delete them here.",
    ),
}
