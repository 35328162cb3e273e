"""Manual pages, made of what the command line says about itself; and the shell's completion."""

import os
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import click
from click.shell_completion import BashComplete, FishComplete, ShellComplete, ZshComplete

from evaluator import __version__

COMPLETE_VARIABLE: Final = "_EVALUATOR_COMPLETE"
COMPLETIONS: Final[dict[str, type[ShellComplete]]] = {"bash": BashComplete, "zsh": ZshComplete, "fish": FishComplete}
FILES: Final = (
    ("/etc/evaluator/kiosk.env, /etc/evaluator/office.env", "What this machine sets; it goes before the file below."),
    ("kiosk.toml, office.toml", "Settings, in the folder of the program's files."),
    ("/var/lib/evaluator-kiosk, /var/lib/evaluator-office", "The folders of the programs that systemd starts."),
)
ENDS: Final = (
    ("0", "It was done."),
    ("1", "Something that was asked about is not as it should be."),
    ("2", "It could not be done; one sentence says why and what to do."),
    ("128 + N", "Signal N ended it before it was done: 130 Ctrl+C, 143 SIGTERM; 141 where its reader has gone."),
)


@click.command("manual")
@click.option("--into", type=click.Path(file_okay=False, path_type=Path), required=True, help="Folder for the pages.")
@click.pass_context
def manual(context: click.Context, into: Path) -> None:
    """Write the manual pages of all programs, as man(1) reads them."""
    root = context.find_root()
    into.mkdir(parents=True, exist_ok=True)
    for name, page in pages(root.command, root):
        (into / f"{name}.1").write_text(page, encoding="utf-8")


@click.command("completion")
@click.argument("shell", type=click.Choice(list(COMPLETIONS)))
@click.pass_context
def completion(context: click.Context, shell: str) -> None:
    """Print what teaches a SHELL to complete commands and options. For bash: eval "$(evaluator completion bash)"."""
    click.echo(COMPLETIONS[shell](context.find_root().command, {}, "evaluator", COMPLETE_VARIABLE).source())


def pages(command: click.Command, context: click.Context) -> Iterator[tuple[str, str]]:
    """Name and text of each page: one for the command, one for each program."""
    programs = {f"evaluator-{one.info_name}": one for one in _inside(command, context)}
    yield "evaluator", _page("evaluator", context, [*programs])
    for name, program in programs.items():
        yield name, _page(name, program, ["evaluator"])


def _inside(command: click.Command, context: click.Context) -> Iterator[click.Context]:
    """The commands of a group, each in its place."""
    if isinstance(command, click.Group):
        for name in command.list_commands(context):
            found = command.get_command(context, name)
            if found is not None:
                yield click.Context(found, info_name=name, parent=context)


def _page(name: str, context: click.Context, others: list[str]) -> str:
    command = context.command
    at = os.environ.get("SOURCE_DATE_EPOCH")
    day = datetime.fromtimestamp(int(at), UTC) if at else datetime.now(UTC)
    lines = [
        f'.TH {name.upper()} 1 "{day:%Y-%m-%d}" "evaluator {__version__}" "Service-window evaluator"',
        ".SH NAME",
        f"{_text(name)} \\- {_text(command.get_short_help_str(200))}",
        ".SH SYNOPSIS",
        f".B {_text(_called(context))}",
        _text(" ".join(command.collect_usage_pieces(context))),
        ".SH DESCRIPTION",
        *_paragraphs(command),
        *_options(command, context),
    ]
    commands = [line for inner in _inside(command, context) for line in _section(inner)]
    if commands:
        lines += [".SH COMMANDS", *commands]
    lines += [".SH FILES", *_terms(FILES), ".SH EXIT STATUS", *_terms(ENDS), ".SH SEE ALSO"]
    lines.append(", ".join(f"\\fB{_text(other)}\\fR(1)" for other in others))
    return "\n".join(lines) + "\n"


def _section(context: click.Context) -> Iterator[str]:
    """A command inside a program, and those inside it."""
    command = context.command
    called = " ".join([_called(context).removeprefix("evaluator "), *command.collect_usage_pieces(context)])
    yield f".SS {_text(called)}"
    yield from _paragraphs(command)
    inner = [line for one in _inside(command, context) for line in _section(one)]
    yield from inner or _terms(_option_rows(command, context))


def _called(context: click.Context) -> str:
    """`evaluator office rules add`, whatever the process was started as."""
    names = []
    one: click.Context | None = context
    while one is not None and one.parent is not None:
        names.append(one.info_name or "")
        one = one.parent
    return " ".join(["evaluator", *reversed(names)])


def _paragraphs(command: click.Command) -> Iterator[str]:
    for place, paragraph in enumerate((command.help or "").replace("\b", "").strip().split("\n\n")):
        if place:
            yield ".PP"
        yield _text(" ".join(paragraph.split()))


def _options(command: click.Command, context: click.Context) -> list[str]:
    rows = _option_rows(command, context)
    return [".SH OPTIONS", *_terms(rows)] if rows else []


def _option_rows(command: click.Command, context: click.Context) -> list[tuple[str, str]]:
    return [row for one in command.get_params(context) if (row := one.get_help_record(context)) is not None]


def _terms(rows: list[tuple[str, str]] | tuple[tuple[str, str], ...]) -> Iterator[str]:
    for term, about in rows:
        yield ".TP"
        yield f"\\fB{_text(term)}\\fR"
        yield _text(about)


def _text(words: str) -> str:
    """Words as roff takes them for nothing but words."""
    escaped = words.replace("\\", "\\\\").replace("-", "\\-")
    return f"\\&{escaped}" if escaped.startswith((".", "'")) else escaped
