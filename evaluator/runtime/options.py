"""Options that several commands share."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from evaluator.runtime import logs

F = TypeVar("F", bound=Callable[..., Any])


def data_folder(command: F) -> F:
    """`--data DIR`: the folder the program keeps its files in."""
    return click.option(
        "--data", required=True, type=click.Path(file_okay=False, path_type=Path), help="Folder of the program's files."
    )(command)


def log_format(command: F) -> F:
    """`--log-format text|json`, applied before the command runs."""

    def apply(_context: click.Context, _option: click.Parameter, value: logs.LogFormat) -> None:
        logs.configure(value)

    return click.option(
        "--log-format",
        type=click.Choice(["text", "json"]),
        default="text",
        envvar="EVALUATOR_LOG_FORMAT",
        show_default=True,
        expose_value=False,
        is_eager=True,
        callback=apply,
        help="How log lines are written to stderr.",
    )(command)
