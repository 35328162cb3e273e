"""What the office says to the person at its command line, in Chinese and in English.

The language is that of `EVALUATOR_LANGUAGE`, else of the terminal; English where neither is Chinese, because a
terminal of another language may not show Chinese at all.
"""

from typing import Final

from evaluator.domain import names
from evaluator.runtime.spoken import CHINESE, language

__all__ = ["SENTENCES", "language", "say", "tag"]


def tag() -> names.Language:
    """The same as a tag."""
    return names.CHINESE if language() == CHINESE else names.ENGLISH


def say(sentence: str, **facts: object) -> str:
    """A sentence by its name, with its facts."""
    chinese, english = SENTENCES[sentence]
    return (chinese if language() == CHINESE else english).format(**facts)


SENTENCES: Final[dict[str, tuple[str, str]]] = {
    "office_exists": (
        "{path} 已经存在一个办事处。请用 --data 另选一个文件夹。",
        "There is an office in {path} already. Choose another folder with --data.",
    ),
    "no_office": (
        "{folder} 里没有办事处。请先运行 evaluator office init --data {folder}。",
        "There is no office in {folder}. Make one with: evaluator office init --data {folder}",
    ),
    "not_an_office": (
        "{path} 不是办事处的数据库。请检查 --data 指定的文件夹。",
        "{path} is no database of an office. Check the folder given with --data.",
    ),
    "half_made": (
        "{path} 没有建完。请删除这个文件夹，再次运行 evaluator office init。",
        "{path} was not made to the end. Delete the folder and run evaluator office init again.",
    ),
    "file_unusable": (
        "{path} 无法使用：{why}。请检查文件，或从备份恢复。",
        "{path} cannot be used: {why}. Check the file, or restore it from a backup.",
    ),
    "folder_unusable": (
        "无法在 {folder} 里建立办事处：{why}。请腾出空间或用 --data 另选一个文件夹。",
        "No office can be made in {folder}: {why}. Make room there, or choose another folder with --data.",
    ),
    "newer": (
        "{path} 由更新的程序写成（第 {step} 步），本程序 {program} 只认识到第 {newest} 步。请安装更新的程序。",
        "{path} was written by a newer program (step {step}); this program, {program}, knows steps up to {newest}."
        " Install the newer program.",
    ),
    "not_durable": (
        "{path} 无法安全写入（日志 {journal}，同步 {synchronous}）。请把文件夹放在本机磁盘上。",
        "{path} cannot be written safely (journal {journal}, synchronous {synchronous})."
        " Put the folder on a local disk.",
    ),
    "bad_database": (
        "数据库地址不对。请写成 postgresql://用户:密码@主机/数据库名。",
        "The address of the database is none. Write postgresql://USER:PASSWORD@HOST/NAME.",
    ),
    "database_unusable": (
        "数据库 {where} 无法使用：{why}。请检查地址、账号和权限，并确认 PostgreSQL 正在运行。",
        "The database {where} cannot be used: {why}. Check its address, user and rights, and that PostgreSQL runs.",
    ),
    "database_taken": (
        "数据库 {where} 不是空的。请为办事处另建一个空数据库。",
        "The database {where} is not empty. Make an empty one for the office.",
    ),
    "database_sorts": (
        "数据库 {where} 的编码是 {encoding}、排序规则是 {collation}。请这样新建：createdb --template=template0"
        " --encoding=UTF8 --locale=C.UTF-8 数据库名",
        "The database {where} is encoded as {encoding} and sorts by {collation}. Make one with:"
        " createdb --template=template0 --encoding=UTF8 --locale=C.UTF-8 NAME",
    ),
    "database_named_already": (
        "{file} 已经写有设置。请把 database 写在那里，不要用 --database。",
        "There are settings in {file} already. Write database there and leave out --database.",
    ),
    "strange_key": (
        "{path} 不是 {where} 里这个办事处的密钥。请从它的备份恢复密钥，或检查 database 设置。",
        "{path} is not the key of the office in {where}. Restore the key from its backup,"
        " or check the setting database.",
    ),
    "key_unusable": (
        "密钥文件 {path} 无法读取：{why}。请从备份恢复。",
        "The key {path} cannot be read: {why}. Restore it from a backup.",
    ),
    "certificate_unusable": (
        "证书 {path} 或密钥 {key} 无法使用：{why}。请从备份恢复这两个文件。",
        "The certificate {path} or its key {key} cannot be used: {why}. Restore both from a backup.",
    ),
    "bad_address": (
        "“{text}” 不是地址。请写成 主机:端口，例如 127.0.0.1:8443。",
        "{text} is no address. Write HOST:PORT, such as 127.0.0.1:8443.",
    ),
    "bad_zone": (
        "没有名为 {zone} 的时区。请写成例如 Asia/Shanghai。",
        "There is no time zone {zone}. Write one such as Asia/Shanghai.",
    ),
    "bad_name": (
        "办事处的名称须为 1 到 {most} 个可见字符。",
        "The name of the office must have 1 to {most} visible characters.",
    ),
    "founded": (
        "办事处已建立：{folder}\n  账号          {account}\n  一次性密码    {password}\n"
        "  CA 指纹       {fingerprint}\n  管理员桌面    {desk}\n"
        "下一步：evaluator office import --data {folder} 目录文件",
        "The office is made: {folder}\n  account             {account}\n  one-time password   {password}\n"
        "  CA fingerprint      {fingerprint}\n  for the desk        {desk}\n"
        "Next: evaluator office import --data {folder} FILE",
    ),
    "simulated_store": (
        "这是模拟办事处，永远只计模拟数据。",
        "This is a simulated office; it counts nothing real, ever.",
    ),
    "directory_missing": (
        "找不到 {path}。请给出一个 .xlsx 工作簿，或一个装有 CSV 文件的文件夹。",
        "There is no {path}. Name an .xlsx workbook or a folder of CSV files.",
    ),
    "directory_unreadable": (
        "{path} 无法读取：{why}。请检查后再试。",
        "{path} cannot be read: {why}. Mend it and try again.",
    ),
    "directory_faulty": (
        "目录 {path} 有 {n} 处错误，什么都没有导入。请改正后再次导入：\n{faults}",
        "Faults in the directory {path}: {n}; nothing was imported. Mend them and import again.\n{faults}",
    ),
    "more_faults": ("……还有 {n} 处。", "... and {n} more."),
    "imported": (
        "目录第 {version} 版：新增 {added}，更改 {changed}，关闭 {closed}。",
        "Directory version {version}: {added} new, {changed} changed, {closed} closed.",
    ),
    "import_unchanged": ("与现有目录（第 {version} 版）相同，没有更改。", "Nothing differs from version {version}."),
    "dry_run": (
        "检查通过，未写入：将新增 {added}，更改 {changed}，关闭 {closed}。",
        "Checked, not written: {added} new, {changed} changed, {closed} would be closed.",
    ),
    "erase_really": (
        "要永久删除 {staff} 的姓名、工号、职务、照片和密码吗？此操作无法撤销",
        "Erase name, badge number, post, photo and PIN of {staff} for good? This cannot be undone",
    ),
    "erased": (
        "{staff} 的个人信息已删除（目录第 {version} 版）；评价器在下一次联络时删除。评价数保留在“{label}”名下。\n"
        "旧的备份和导出的文件里可能还有，请另行处理。",
        "The personal data of {staff} are erased (directory version {version}); kiosks give them up at their next"
        " exchange. What was counted stays under “{label}”.\n"
        "Older backups and exported files may still hold them; see to these as well.",
    ),
    "erased_before": ("{staff} 的个人信息早已删除。", "The personal data of {staff} were erased before."),
    "unknown_staff": (
        "目录里没有编号为 {staff} 的人员。请导出目录查看编号。",
        "There is nobody with the id {staff} in the directory. An export tells the ids.",
    ),
    "exported": (
        "目录第 {version} 版已导出到 {path}。其中没有密码。",
        "Directory version {version} was exported to {path}. PINs are not in it.",
    ),
    "export_exists": (
        "{path} 已经存在。请另起一个名字。",
        "{path} is there already. Choose another name.",
    ),
    "export_failed": (
        "无法写入 {path}：{why}。请换一个位置。",
        "{path} cannot be written: {why}. Choose another place.",
    ),
    "more_changes": ("……还有 {n} 处更改。", "... and {n} more changes."),
    "would_added": ("  新增 {kind} {id} {name}", "  new: {kind} {id} {name}"),
    "would_changed": ("  更改 {kind} {id} {name}：{columns}", "  changed: {kind} {id} {name}: {columns}"),
    "would_closed": ("  关闭 {kind} {id} {name}", "  closed: {kind} {id} {name}"),
    "record_unit": ("机构", "unit"),
    "record_window": ("窗口", "window"),
    "record_staff": ("人员", "staff member"),
    "record_matter": ("事项", "matter"),
    "unknown_window": (
        "目录里没有窗口 {window}。现有窗口：{known}。",
        "There is no window {window} in the directory. There are: {known}.",
    ),
    "unknown_unit": (
        "目录里没有机构 {unit}。现有机构：{known}。",
        "There is no unit {unit} in the directory. There are: {known}.",
    ),
    "unknown_account": (
        "没有名为 {account} 的账号。现有账号：{known}。",
        "There is no account {account}. There are: {known}.",
    ),
    "password_made": (
        "账号 {account} 的一次性密码：{password}\n登录时须另选密码；原有的登录已全部结束。",
        "One-time password of the account {account}: {password}\n"
        "Another one is chosen at the next sign-in; every session of the account has ended.",
    ),
    "account_added": (
        "账号 {account} 的一次性密码：{password}\n第一次登录时须另选密码。",
        "One-time password of the account {account}: {password}\nAnother one is chosen at the first sign-in.",
    ),
    "bad_account": (
        "账号由 1 至 64 个字母、数字、点、横线或下划线组成。",
        "An account is 1 to 64 letters, digits, dots, dashes or underscores.",
    ),
    "account_exists": (
        "账号 {account} 已有或曾有人使用。请另选名称。",
        "There is or was an account {account}. Choose another name.",
    ),
    "unit_needed": (
        "大厅管理员须用 --unit 指定大厅。",
        "A hall manager needs the hall: name it with --unit.",
    ),
    "locked": ("已锁定", "locked"),
    "closed": ("已停用", "closed"),
    "none_known": ("（没有，请先导入目录）", "none yet; import a directory first"),
    "window_or_unit": (
        "请在 --window（窗口）、--unit（整个大厅）、--replaces（替换评价器）、--renews（更换密钥）中任选一项。",
        "Name one of --window, --unit (a whole hall), --replaces and --renews, and no other.",
    ),
    "code_made": (
        "一次性登记码（10 分钟内有效，最多试 5 次）：\n{code}",
        "One-time code, good for 10 minutes and 5 tries:\n{code}",
    ),
    "port_in_use": (
        "{address} 已被占用。请停止占用它的程序，或用 --listen 换一个端口。",
        "{address} is in use. Stop the program that uses it, or choose another port with --listen.",
    ),
    "cannot_listen": (
        "无法在 {address} 上监听：{why}。请用 --listen 换一个地址。",
        "Cannot listen on {address}: {why}. Choose another address with --listen.",
    ),
    "serving_already": (
        "另一个程序正在为 {folder} 服务。请先停止它。",
        "Another program serves {folder} already. Stop it first.",
    ),
    "listens": ("Office listens on {address}", "Office listens on {address}"),
    "data_or_verify": (
        "请用 --data 指定新文件夹，或用 --verify 只核对备份。",
        "Name a new folder with --data, or only prove the backup with --verify.",
    ),
    "proxy_elsewhere": (
        "behind_proxy 只能在本机上监听，例如 127.0.0.1:8443，而不是 {address}。请更改 listen。",
        "With behind_proxy the office listens on this machine alone, such as 127.0.0.1:8443, not on {address}."
        " Change listen.",
    ),
    "config_good": (
        "设置可用：{where}，证书还有 {days} 天到期。",
        "The settings can be used: {where}; the certificate ends in {days} days.",
    ),
    "config_older": (
        "{where} 尚未升级：下次启动时会先备份再升级。",
        "{where} is not up to date: the next start backs it up and brings it up to date.",
    ),
    "folder_not_writable": (
        "{setting} 的文件夹 {folder} 不存在或不可写入。请建立它，或更改设置。",
        "The folder {folder} of {setting} is not there or cannot be written to. Make it, or change the setting.",
    ),
    "let_go": (
        "已清理：登录 {sessions}，登记码 {codes}，异常信号 {signals}，离职人员 {people}，照片 {photos}。",
        "Gone: {sessions} sessions, {codes} codes, {signals} signals, photos and PINs of {people} people,"
        " {photos} pictures.",
    ),
    "would_let_go": (
        "未清理，将清理：登录 {sessions}，登记码 {codes}，异常信号 {signals}，离职人员 {people}，照片 {photos}。",
        "Nothing gone yet; would go: {sessions} sessions, {codes} codes, {signals} signals, photos and PINs of"
        " {people} people, {photos} pictures.",
    ),
    "backup_exists": (
        "{path} 已经存在。请为备份另取一个名字。",
        "{path} is there already. Give the backup another name.",
    ),
    "backup_unwritable": (
        "备份 {path} 无法写入：{why}。请腾出空间或另选一个位置。",
        "The backup {path} cannot be written: {why}. Make room there, or choose another place.",
    ),
    "backup_damaged": (
        "备份 {path} 已损坏（{part}）。请使用另一个备份。",
        "The backup {path} is damaged ({part}). Use another one.",
    ),
    "backup_faulty": (
        "备份 {path} 与自身不符：{faults}。请使用另一个备份。",
        "The backup {path} contradicts itself: {faults}. Use another one.",
    ),
    "no_backup": (
        "找不到备份 {path}。请核对路径。",
        "There is no backup {path}. Check the path.",
    ),
    "not_a_backup": (
        "{path} 不是办事处的备份。请给出 evaluator office backup 写成的文件。",
        "{path} is no backup of an office. Name a file that evaluator office backup wrote.",
    ),
    "backed_up": (
        "备份已写入并核对：{path}（{n} 字节，截至 {at}）。里面有办事处的密钥，请妥善保管。",
        "The backup is written and proved: {path} ({n} bytes, as of {at})."
        " The office's keys are in it; keep it where nobody else reads.",
    ),
    "backup_proved": (
        "备份 {path} 完好（截至 {at}）：审计 {acts} 行，链头 {heads} 个，计数 {rows} 行，均相符。",
        "The backup {path} is whole (as of {at}): {acts} lines of audit, {heads} heads and {rows} rows agree.",
    ),
    "restored": (
        "办事处已从备份恢复到 {folder}（截至 {at}）。新的库编号 {store}；各评价器会自动补交备份之后的数据。",
        "The office is restored to {folder} (as of {at}). Its new store id is {store};"
        " the kiosks hand over by themselves what the backup lacks.",
    ),
    "verified": (
        "一切相符：审计 {acts} 行，链头 {heads} 个，计数 {rows} 行。",
        "Everything agrees: {acts} lines of audit, {heads} heads, {rows} rows.",
    ),
    "not_verified": (
        "发现 {n} 处不符：\n{faults}\n请保留现场，不要再写入，并对照备份查明原因。",
        "Faults: {n}\n{faults}\nTouch nothing, and find out with the help of a backup what happened.",
    ),
    "month_not_over": (
        "{month} 尚未结束。请等到 {month} 之后再出具证据包。",
        "{month} is not over. Make its bundle once it is.",
    ),
    "bundle_exists": (
        "{path} 已存在。请换一个文件名。",
        "{path} is there already. Name another file.",
    ),
    "bundle_unwritable": (
        "无法写入 {path}：{why}。请腾出空间或换一个位置。",
        "{path} cannot be written: {why}. Make room there or name another place.",
    ),
    "bundle_written": (
        "{path}：{month} 计 {n} 条评价，{kiosks} 台评价器，已签名。核对：evaluator verify {path} 评价器文件夹…",
        "{path}: {month}, {n} ratings of {kiosks} kiosks, signed. To check: evaluator verify {path} KIOSK_FOLDER…",
    ),
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
        "评价器 {kiosk} 没有在本办事处登记。什么都没有导入；请把它的文件取出后再试。",
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
        "评价器 {kiosk} 的密钥已作废，不能恢复。请登记一台新的评价器。",
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
        "还没有评价器。evaluator office enrol-code 生成登记码。",
        "There is no kiosk yet. Make a code for one with: evaluator office enrol-code",
    ),
    "no_alarms": ("没有需要处理的警报。", "Nothing must be looked at."),
    "kiosk_done": ("评价器 {kiosk}：已完成。", "{kiosk}: done."),
    "alarm_done": ("已确认。", "Acknowledged."),
    "kiosk_line": (
        "{kiosk}  {place}  {state}  {seen}  待传 {backlog}  时差 {offset}  剩余 {disk}  目录 {directory}"
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
        "The list {file} has {n} faults, and nothing was made. Mend them and run this again:\n{faults}",
    ),
    "list_fault": ("  第 {line} 行：{why}", "  line {line}: {why}"),
    "list_place": ("window 和 unit 只能填一个", "fill in one of window and unit"),
    "list_unknown_window": ("目录里没有窗口 {place}", "there is no window {place} in the directory"),
    "list_unknown_unit": ("目录里没有机构 {place}", "there is no unit {place} in the directory"),
    "list_twice": ("{place} 已在第 {line} 行", "{place} stands in line {line} already"),
    "provisioned": (
        "{n} 个应答文件已写入 {folder}，{days} 天内有效，各用一次。复制到各评价器的数据文件夹，然后删除。",
        "{n} answer files are in {folder}, good for {days} days and one kiosk each."
        " Copy each into its kiosk's data folder, then delete them here.",
    ),
}
