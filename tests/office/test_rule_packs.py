"""Rule packs: kept by version, put in force, taken by kiosks under the office's signature, compared on a past month."""

from pathlib import Path

import msgspec
import pytest

from evaluator.domain.rules import unknown_levels
from evaluator.office import commands
from evaluator.office.directory import rule_packs
from evaluator.office.founding import Founded
from evaluator.office.office import Office
from evaluator.runtime.paths import resources
from evaluator.wire.exchange import Held, rules_version
from evaluator.wire.manager import TALLY_PATH
from evaluator.wire.rule_pack import read_rule_pack
from evaluator.wire.rules import RULES_IN_FORCE_PATH, RULES_PATH, AllRules
from tests.office.conftest import TestClock, ask, exchange, hand_over, know, token_of
from tests.office.paper import PaperKiosk

FOUR = (resources() / "rules" / "four_level.toml").read_text("utf-8")
SECOND = FOUR.replace("version = 1", "version = 2", 1)


def test_the_packs_that_come_with_the_program_are_kept_and_one_is_in_force(office: Office, made: Founded) -> None:
    told = ask(office, "GET", RULES_PATH, headers=token_of(office, made)).json()["rules"]
    assert [(one["rules"], one["in_force"]) for one in told] == [
        ("four_level/1", True),
        ("national_five/1", False),
        ("thumb/1", False),
    ]
    assert told[1]["pack"]["headline"] == "good"


def test_a_pack_is_told_whole_with_formulas_thresholds_levels_and_reasons(office: Office, made: Founded) -> None:
    answer = ask(office, "GET", RULES_PATH, headers=token_of(office, made))
    told = msgspec.json.decode(answer.content, type=AllRules).rules[0]
    assert told.pack == read_rule_pack(FOUR.encode())
    assert told.pack.rate("hotline").weights == {"very_satisfied": 1, "satisfied": 1, "neutral": 0.9}
    assert told.added_at <= office.clock()


def test_a_pack_is_added_put_in_force_and_taken_by_the_kiosks(office: Office, made: Founded) -> None:
    header = token_of(office, made)
    kiosk = know(office, PaperKiosk()).start("r1")
    held = Held(directory=1, rules="four_level/1", store=office.about.store)
    assert exchange(office, kiosk, kiosk.request(held=held)).rules is None
    added = ask(office, "POST", RULES_PATH, json={"toml": SECOND}, headers=header)
    assert (added.status_code, added.json()["rules"], added.json()["in_force"]) == (201, "four_level/2", False)
    assert exchange(office, kiosk, kiosk.request(held=held)).rules is None
    used = ask(office, "POST", RULES_IN_FORCE_PATH, json={"rules": "four_level/2"}, headers=header)
    assert (used.status_code, used.json()["in_force"]) == (200, True)
    reply = exchange(office, kiosk, kiosk.request(held=held))
    assert reply.rules is not None
    assert rules_version(reply.rules) == rules_version(office.rules) == "four_level/2"


def test_a_version_that_is_kept_never_changes(office: Office, made: Founded) -> None:
    header = token_of(office, made)
    changed = FOUR.replace("neutral = 0.9", "neutral = 0.8")
    assert changed != FOUR
    refused = ask(office, "POST", RULES_PATH, json={"toml": changed}, headers=header)
    assert (refused.status_code, refused.json()["code"]) == (409, "changed_rules")
    assert ask(office, "POST", RULES_PATH, json={"toml": FOUR}, headers=header).status_code == 201
    assert len(ask(office, "GET", RULES_PATH, headers=header).json()["rules"]) == 3


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('headline = "satisfaction"', 'headline = "beauty"', "the headline rate beauty is not defined"),
        ("neutral = 0.9", "neutral = 9", "weighs neutral with 9"),
        ('slug = "neutral"', 'slug = "satisfied"', "a level is named twice"),
        ('slug = "four_level"', "slug = 4", "Expected `str`"),
        ("[scale]", "[scale", "toml"),
    ],
)
def test_a_faulty_pack_is_refused_with_what_is_wrong(
    office: Office, made: Founded, old: str, new: str, said: str
) -> None:
    answer = ask(office, "POST", RULES_PATH, json={"toml": SECOND.replace(old, new, 1)}, headers=token_of(office, made))
    assert (answer.status_code, answer.json()["code"]) == (400, "faulty_rules")
    assert said.lower() in answer.json()["detail"].lower() or said == "toml"


def test_an_unknown_pack_cannot_be_put_in_force(office: Office, made: Founded) -> None:
    header = token_of(office, made)
    for name in ("four_level/9", "four_level/x", "four_level/99999999999999999999", "four_level/01", "x"):
        answer = ask(office, "POST", RULES_IN_FORCE_PATH, json={"rules": name}, headers=header)
        assert answer.status_code in (400, 404)
    assert rules_version(office.rules) == "four_level/1"


def test_the_command_line_lists_adds_and_uses_packs_beside_the_office(
    office: Office, tmp_path: Path, clock: TestClock
) -> None:
    file = tmp_path / "second.toml"
    file.write_text(SECOND, "utf-8")
    assert "is kept, and not yet in force" in commands.add_rules(office.folder, file, clock=clock)
    assert "kept already" in commands.add_rules(office.folder, file, clock=clock)
    assert commands.rule_names(office.folder)[:2] == ["* four_level/1", "  four_level/2"]
    assert "in force" in commands.use_rules(office.folder, "four_level/2", clock=clock)
    assert rules_version(office.rules) == "four_level/2"
    file.write_text(SECOND.replace("neutral = 0.9", "neutral = 0.8"), "utf-8")
    with pytest.raises(Exception, match="higher version"):
        commands.add_rules(office.folder, file, clock=clock)
    file.write_text("slug = 1", "utf-8")
    with pytest.raises(Exception, match="no usable rule pack"):
        commands.add_rules(office.folder, file, clock=clock)
    with pytest.raises(Exception, match="four_level/1, four_level/2"):
        commands.use_rules(office.folder, "nothing/1", clock=clock)


def test_a_past_month_under_another_pack_shows_both_and_the_difference(office: Office, made: Founded) -> None:
    kiosk = know(office, PaperKiosk()).start("r1").serve("s03").rate("satisfied", 30).rate("neutral", 6)
    hand_over(office, kiosk.rate("dissatisfied", 4).request())
    header = token_of(office, made)
    query = f"{TALLY_PATH}?month=202611&by=window&rules=national_five/1"
    answer = ask(office, "GET", query, headers=header).json()
    assert (answer["rules"], answer["headline"]) == ("four_level/1", "satisfaction")
    assert answer["total"]["rates"]["satisfaction"]["value"] == 0.75
    other = answer["other"]
    assert (other["rules"], other["headline"]) == ("national_five/1", "good")
    assert other["total"]["good"]["value"] == 0.9
    assert other["difference"] == pytest.approx(0.15)
    assert other["differences"]["w1"] == pytest.approx(0.15)
    assert "（非常满意＋满意＋基本满意）" in other["rates"][0]["definition"]["zh-CN"]
    assert ask(office, "GET", query.replace("national_five", "nothing"), headers=header).status_code == 404
    strange = ask(office, "GET", query.replace("national_five", "thumb"), headers=header)
    assert (strange.status_code, strange.json()["code"]) == (409, "other_scale")


def test_the_hotlines_rate_weighs_neutral_by_the_pack(office: Office, made: Founded) -> None:
    kiosk = know(office, PaperKiosk()).start("r1").serve("s03").rate("satisfied", 5).rate("neutral", 5)
    hand_over(office, kiosk.request())
    answer = ask(office, "GET", f"{TALLY_PATH}?month=202611&by=unit", headers=token_of(office, made)).json()
    assert answer["total"]["rates"]["hotline"]["value"] == pytest.approx(0.95)
    assert answer["headline"] == "satisfaction"


def test_formulas_fit_ratings_only_of_levels_they_know() -> None:
    packs = {pack.slug: pack for pack in map(read_rule_pack, rule_packs.shipped())}
    assert unknown_levels(packs["four_level"], packs["national_five"]) == []
    assert unknown_levels(packs["national_five"], packs["four_level"]) == ["very_dissatisfied"]
