"""The desk's language: Chinese is the source, English is a translation beside it; both may be changed while running."""

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from evaluator.domain.names import CHINESE, ENGLISH, Language
from evaluator.runtime.paths import resources


def other_than(language: Language) -> Language:
    """The language a switch leads to."""
    return ENGLISH if language == CHINESE else CHINESE


def language_name(language: Language) -> str:
    """A language in its own words: it is looked for by people who cannot read the other one."""
    return "English" if language == ENGLISH else "中文"


def named_in(language: Language, name: str, name_en: str) -> str:
    """A name of the directory in a language, as far as the directory has one."""
    return name_en if language.startswith("en") and name_en else name


class Translations:
    """The translators of one program; the widgets hear of a change by their LanguageChange event."""

    def __init__(self, app: QCoreApplication, language: Language) -> None:
        self._app = app
        self._installed: list[QTranslator] = []
        self.language = language
        self.use(language)

    def use(self, language: Language) -> None:
        """Speak this language from now on, in our own words and in Qt's."""
        self.remove()
        self.language = language
        QLocale.setDefault(QLocale(language.replace("-", "_")))
        if language == ENGLISH:
            self._install("manager_en", str(resources() / "i18n"))
        else:
            self._install("qtbase_zh_CN", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))

    def remove(self) -> None:
        """Leave the program's own words."""
        for translator in self._installed:
            self._app.removeTranslator(translator)
        self._installed.clear()

    def _install(self, name: str, folder: str) -> None:
        translator = QTranslator(self._app)
        if translator.load(name, folder):
            self._installed.append(translator)
            self._app.installTranslator(translator)
