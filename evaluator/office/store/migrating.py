"""Steps of a store: which it has been through, and the way to the newest."""

from pathlib import Path

from sqlalchemy import Connection, inspect, text

from evaluator import __version__
from evaluator.office import messages
from evaluator.office.store import migrations
from evaluator.runtime.refusal import refuse


def step_of(connection: Connection) -> str | None:
    """The last step a store has been through; None for an empty one."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    found = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return None if found is None else str(found)


def is_made(connection: Connection) -> bool:
    """Whether an office was founded in a store that has been through a known step."""
    return bool(connection.execute(text("SELECT count(*) FROM store")).scalar_one())


def refuse_strange(connection: Connection, where: str) -> None:
    """Refuse what is no office's, was not made to the end, or is newer than this program."""
    step = step_of(connection)
    if step is None:
        refuse(messages.say("not_an_office", path=where))
    if step not in migrations.STEPS:
        newest = migrations.STEPS[-1]
        refuse(messages.say("newer", path=where, step=step, program=__version__, newest=newest))
    if not is_made(connection):
        refuse(messages.say("half_made", path=where))


def is_newest(connection: Connection) -> bool:
    """Whether nothing is left to do."""
    return step_of(connection) == migrations.STEPS[-1]


def migrate(connection: Connection, step: str = "head") -> None:
    """Bring the tables up to date, or up to a step, in the transaction of the connection."""
    if is_newest(connection):
        return
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(migrations.__file__).parent).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, step)
