"""What the kiosk's own commands say to the person at the terminal, in Chinese and in English."""

from typing import Final

from evaluator.runtime.spoken import of_both

SENTENCES: Final[dict[str, tuple[str, str]]] = {
    "serves_window": (
        "这台评价器现在服务于{office}的 {number} 号窗口（{name}）。",
        "This kiosk now serves window {number} ({name}) of {office}.",
    ),
    "serves_hall": (
        "这台评价器现在服务于{office}的整个{unit}。",
        "This kiosk now serves the whole of {unit} of {office}.",
    ),
    "check_word": (
        "核对词：{word}。办事处必须显示同一个词；如果不同，请在那里吊销这台评价器。",
        "Check word: {word}. The office must show the same one; if it does not, revoke this kiosk there.",
    ),
    "start_it": ("启动：evaluator kiosk run --data {data}", "Start it: evaluator kiosk run --data {data}"),
    "pin_set": (
        "PIN 已设置。重新启动评价器，然后按住大厅名称三秒。",
        "The PIN is set. Start the kiosk again, then hold the hall's name for three seconds.",
    ),
    "pin_asked": ("六位或更多数字", "Six digits or more"),
    "no_pin_came": (
        "标准输入里没有 PIN。请在那里写一行，或在终端里运行，那时会询问。",
        "No PIN came on stdin. Write it there as one line, or run this in a terminal, where it is asked for.",
    ),
    "links": (
        "所有记录相连：{entries} 条，评价 {ratings} 个。链头 {head}。",
        "All entries link up: {entries}, ratings: {ratings}. Head {head}.",
    ),
    "wrong_entry": ("第一条有误的记录是第 {seq} 条：{why}。", "Entry {seq} is the first wrong one: {why}."),
    "rebuilt": ("计数行已重新与记录一致。", "The rows say again what the entries say."),
    "page_unwritable": (
        "无法写入 {page}：{why}。请在那里腾出空间，或指定另一个文件。",
        "{page} cannot be written: {why}. Make room there or name another file.",
    ),
    "page_written": ("已写入 {page}。用浏览器打开并打印。", "{page} is written. Open it in a browser and print it."),
    "copied": (
        "{folder} 里有到第 {seq} 条为止的日志，记录相连。链头 {head}。",
        "{folder} holds the journal up to entry {seq}; its chain links. Head {head}.",
    ),
    "journal_wrong": ("{data} 里的日志有误：{why}。", "The journal in {data} is wrong: {why}."),
    "journal_wrong_at": (
        "{data} 里的日志在第 {seq} 条有误：{why}。",
        "The journal in {data} is wrong at entry {seq}: {why}.",
    ),
    "copy_holds": (
        "副本里有 {copied} 条记录；旧文件里另有 {saved} 条与之相连。",
        "Its copy holds {copied} entries; {saved} more of the old file link to them.",
    ),
    "lost_here": (
        "办事处已为第 {countersigned} 条签字：第 {entries} 条以后的在这里丢失，在那里仍然计数，"
        "这台评价器会在那里被列为分叉。",
        "The office has countersigned entry {countersigned}: what is above {entries} is lost here, stays counted there,"
        " and this kiosk will be named there as a fork.",
    ),
    "recover_asked": (
        "用这 {entries} 条记录重建日志吗？旧文件会保留。",
        "Make a journal of these {entries} entries? The old file is kept.",
    ),
    "recovered": (
        "日志有 {entries} 条记录，全部相连。启动评价器：evaluator kiosk run --data {data}",
        "The journal holds {entries} entries and links. Start the kiosk: evaluator kiosk run --data {data}",
    ),
    "old_file": ("旧文件是 {kept}。请为办事处保留。", "The old file is {kept}. Keep it for the office."),
    "exported": (
        "{file} 里现在有 {kiosk} 的 {rows} 行，到第 {upto} 条记录为止。",
        "{file} now holds {rows} rows of {kiosk}, up to entry {upto}.",
    ),
    "at_the_office": (
        "在办事处运行：evaluator office import-exchange --data 文件夹 {file} --reply 回执文件",
        "At the office: evaluator office import-exchange --data DIR {file} --reply REPLY",
    ),
    "office_holds": (
        "办事处已有 {kiosk} 到第 {upto} 条为止的全部记录；还有 {backlog} 行要带去。",
        "The office holds every entry of {kiosk} up to {upto}; {backlog} are still to be carried.",
    ),
    "news": ("已收到更新的名录或规则。", "A newer directory or newer rules are held."),
    "part_refused": ("有一部分没有被接收，留在这里：{why}", "A part was not taken and stays here: {why}"),
    "chain_refused": ("办事处没有为日志签字：{why}。", "The office did not countersign the journal: {why}."),
    "new_key": (
        "这台评价器有了新密钥。核对词：{word}。办事处必须显示同一个词。",
        "This kiosk has a new key. Check word: {word}. The office must show the same one.",
    ),
}


def say(sentence: str, **facts: object) -> str:
    """A sentence by its name, with its facts."""
    return of_both(*SENTENCES[sentence]).format(**facts)
