"""Sentences of what is kept, proved, restored and let go."""

from typing import Final

SENTENCES: Final[dict[str, tuple[str, str]]] = {
    "data_or_verify": (
        "请用 --data 指定新文件夹，或用 --verify 只核对备份。",
        "Name a new folder with --data, or only prove the backup with --verify.",
    ),
    "let_go": (
        "已清理：登录 {sessions}，注册码 {codes}，异常信号 {signals}，离职人员 {people}，照片 {photos}。",
        "Gone: {sessions} sessions, {codes} codes, {signals} signals, photos and PINs of {people} people,"
        " {photos} pictures.",
    ),
    "would_let_go": (
        "未清理，将清理：登录 {sessions}，注册码 {codes}，异常信号 {signals}，离职人员 {people}，照片 {photos}。",
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
    "backed_up_sealed": (
        "备份已加密写入并核对：{path}（{n} 字节，截至 {at}）。没有密钥打不开。",
        "The backup is written under the key and proved: {path} ({n} bytes, as of {at})."
        " Nothing opens it without the key.",
    ),
    "backups_under": (
        "每个备份都加密，密钥在 {path}。请把这个文件抄存到本机和备份之外的地方：没有它，任何备份都打不开。",
        "Every backup is under the key in {path}. Keep a copy of that file elsewhere, away from this machine and from"
        " the backups: without it no backup opens.",
    ),
    "backups_go_on": (
        "今后的备份沿用同一把密钥，它也写入了 {path}。别处的抄件请继续保管。",
        "Its backups go on under the same key, which is now in {path} too. Go on keeping the copy elsewhere.",
    ),
    "backups_open": (
        "注意：备份没有加密，谁拿到备份谁就有办事处的密钥。请运行 evaluator office backup-key {file}，"
        '在 {settings} 里写 backup_key = "{file}"，并把密钥抄存到别处。',
        "Beware: backups are under no key, and whoever finds one has the office's keys. Run:"
        ' evaluator office backup-key {file}, set backup_key = "{file}" in {settings},'
        " and keep a copy of the key elsewhere.",
    ),
    "settings_again": (
        "备份里没有设置：请把原来的 listen、address、backup_folder 等重新写进 {file}。",
        "Settings are in no backup: write listen, address, backup_folder and what else was set into {file} again.",
    ),
    "backup_key_unwritable": (
        "密钥 {path} 无法写入：{why}。请先建好文件夹，或另选一个位置。",
        "The key {path} cannot be written: {why}. Make its folder first, or choose another place.",
    ),
    "backup_key_exists": (
        "{path} 已经存在。密钥不能覆盖，请另取一个名字。",
        "{path} is there already. A key is never overwritten: give another name.",
    ),
    "backup_key_open": (
        "其他用户可以读取密钥 {path}。请运行 chmod 600 {path}。",
        "Others may read the key {path}. Run: chmod 600 {path}",
    ),
    "backup_key_bad": (
        "备份密钥 {path} 不可用：{why}。请指定 evaluator office backup-key 生成的文件，或其抄件。",
        "The backup key {path} cannot be used: {why}. Name the file that evaluator office backup-key made, or a copy.",
    ),
    "backup_key_form": ("不是 64 个十六进制数字", "it is not 64 hex digits"),
    "backup_key_wrong": (
        "备份 {path} 打不开：密钥不是它的，或文件已损坏。请用它的密钥，或使用另一个备份。",
        "The backup {path} does not open: it is under another key, or damaged. Use its own key, or another backup.",
    ),
    "backup_sealed": (
        "备份 {path} 已加密。请用 --key 指定它的密钥文件。",
        "The backup {path} is under a key. Name the key's file with --key.",
    ),
    "backup_key_made": (
        "密钥已写入 {path}。请把它抄到办事处和备份之外的地方，没有它备份无法恢复；"
        '然后在 office.toml 里写 backup_key = "{path}"。',
        "The key is in {path}. Keep another copy away from office and backups, for nothing can be restored without it;"
        ' then set backup_key = "{path}" in office.toml.',
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
        "{path}: {month}, ratings {n}, kiosks {kiosks}, signed. To check: evaluator verify {path} KIOSK_FOLDER…",
    ),
}
