"""Where a key goes that went down: to the entry field, to the answers, to the invitation, or nowhere."""

from evaluator.domain import duty as duties
from evaluator.domain import visit as visits
from evaluator.kiosk import read_aloud
from evaluator.kiosk.by_ear import ByEar, stops
from evaluator.kiosk.keypad import PadKeys, Press
from evaluator.kiosk.live_visit import LiveVisit
from evaluator.kiosk.sign_in import SignIn
from evaluator.kiosk.situation import Key
from evaluator.kiosk.stage import Stage


class Keys:
    """Pads, foot switches, card readers and keyboards all type digits; what waits for them tells them apart."""

    def __init__(self, stage: Stage, visit: LiveVisit, sign_in: SignIn) -> None:
        self._stage, self._visit, self._sign_in = stage, visit, sign_in
        self._by_ear = ByEar(stage, visit)
        self._pad = PadKeys()
        self.reader_is_held = False
        """Whether cards come from a reader of their own."""

    def pressed(self, key: Key) -> None:
        """A key of a pad, a card reader or a keyboard went down."""
        stage = self._stage
        if not stage.is_open:
            return
        self._pad.pressed(key if isinstance(key, int) and self._is_of_pad(key) else None, stage.now())
        duty = stage.situation.duty
        if duties.on_duty(duty) is None or isinstance(duty, duties.LeaveAsked):
            self._pad.forget()
            if not self.type_badges and isinstance(duty, duties.OffDuty | duties.BadgeAsked):
                pass
            elif isinstance(key, int):
                self._sign_in.type_digit(key)
            elif key == "enter":
                self._sign_in.enter()
        elif not self._are_heard:
            self._pad.forget()
        stage.show(pad_key=self._pad.waiting)

    @property
    def deadline(self) -> float | None:
        """Until when the silence after a key of the pad is listened for."""
        return self._pad.due

    def tick(self, now: float) -> None:
        pressed = self._pad.listened(now)
        if pressed is not None and self._are_heard:
            self._pad_press(pressed)
        self._stage.show(pad_key=self._pad.waiting)

    @property
    def type_badges(self) -> bool:
        """Whether keys can be a card. Where readers are listed they cannot, unless the settings say so."""
        settings = self._stage.settings
        return not self.reader_is_held and (not settings.card_readers or settings.cards_from_keyboards)

    @property
    def _are_heard(self) -> bool:
        situation = self._stage.situation
        visit = situation.visit
        is_heard_by_ear = situation.aloud is not None and bool(stops(situation))
        return self._stage.answers_are_shown and (
            visits.takes_an_answer(visit) or isinstance(visit, visits.Uninvited) or is_heard_by_ear
        )

    def _is_of_pad(self, key: int) -> bool:
        if isinstance(self._stage.situation.visit, visits.Uninvited):
            return key == self._stage.settings.invite_key
        return key in read_aloud.KEYS or self._stage.situation.facts.rules.scale.level_of_key(key) is not None

    def _pad_press(self, press: Press) -> None:
        situation = self._stage.situation
        if isinstance(situation.visit, visits.Uninvited):
            self._visit.invite()
        elif press == "outer":
            self._visit.toggle_reading_aloud()
        elif situation.aloud is not None:
            self._by_ear.pressed(press)
        elif (level := situation.facts.rules.scale.level_of_key(press)) is not None:
            self._visit.tap(level.slug, "pad")
