"""`evaluator doctor`: what is wrong with a kiosk or an office, and what to do; and a kiosk's readiness on paper."""

import sys
from pathlib import Path
from typing import Final

import click
import msgspec

from evaluator.runtime.findings import Finding, printed
from evaluator.runtime.options import log_format, looked_at_folder
from evaluator.runtime.refusal import refuse
from evaluator.runtime.spoken import of_both

SENTENCES: Final = {
    "no_folder": (
        "{folder} 不是文件夹。请用 --data 指定评价器或办事处的文件夹。",
        "{folder} is no folder. Name the folder of a kiosk or an office with --data.",
    ),
    "unreadable": (
        "无法读取 {folder}：{why}。请以它的用户运行，例如 runuser -u evaluator-kiosk -- …",
        "{folder} cannot be read: {why}. Run this as its user, for example: runuser -u evaluator-kiosk -- …",
    ),
    "nobodys": (
        "{folder} 里既没有评价器，也没有办事处。评价器请先注册，办事处请先运行 evaluator office init。",
        "There is neither a kiosk nor an office in {folder}. Enrol a kiosk, or make an office: evaluator office init.",
    ),
    "paper_of_kiosk": (
        "就绪报告只有评价器才有。办事处请去掉 --pdf。",
        "A readiness report is about a kiosk. Leave --pdf out for an office.",
    ),
    "paper_written": ("就绪报告：{file}", "The readiness report: {file}"),
}


@click.command("doctor")
@looked_at_folder
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line instead of sentences.")
@click.option(
    "--pdf",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write a kiosk's readiness report as well, to be signed before the opening day.",
)
@log_format
def doctor(data: Path, *, as_json: bool, pdf: Path | None) -> None:
    """Say what is wrong with the kiosk or the office in a folder, and what to do. Exit code 1 when something is.

    Nothing is changed; a running program is not disturbed.
    """
    if not data.is_dir():
        refuse(_say("no_folder", folder=data))
    try:
        findings = _examined(data, pdf)
    except PermissionError as error:
        refuse(_say("unreadable", folder=data, why=error.strerror), error)
    for one in findings if as_json else ():
        click.echo(msgspec.json.encode(one).decode())
    if not as_json:
        click.echo(printed(findings))
        if pdf is not None:
            click.echo(_say("paper_written", file=pdf))
    sys.exit(1 if any(one.state == "bad" for one in findings) else 0)


def _examined(data: Path, pdf: Path | None) -> tuple[Finding, ...]:
    """What the doctor of whoever lives there finds; each is imported only for its own."""
    names = {path.name for path in data.iterdir()}
    if names & {"ca.key", "office.toml", "office.db"}:
        if pdf is not None:
            refuse(_say("paper_of_kiosk"))
        from evaluator.office import doctor as office_doctor
        from evaluator.office.instants import now_utc

        return office_doctor.examine(data, now_utc)
    if not names & {"kiosk.db", "kiosk.key", "kiosk.toml", "enrol.toml"}:
        refuse(_say("nobodys", folder=data))
    from evaluator.kiosk import doctor as kiosk_doctor

    found = kiosk_doctor.examine(data)
    if pdf is not None:
        from evaluator.kiosk.readiness import write_report

        write_report(pdf, found)
    return found.findings


def _say(name: str, **facts: object) -> str:
    return of_both(*SENTENCES[name]).format(**facts)
