"""What a person is told when something cannot be done: one sentence and exit code 2."""

from typing import NoReturn

import click


class Refused(click.ClickException):
    """Bad input or a state a person can mend. The message is one sentence with its remedy."""

    exit_code = 2

    def show(self, file: object = None) -> None:
        """Print `evaluator: SENTENCE` to stderr."""
        click.echo(f"evaluator: {self.format_message()}", err=True)


def refuse(sentence: str, because: BaseException | None = None) -> NoReturn:
    """Tell the person one sentence that names the remedy, and end with exit code 2."""
    raise Refused(sentence) from because
