"""`evaluator kiosk | office | manager | verify | simulate | demo`: imports only the program that is asked for."""

import importlib
import sys
from collections.abc import Sequence
from typing import Any, Final

import click

from evaluator import __version__
from evaluator.runtime import endings, streams
from evaluator.runtime.refusal import Refused, refuse
from evaluator.runtime.spoken import of_both

PROGRAMS: Final = {
    "kiosk": ("evaluator.kiosk.cli", "The window: residents tap, staff sign in."),
    "office": ("evaluator.office.cli", "The server: holds the directory and counts the halls."),
    "manager": ("evaluator.manager.cli", "The manager's desk: reads the month."),
    "verify": ("evaluator.verifier.cli", "For an outsider: whether a month is made of its journals."),
    "simulate": ("evaluator.simulation.cli", "How well signals find what is simulated, as a report."),
    "demo": ("evaluator.demo.cli", "All three at once, with a sample sub-district."),
}

TOOLS: Final = {
    "doctor": ("evaluator.doctor", "What is wrong with a kiosk or an office, and what to do."),
    "manual": ("evaluator.manual", "Write the manual pages."),
    "completion": ("evaluator.manual", "Teach a shell to complete commands and options."),
}
PACKAGED: Final = ("kiosk", "office", "manager")
"""Programs with a package and an extra of their own; all others are made of these."""
ASKED: Final = "evaluator.program"
"""Under this the program that is asked for is known before it is imported."""


class Programs(click.Group):
    """A group whose commands are imported when they are called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return [*PROGRAMS, *TOOLS]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        ctx.meta[ASKED] = cmd_name
        if cmd_name in PROGRAMS:
            command: click.Command = importlib.import_module(PROGRAMS[cmd_name][0]).command
            return command
        if cmd_name in TOOLS:
            tool: click.Command = getattr(importlib.import_module(TOOLS[cmd_name][0]), cmd_name)
            return tool
        return None

    def main(self, args: Sequence[str] | None = None, *more: Any, **further: Any) -> Any:  # noqa: ANN401 - as click's
        """Run the program. A place that takes no byte more is a sentence, wherever it was met."""
        try:
            try:
                return super().main(args, *more, **further)
            finally:
                sys.stdout.flush()
        except OSError as error:
            if error.errno not in streams.NO_PLACE:
                raise
            Refused(
                f"What was to be written or read does not go through: {error.strerror}."
                " Make room there, or name another place."
            ).show()
            streams.give_up()
            sys.exit(Refused.exit_code)

    def invoke(self, ctx: click.Context) -> object:
        """Run the command. A file the environment does not let us have is a sentence, whoever asked for it."""
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt as error:
            endings.tell()
            ctx.exit(endings.code_of(error))
        except click.Abort as error:
            if not isinstance(error.__context__, KeyboardInterrupt):  # answered no, or by nobody
                refuse(of_both(*endings.DECLINED), error)
            endings.tell()
            ctx.exit(endings.code_of(error.__context__))
        except BrokenPipeError:
            streams.give_up()
            ctx.exit(streams.READER_GONE)
        except UnicodeEncodeError as error:
            if not error.encoding.startswith("utf"):
                raise
            text = error.object[max(error.start - 40, 0) : error.end + 40]
            refuse(f"{text!a} is no text in UTF-8. Type it again, or give that file another name.", error)
        except OSError as error:
            if error.filename is None:
                raise
            refuse(f"{error.filename} cannot be used: {error.strerror}. Check the path and its rights.", error)
        except ModuleNotFoundError as error:
            library, program = (error.name or "").partition(".")[0], str(ctx.meta[ASKED])
            if library == "evaluator":
                raise
            needed = [program] if program in PACKAGED else list(PACKAGED)
            refuse(
                f"`evaluator {program}` needs {library}, which is not installed here."
                f" Install the package {' and '.join(f'evaluator-{one}' for one in needed)},"
                f" or with uv its extra: uv sync {' '.join(f'--extra {one}' for one in needed)}.",
                error,
            )

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Programs"):
            formatter.write_dl([(name, about) for name, (_, about) in PROGRAMS.items()])
        with formatter.section("Tools"):
            formatter.write_dl([(name, about) for name, (_, about) in TOOLS.items()])


@click.group(cls=Programs, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="evaluator")
def evaluator() -> None:
    """The service-window evaluator."""
