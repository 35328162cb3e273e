"""What the desk's program on Windows begins with."""

from evaluator.manager.cli import command

if __name__ == "__main__":
    command()
