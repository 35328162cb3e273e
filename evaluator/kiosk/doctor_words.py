"""What the doctor of a kiosk says, in Chinese and in English; `NAME_do` is what to do about NAME."""

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
    "open_to_others": ("其他用户可以进入文件夹 {folder}", "Others may enter the folder {folder}"),
    "open_to_others_do": ("运行 chmod 700 {folder}", "Run: chmod 700 {folder}"),
    "settings_good": (
        "设置可用：模式 {mode}，语言 {language}",
        "The settings can be used: mode {mode}, language {language}",
    ),
    "settings_do": (
        "改正 kiosk.toml 或 /etc/evaluator/kiosk.env 里的这一项，然后重新启动",
        "Mend that line of kiosk.toml or /etc/evaluator/kiosk.env, then start the kiosk again",
    ),
    "no_pin": (
        "没有设置技术员 PIN，窗口上进不了管理页",
        "No technician's PIN is set: administration cannot be opened at the window",
    ),
    "no_pin_do": ("运行 evaluator kiosk set-pin --data {folder}", "Run: evaluator kiosk set-pin --data {folder}"),
    "not_enrolled": ("这台评价器尚未注册", "This kiosk is not enrolled"),
    "not_enrolled_do": (
        "请办事处生成注册码：evaluator office enrol-code，然后在窗口上输入",
        "Have the office make a code, evaluator office enrol-code, and enter it at the window",
    ),
    "answers_wait": ("应答文件 {file} 等待首次启动", "The answer file {file} waits for the first start"),
    "answers_wait_do": (
        "启动评价器：systemctl restart evaluator-kiosk",
        "Start the kiosk: systemctl restart evaluator-kiosk",
    ),
    "answers_do": (
        "改正 {file}，或重新生成：evaluator office provision",
        "Mend {file}, or make it anew: evaluator office provision",
    ),
    "no_key": (
        "{folder} 里没有密钥，办事处认不出这台评价器",
        "There is no key in {folder}: the office cannot know this kiosk",
    ),
    "no_key_do": (
        "请办事处运行 evaluator office enrol-code --renews，再在这里运行 evaluator kiosk renew-key",
        "At the office: evaluator office enrol-code --renews; then here: evaluator kiosk renew-key",
    ),
    "no_pin_key": (
        "{folder} 里没有密码密钥 pin.key，工作人员暂时无法登录",
        "There is no PIN key in {folder}: until the office has answered, staff cannot sign in",
    ),
    "no_pin_key_do": (
        "启动评价器并让它连上办事处：密钥会重新生成，密码由办事处重新下发",
        "Start the kiosk where it reaches the office: it makes a new key, and the office sends the PINs again",
    ),
    "journal_gone": (
        "{folder} 里曾有日志，现在不见了",
        "A journal was in {folder}, and it is gone",
    ),
    "journal_gone_do": (
        "请技术员运行 evaluator kiosk recover --data {folder}",
        "Run: evaluator kiosk recover --data {folder}",
    ),
    "journal_good": (
        "日志完整：{entries} 条记录，{ratings} 个评价",
        "The journal is whole. Entries: {entries}, ratings: {ratings}",
    ),
    "journal_broken": ("日志从第 {seq} 条起不再相连：{why}", "The journal does not link at entry {seq}: {why}"),
    "journal_broken_do": (
        "不要删除任何文件；关闭评价器，然后运行 evaluator kiosk recover --data {folder}，旧文件会保留给审计人员",
        "Delete nothing: close the kiosk and run evaluator kiosk recover --data {folder}, which keeps the old file for"
        " the auditor",
    ),
    "journal_do": (
        "检查磁盘和权限；日志损坏时运行 evaluator kiosk recover --data {folder}",
        "Check the disk and its rights; where the journal is damaged: evaluator kiosk recover --data {folder}",
    ),
    "copy_good": ("{folder} 里有 {at} 的日志副本", "{folder} holds the journal's copy of {at}"),
    "copy_old": ("{folder} 里的日志副本已经旧了：{at}", "The journal's copy in {folder} is old: {at}"),
    "copy_old_do": (
        "运行中的评价器每晚重写副本；现在就写：evaluator kiosk copy --data {data}",
        "A kiosk that runs writes it anew every night; to write it now: evaluator kiosk copy --data {data}",
    ),
    "no_copy": ("{folder} 里没有日志副本", "There is no copy of the journal in {folder}"),
    "no_copy_do": ("运行 evaluator kiosk copy --data {data}", "Run: evaluator kiosk copy --data {data}"),
    "copy_barred": ("日志副本无法写入 {folder}", "The journal's copy cannot be written into {folder}"),
    "copy_barred_do": (
        "让本用户可以写入该文件夹，或改正 kiosk.toml 里的 copy_folder",
        "Give this user the right to write there, or mend copy_folder in kiosk.toml",
    ),
    "clock_good": ("时钟合理：{now}", "The clock is plausible: {now}"),
    "clock_behind": (
        "时钟是 {now}，而最后一条记录写于 {last}",
        "The clock says {now}, and the last entry was written at {last}",
    ),
    "clock_behind_do": (
        "启用 NTP（timedatectl set-ntp true）或更换主板电池",
        "Switch NTP on (timedatectl set-ntp true), or change the battery of the board",
    ),
    "enrolled": ("已注册：{kiosk}，{place}，规则 {rules}", "Enrolled: {kiosk}, {place}, rules {rules}"),
    "nobody_signs_in": ("没有人能在这个窗口登录", "Nobody can sign in at this window"),
    "nobody_signs_in_do": (
        "在办事处为人员设置 PIN 并分配到这个大厅，然后等待下一次交换",
        "Give people of this hall a PIN at the office, then wait for the next exchange",
    ),
    "staff_good": ("{n} 人可以在这里登录", "People who can sign in here: {n}"),
    "office_good": (
        "办事处 {address} 有应答，{n} 行待发送",
        "The office at {address} answers; {n} rows are still to be sent",
    ),
    "office_away": (
        "办事处 {address} 没有应答（{why}），{n} 行在这里等待",
        "The office at {address} does not answer ({why}); {n} rows wait here",
    ),
    "office_away_do": (
        "评价不会丢失。检查网线和防火墙；没有网络时用 evaluator kiosk export",
        "No rating is lost. Check cable and firewall; without a network use evaluator kiosk export",
    ),
    "office_other": (
        "在 {address} 应答的不是这台评价器所信任的办事处（{why}），{n} 行在这里等待",
        "Who answers at {address} is not the office that this kiosk believes ({why}); {n} rows wait here",
    ),
    "office_other_do": (
        "评价不会丢失。在办事处运行 evaluator doctor，看证书是否到期；办事处换了 CA 时在这里运行 evaluator kiosk"
        " renew-key（注册码用 evaluator office enrol-code --renews）；否则告诉管理员，有人在冒充办事处",
        "No rating is lost. Run evaluator doctor at the office, which tells a certificate that has ended; where the"
        " office has another CA run evaluator kiosk renew-key here with a code of evaluator office enrol-code --renews;"
        " else tell your administrator that somebody stands in for the office",
    ),
    "office_ill": (
        "办事处 {address} 有应答，但它的数据库不可用",
        "The office at {address} answers, but its store is away",
    ),
    "office_ill_do": ("在办事处运行 evaluator doctor", "Run evaluator doctor at the office"),
    "disk_good": ("{folder} 还有 {free} MB", "{folder} has {free} MB left"),
    "disk_full": ("{folder} 只剩 {free} MB", "{folder} has only {free} MB left"),
    "disk_full_do": (
        "腾出空间：journalctl --vacuum-size=50M，apt-get clean",
        "Make room: journalctl --vacuum-size=50M, apt-get clean",
    ),
    "voice_good": ("可以发声", "Sound can be played"),
    "no_player": ("没有播放声音的程序", "No program plays sounds"),
    "no_player_do": (
        "apt-get install alsa-utils，或设置 voice = false",
        "apt-get install alsa-utils, or set voice = false",
    ),
    "fonts_good": ("有中文字体", "There is a Chinese font"),
    "no_fonts": ("没有中文字体，姓名会显示为方框", "There is no Chinese font: names would be boxes"),
    "no_fonts_do": ("apt-get install fonts-noto-cjk", "apt-get install fonts-noto-cjk"),
    "readers_good": ("名单内的读卡器已接好：{listed}", "A listed card reader is there: {listed}"),
    "no_reader": ("名单内的读卡器都不在：{listed}", "No listed card reader is there: {listed}"),
    "no_reader_do": (
        "插上读卡器，或把本用户加入 input 组；lsusb 显示名称",
        "Plug it in, or add this user to the group input; lsusb shows the names",
    ),
}
