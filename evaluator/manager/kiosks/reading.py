"""What the page of kiosks reads: kiosks, codes, alarms and the directory that names their places."""

from dataclasses import dataclass

from evaluator.domain.names import Language
from evaluator.manager.directory.held import Held
from evaluator.manager.kiosks import code_words, words
from evaluator.manager.office_link import OfficeLink
from evaluator.wire import directory as wire
from evaluator.wire.devices import (
    ALARMS_PATH,
    CODES_PATH,
    KIOSKS_PATH,
    Alarm,
    Alarms,
    Kiosk,
    Kiosks,
    OpenCode,
    OpenCodes,
)
from evaluator.wire.directory import DIRECTORY_PATH, WholeDirectory


@dataclass(frozen=True, slots=True, kw_only=True)
class KiosksView:
    """Everything that is shown."""

    kiosks: Kiosks
    codes: tuple[OpenCode, ...]
    alarms: tuple[Alarm, ...]
    """Those that wait."""
    held: Held

    def place(self, window: str, unit: str, language: Language) -> str:
        """A place as people name it."""
        record = self.held.get("window", window) if window else None
        if isinstance(record, wire.WindowRecord):
            hall = self.held.name("unit", record.window.unit, language)
            return words.at_window(record.window.number, self.held.name("window", window, language), hall)
        return window or words.whole_hall(self.held.name("unit", unit, language))

    def place_of(self, kiosk: Kiosk, language: Language) -> str:
        """Where a kiosk stands."""
        return self.place(kiosk.window, kiosk.unit, language)

    def purpose(self, code: OpenCode, language: Language) -> str:
        """What a code is good for."""
        place = self.place(code.window, code.unit, language)
        if code.replaces:
            return code_words.for_replacing(place)
        return code_words.for_renewing(place) if code.renews else code_words.for_new(place)

    def find(self, kiosk: str) -> Kiosk | None:
        return next((one for one in self.kiosks.kiosks if one.kiosk == kiosk), None)


async def read_kiosks(link: OfficeLink) -> KiosksView:
    """The office's answer."""
    kiosks = await link.get(KIOSKS_PATH, Kiosks)
    codes = await link.get(CODES_PATH, OpenCodes)
    alarms = await link.get(ALARMS_PATH, Alarms)
    directory = await link.get(DIRECTORY_PATH, WholeDirectory)
    return KiosksView(kiosks=kiosks, codes=codes.codes, alarms=alarms.alarms, held=Held(directory))
