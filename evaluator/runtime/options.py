"""Options that several commands share."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final, TypeVar, get_args

import click

from evaluator.runtime import logs

LOG_FORMAT_VARIABLE: Final = "EVALUATOR_LOG_FORMAT"
F = TypeVar("F", bound=Callable[..., Any])


def data_folder(command: F) -> F:
    """`--data DIR`: the folder the program keeps its files in."""
    return click.option(
        "--data", required=True, type=click.Path(file_okay=False, path_type=Path), help="Folder of the program's files."
    )(command)


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
