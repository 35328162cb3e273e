"""Sentences of the office where it is made, set up and served."""

from typing import Final

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
    "address_everywhere": (
        "{address} 是本机的所有地址，别人无法据此找到办事处。请写出评价器能访问的主机名或地址。",
        "{address} means every address of this machine, so nobody can be sent there."
        " Write the name or address by which kiosks reach it.",
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
        "下一步：evaluator office import --data {folder} 名录文件",
        "The office is made: {folder}\n  account             {account}\n  one-time password   {password}\n"
        "  CA fingerprint      {fingerprint}\n  for the desk        {desk}\n"
        "Next: evaluator office import --data {folder} FILE",
    ),
    "simulated_store": (
        "这是模拟办事处，永远只计模拟数据。",
        "This is a simulated office; it counts nothing real, ever.",
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
    "made_already": (
        "另一个程序正在 {folder} 里建立办事处或为它服务。请等它结束，或用 --data 另选一个文件夹。",
        "Another program makes or serves an office in {folder}. Wait for it, or choose another folder with --data.",
    ),
    "listens": ("Office listens on {address}", "Office listens on {address}"),
    "proxy_elsewhere": (
        "behind_proxy 只能在本机上监听，例如 127.0.0.1:8443，而不是 {address}。请更改 listen。",
        "With behind_proxy the office listens on this machine alone, such as 127.0.0.1:8443, not on {address}."
        " Change listen.",
    ),
    "config_good": (
        "设置可用：{where}，证书有效期至 {day}。",
        "The settings can be used: {where}; the certificate is good until {day}.",
    ),
    "config_older": (
        "{where} 尚未升级：下次启动时会先备份再升级。",
        "{where} is not up to date: the next start backs it up and brings it up to date.",
    ),
    "folder_not_writable": (
        "{setting} 的文件夹 {folder} 不存在或不可写入。请建立它，或更改设置。",
        "The folder {folder} of {setting} is not there or cannot be written to. Make it, or change the setting.",
    ),
}
