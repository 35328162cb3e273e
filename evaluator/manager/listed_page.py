"""A page around one list: Ctrl+E saves its rows as they are seen, Ctrl+P shows them as they will be printed."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QWidget

from evaluator.domain.names import Language
from evaluator.manager import deciding_words as words
from evaluator.manager import formats, messages
from evaluator.manager.language import named_in
from evaluator.manager.list_file import write_list
from evaluator.manager.page import Page
from evaluator.manager.paper import file_name
from evaluator.manager.preview import Preview
from evaluator.manager.saving import ask_where
from evaluator.manager.seen_rows import SeenTable
from evaluator.manager.table_paper import Listed, draw_list, foot_of


class ListedPage(Page):
    """A page says which table it is about; what it says of the list it may say more exactly."""

    def __init__(self, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(language, parent)
        self.preview = Preview(self)

    def listed(self) -> SeenTable:
        """The table that is saved and printed."""
        raise NotImplementedError

    def list_name(self) -> str:
        """What the list is called, on paper and as a file."""
        return self.name()

    def list_lead(self) -> str:
        """One line under its name on paper."""
        return ""

    def list_about(self) -> Sequence[tuple[str, str]]:
        """What a saved list says of itself, a name and a value a line."""
        if self.session is None or self.read_at is None:
            return ()
        office = named_in(self.language, self.session.office_name, self.session.office_name_en)
        at = messages.as_of(formats.instant(self.read_at))
        said = [(self.list_name(), office), (self.session.account, at)]
        return [*said, (messages.simulated(), "")] if self.session.simulated else said

    def export(self) -> None:
        if self.listed().model().rowCount():
            ask_where(self, Path(file_name(self.list_name())).with_suffix(".csv").name, self.save_to)

    def save_to(self, file: Path) -> None:
        """Write the rows that are seen, in their order."""
        seen = self.listed().seen()
        try:
            write_list(file, self.list_about(), seen.heads, seen.rows)
        except OSError:
            self.progress.remark(words.not_saved(str(file)))
        else:
            self.progress.remark(words.saved(file.name))

    def on_paper(self) -> Listed:
        """The rows that are seen, as they stand on paper."""
        seen = self.listed().seen(as_read=True)
        return Listed(
            title=self.list_name(),
            about=self.list_lead(),
            heads=tuple(seen.heads),
            rights=tuple(seen.rights),
            rows=seen.rows,
            foot=foot_of(self),
        )

    def print_out(self) -> None:
        if self.listed().model().rowCount():
            sheet = self.on_paper()
            self.preview.show(lambda device: draw_list(device, sheet))
