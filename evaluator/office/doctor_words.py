"""What the doctor of an office says, in Chinese and in English; `NAME_do` is what to do about NAME."""

from typing import Final

SENTENCES: Final[dict[str, tuple[str, str]]] = {
    "folder_good": ("文件夹 {folder} 只有本用户可用", "The folder {folder} belongs to this user alone"),
    "another_user": (
        "文件夹 {folder} 属于另一个用户（{user}）",
        "The folder {folder} belongs to another user ({user})",
    ),
    "another_user_do": (
        "请以该用户运行：runuser -u {user} -- evaluator doctor --data {folder}",
        "Run this as that user: runuser -u {user} -- evaluator doctor --data {folder}",
    ),
    "open_to_others": (
        "其他用户可以进入文件夹 {folder}，密钥在里面",
        "Others may enter the folder {folder}, and the keys are in it",
    ),
    "open_to_others_do": ("运行 chmod 700 {folder}", "Run: chmod 700 {folder}"),
    "settings_do": (
        "改正 office.toml 或 /etc/evaluator/office.env 里的这一项，然后重新启动",
        "Mend that line of office.toml or /etc/evaluator/office.env, then start the office again",
    ),
    "older_store": ("{where} 还是旧版本的数据", "{where} was written by an older program"),
    "older_store_do": (
        "启动办事处，它会先备份再升级：systemctl restart evaluator-office",
        "Start the office: it writes a backup and brings it up to date: systemctl restart evaluator-office",
    ),
    "store_good": (
        "数据可验证：{acts} 条审计记录，{heads} 个签名，{rows} 行",
        "The store is proved: {acts} acts, {heads} signed heads, {rows} rows",
    ),
    "store_wrong": (
        "数据有 {n} 处错误，第一处：{whose}：{detail}",
        "Faults in the store: {n}; the first: {whose}: {detail}",
    ),
    "store_wrong_do": (
        "不要修改；备份整个文件夹，然后运行 evaluator office verify 并交给审计人员",
        "Change nothing: back the folder up, run evaluator office verify and show it to the auditor",
    ),
    "store_do": (
        "检查数据库和磁盘；需要时 evaluator office restore --key 密钥 --data 新文件夹 备份",
        "Check the database and the disk; if need be: evaluator office restore --key KEY --data NEW BACKUP",
    ),
    "keys_do": (
        "从备份取回密钥：evaluator office restore --key 密钥 --data 新文件夹 备份",
        "Get the keys back from a backup: evaluator office restore --key KEY --data NEW BACKUP",
    ),
    "certificate_ends": ("办事处的证书有效期至 {day}", "The office's certificate is good until {day}"),
    "certificate_ends_do": (
        "重新启动办事处，它会续期（一直运行的办事处在夜里自己续期）：systemctl restart evaluator-office",
        "Start the office again, which renews it (one that runs does so at night): systemctl restart evaluator-office",
    ),
    "certificate_stays": (
        "办事处的证书有效期至 {day}，而 {folder} 里没有它的 CA 的可用的 ca.key，无法续期",
        "The office's certificate is good until {day}, and {folder} has no usable ca.key of its CA to renew it",
    ),
    "certificate_stays_do": (
        "把另外保存的 ca.key 放回 {folder}，然后 systemctl restart evaluator-office",
        "Put ca.key back into {folder} from where it is kept, then: systemctl restart evaluator-office",
    ),
    "certificate_strange": (
        "{folder} 里的 server.pem 不是这个 CA 签发的，评价器和管理端都不信任它",
        "The server.pem in {folder} is not of this office's CA: no kiosk and no desk believes it",
    ),
    "certificate_strange_do": (
        "重新启动办事处，它会换成自己的证书：systemctl restart evaluator-office",
        "Start the office again, which makes its own: systemctl restart evaluator-office",
    ),
    "certificate_alone": (
        "{folder} 里的 server.pem 不是 ca.pem 的 CA 签发的，评价器和管理端都不信任它",
        "The server.pem in {folder} is not of the CA in ca.pem: no kiosk and no desk believes it",
    ),
    "certificate_alone_do": (
        "把属于同一个 CA 的 ca.pem、ca.key、server.pem 和 server.key 一起放回 {folder}，然后 systemctl restart"
        " evaluator-office",
        "Put ca.pem, ca.key, server.pem and server.key of one CA back into {folder}, then: systemctl restart"
        " evaluator-office",
    ),
    "authority_ends": (
        "办事处自己的 CA 有效期至 {day}，此后评价器和管理端都连不上它",
        "The office's own CA is good until {day}; no kiosk and no desk reaches the office afterwards",
    ),
    "authority_ends_do": (
        "运行 evaluator office init --data 新文件夹 --address 主机:端口，停下办事处，把新文件夹里的"
        " ca.pem、ca.key、server.pem 和 server.key 复制到 {folder}，再启动；然后在每台评价器上运行"
        " evaluator kiosk renew-key（注册码用 evaluator office enrol-code --renews），并把 init 显示的地址交给管理端",
        "Run evaluator office init --data NEW --address HOST:PORT, stop the office, copy ca.pem, ca.key, server.pem and"
        " server.key from NEW into {folder}, and start it; then run evaluator kiosk renew-key at each kiosk with a code"
        " of evaluator office enrol-code --renews, and give the desks the address that init has printed",
    ),
    "no_windows": ("名录里没有窗口", "There is no window in the directory"),
    "no_windows_do": (
        "运行 evaluator office import --data 文件夹 名录文件",
        "Run: evaluator office import --data FOLDER DIRECTORY",
    ),
    "windows_without": ("{n} 个窗口没有评价器：{windows}", "Windows without a kiosk: {n}: {windows}"),
    "windows_without_do": (
        "逐个注册（evaluator office enrol-code），或一次全部（evaluator office provision）",
        "Enrol one by one (evaluator office enrol-code), or all from a list (evaluator office provision)",
    ),
    "directory_good": ("{n} 个窗口都有评价器，规则 {rules}", "Every window has a kiosk ({n}); rules {rules}"),
    "no_holidays": (
        "规则 {rules} 的日历里没有 {year} 年的节假日：办理期限把它们算作工作日，大厅的评价器照常开放",
        "The calendar of the rules {rules} has no holidays of {year}: deadlines count them as working days, and kiosks"
        " of halls are open on them",
    ),
    "no_holidays_do": (
        "放假安排公布后，把它写进规则包的 [calendar]，版本加一，然后运行 evaluator office rules add 和 rules use",
        "Once they are announced, write them into [calendar] of the rule pack, give it the next version, then run"
        " evaluator office rules add and rules use",
    ),
    "one_account": ("只有一个账号", "There is only one account"),
    "one_account_do": (
        "为每个人各建账号：evaluator office add-account；两人才能更正和重置 PIN",
        "Give each person their own: evaluator office add-account; corrections and new PINs take two persons",
    ),
    "alarms_wait": ("{n} 个警报等待处理：{kinds}", "{n} alarms wait to be looked at: {kinds}"),
    "alarms_wait_do": ("运行 evaluator office alarms --data 文件夹", "Run: evaluator office alarms --data FOLDER"),
    "no_alarms": ("没有等待处理的警报", "No alarm waits"),
    "no_backup": ("没有找到备份", "No backup was found"),
    "no_backup_do": (
        "启用 evaluator-office-backup.timer，或设置 backup_folder",
        "Switch evaluator-office-backup.timer on, or set backup_folder",
    ),
    "backups_open": (
        "备份没有加密，谁拿到谁就有办事处的密钥",
        "Backups are under no key: whoever finds one has the office's keys",
    ),
    "backups_open_do": (
        '运行 evaluator office backup-key {file}，在 office.toml 里写 backup_key = "{file}"，并把密钥抄存到别处',
        'Run evaluator office backup-key {file}, set backup_key = "{file}" in office.toml, and keep a copy of the key'
        " elsewhere",
    ),
    "open_backups": (
        "{folder} 里还有 {n} 个没有加密的旧备份",
        "{n} older backups in {folder} are under no key",
    ),
    "open_backups_do": (
        "新的加密备份已有时，删除它们或移到无人可读的地方",
        "Once there is a newer one under the key, delete them, or keep them where nobody else reads",
    ),
    "old_backup": ("最新的备份是 {hours} 小时前的", "The newest backup is {hours} hours old"),
    "old_backup_do": (
        "查看 journalctl -u evaluator-office-backup",
        "See why: journalctl -u evaluator-office-backup",
    ),
    "backup_good": ("{n} 个备份，最新的在 {hours} 小时前", "{n} backups, the newest {hours} hours old"),
    "disk_good": ("{folder} 还有 {free} MB", "{folder} has {free} MB left"),
    "disk_full": ("{folder} 只剩 {free} MB", "{folder} has only {free} MB left"),
    "disk_full_do": ("腾出空间，或把文件夹移到更大的磁盘", "Make room, or move the folder to a larger disk"),
    "serving_good": ("办事处在 {address} 应答", "The office answers at {address}"),
    "not_serving": ("{address} 没有应答（{why}）", "Nobody answers at {address} ({why})"),
    "not_serving_do": (
        "启动：systemctl start evaluator-office；原因见 journalctl -u evaluator-office",
        "Start it: systemctl start evaluator-office; the reason is in journalctl -u evaluator-office",
    ),
    "serving_ill": ("{address} 应答 {status}：数据库不可用", "{address} answers {status}: the store is away"),
    "serving_ill_do": (
        "查看 journalctl -u evaluator-office；数据在 PostgreSQL 里时再看 systemctl status postgresql",
        "See why: journalctl -u evaluator-office; where the store is in PostgreSQL, also systemctl status postgresql",
    ),
}
