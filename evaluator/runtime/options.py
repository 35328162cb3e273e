"""Options that several commands share."""

import os
import shlex
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final, TypeVar, get_args

import click

from evaluator.runtime import logs
from evaluator.runtime.paths import user_name
from evaluator.runtime.refusal import refuse
from evaluator.runtime.spoken import of_both

LOG_FORMAT_VARIABLE: Final = "EVALUATOR_LOG_FORMAT"
F = TypeVar("F", bound=Callable[..., Any])


OTHER_USER: Final = (
    "{folder} 属于用户 {user}。以 root 写入的文件，该用户无法再用。请改用：runuser -u {user} -- {command}",
    "{folder} belongs to the user {user}, who cannot use what root writes there. Run: runuser -u {user} -- {command}",
)


def data_folder(command: F) -> F:
    """`--data DIR`: the folder the program keeps its files in. Root is refused where that is another user's."""
    return _data_option(not_as_root)(command)


def looked_at_folder(command: F) -> F:
    """The same for whoever only looks."""
    return _data_option(None)(command)


def _data_option(
    callback: Callable[[click.Context, click.Parameter, Path | None], Path | None] | None,
) -> Callable[[F], F]:
    kind = click.Path(file_okay=False, path_type=Path)
    return click.option("--data", required=True, type=kind, callback=callback, help="Folder of the program's files.")


def not_as_root(context: click.Context, _option: click.Parameter, folder: Path | None) -> Path | None:
    """The folder; Refused where it is another user's and we are root. For options of their own."""
    if sys.platform == "win32" or os.geteuid() != 0 or folder is None or not folder.is_dir():
        return folder
    if (owner := folder.stat().st_uid) != 0:
        called = f"{context.command_path} --data {shlex.quote(str(folder))} …"
        refuse(of_both(*OTHER_USER).format(folder=folder, user=user_name(owner), command=called))
    return folder


def logs_are_json() -> bool:
    """Whether this command was asked to write its log for programs."""
    return os.environ.get(LOG_FORMAT_VARIABLE) == "json"


def log_format(command: F) -> F:
    """`--log-format text|json|journal`, applied before the command runs."""

    def apply(_context: click.Context, _option: click.Parameter, value: logs.LogFormat) -> None:
        logs.configure(value)
        os.environ[LOG_FORMAT_VARIABLE] = value  # programs started by this one write as it does

    return click.option(
        "--log-format",
        type=click.Choice(get_args(logs.LogFormat)),
        default="text",
        envvar=LOG_FORMAT_VARIABLE,
        show_default=True,
        expose_value=False,
        is_eager=True,
        callback=apply,
        help="Lines on stderr for people or programs, or systemd's journal.",
    )(command)
