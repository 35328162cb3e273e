"""`python -m evaluator` and the `evaluator` command."""

from evaluator.cli import evaluator


def main() -> None:
    """Run the command line."""
    evaluator()


if __name__ == "__main__":
    main()
