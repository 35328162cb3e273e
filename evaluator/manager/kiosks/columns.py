"""The columns of the list of kiosks and of the open codes."""

from evaluator.domain.names import Language
from evaluator.manager import formats
from evaluator.manager.kiosks import code_words, health, words
from evaluator.manager.kiosks.reading import KiosksView
from evaluator.manager.rows_model import RowColumn
from evaluator.manager.table import Room
from evaluator.wire.devices import Kiosk, OpenCode


def kiosk_columns(view: KiosksView, language: Language) -> tuple[RowColumn[Kiosk], ...]:
    """Where it stands, how it is, and what it said of itself when it was last heard of."""
    newest = view.kiosks.directory

    def directory(one: Kiosk) -> str:
        by = newest - one.directory
        return words.behind(one.directory, by) if by > 0 else str(one.directory)

    return (
        RowColumn(
            slug="place", title=words.place(), text=lambda one: view.place_of(one, language), room=Room(156, 230, 3)
        ),
        RowColumn(
            slug="state",
            title=words.state(),
            text=lambda one: health.state(one, view.alarms),
            room=Room(110, 140, 2),
            prose=True,
        ),
        RowColumn(
            slug="seen",
            title=words.last_seen(),
            text=health.seen,
            room=Room(126, 130),
            copied=lambda one: "" if one.last_seen_at is None else formats.instant(one.last_seen_at),
            order=lambda one: max((at for at in (one.last_seen_at, one.carried_at) if at), default=None),
        ),
        RowColumn(slug="version", title=words.version(), text=lambda one: one.program, room=Room(64, 72), quiet=True),
        RowColumn(
            slug="backlog",
            title=words.backlog(),
            text=lambda one: formats.count(one.backlog),
            about=words.backlog_about(),
            room=Room(48, 56),
            side="right",
            copied=lambda one: str(one.backlog),
            order=lambda one: one.backlog,
        ),
        RowColumn(
            slug="clock",
            title=words.clock(),
            text=health.clock,
            about=words.clock_about(),
            room=Room(60, 68),
            side="right",
            whole=True,
            copied=lambda one: "" if one.clock_offset_s is None else f"{one.clock_offset_s:.1f}",
            order=lambda one: one.clock_offset_s,
            gives_way=True,
        ),
        RowColumn(
            slug="disk",
            title=words.disk(),
            text=health.disk,
            room=Room(72, 80),
            side="right",
            whole=True,
            order=lambda one: one.disk_free_bytes or None,
            gives_way=True,
        ),
        RowColumn(
            slug="directory",
            title=words.directory(),
            text=directory,
            about=words.directory_about(newest),
            room=Room(56, 76),
            side="right",
            whole=True,
            order=lambda one: one.directory,
            gives_way=True,
        ),
        RowColumn(
            slug="kiosk",
            title=words.kiosk_id(),
            text=lambda one: one.kiosk,
            room=Room(64, 84),
            quiet=True,
            gives_way=True,
        ),
    )


def code_columns(view: KiosksView, language: Language) -> tuple[RowColumn[OpenCode], ...]:
    """What a code is for, who made it, and how long it lasts. Its secret was told once."""
    return (
        RowColumn(slug="name", title=code_words.code_name(), text=lambda code: code.name, room=Room(64, 72)),
        RowColumn(
            slug="purpose",
            title=code_words.purpose(),
            text=lambda code: view.purpose(code, language),
            room=Room(160, 260, 1),
        ),
        RowColumn(slug="made_by", title=code_words.made_by(), text=lambda code: code.made_by, room=Room(80, 130)),
        RowColumn(
            slug="expires",
            title=code_words.expires(),
            text=lambda code: formats.since(code.expires_at),
            room=Room(126, 130),
            order=lambda code: code.expires_at,
        ),
        RowColumn(
            slug="tries",
            title=code_words.tries(),
            text=lambda code: str(code.tries_left),
            room=Room(52, 60),
            side="right",
            order=lambda code: code.tries_left,
        ),
    )
