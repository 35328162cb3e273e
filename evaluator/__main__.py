"""`python -m evaluator` and the `evaluator` command."""

from evaluator.cli import evaluator
from evaluator.runtime import streams


def main() -> None:
    """Run the command line."""
    streams.make_usable()
    evaluator()


if __name__ == "__main__":
    main()
