"""`evaluator manager`: the desk's window."""

import sys
from pathlib import Path

import click

from evaluator.domain.names import CHINESE, ENGLISH, Language
from evaluator.runtime.display import refuse_without_display
from evaluator.runtime.options import log_format
from evaluator.runtime.refusal import refuse


@click.command()
@click.option("--office", default="", metavar="URL[#FINGERPRINT]", help="Address of the office, as `init` prints it.")
@click.option("--account", default="", metavar="NAME", help="Account to sign in with.")
@click.option("--password-stdin", is_flag=True, help="Read the password from the first line of stdin and sign in.")
@click.option("--lang", type=click.Choice([CHINESE, ENGLISH]), help="Language; the last one used otherwise.")
@click.argument("file", required=False, type=click.Path(path_type=Path))
@log_format
def command(*, office: str, account: str, password_stdin: bool, lang: str | None, file: Path | None) -> None:
    """Open the manager's desk: sign in to an office and read the month.

    With FILE it tells of that file alone, which may be evidence, an exchange of kiosks or an office's reply.
    """
    password = ""
    if password_stdin:
        password = sys.stdin.readline().rstrip("\r\n")
        if not password:
            refuse("No password came on stdin; write it there as one line, or leave --password-stdin out.")
    refuse_without_display()
    from evaluator.manager.app import Asked, run

    sys.exit(run(Asked(office, account, password, Language(lang) if lang else None, file)))
