"""`python -m evaluator` and the `evaluator` command."""

import signal
import sys


def main() -> None:
    """Run the command line."""
    try:
        from evaluator.runtime import endings, streams
    except KeyboardInterrupt:  # nothing is there yet to say it with
        sys.exit(128 + signal.SIGINT)
    ending = endings.Ending()
    try:
        streams.make_usable()
        from evaluator.cli import evaluator

        evaluator()
    except KeyboardInterrupt as error:  # before or after the command itself
        endings.tell()
        sys.exit(endings.code_of(error))
    finally:
        ending.pass_on()


if __name__ == "__main__":
    main()
