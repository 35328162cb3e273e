"""The office's database: tables, writer, migrations."""
