"""Run by Alembic: migrates over the connection it is handed."""

from alembic import context

from evaluator.office.store.schema import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata, transactional_ddl=True)
context.run_migrations()
