"""Rule packs: what is shipped can be used, what contradicts itself is refused with its reason."""

import pytest

from evaluator.domain.names import CHINESE, ENGLISH
from evaluator.runtime.paths import resources
from evaluator.wire.rule_pack import RulePackFaultyError, is_too_deep, read_rule_pack
from evaluator.wire.signing import is_signed, public_key_hex, request_bytes, sign

PACK = (resources() / "rules" / "four_level.toml").read_text(encoding="utf-8")


@pytest.mark.parametrize("file", sorted((resources() / "rules").glob("*.toml")), ids=lambda file: file.stem)
def test_every_shipped_pack_can_be_used_in_both_languages(file: object) -> None:
    pack = read_rule_pack(file.read_bytes())  # type: ignore[attr-defined]  # a Path
    for names in (
        pack.names,
        pack.scale.question,
        pack.scale.unit_question,
        *(level.names for level in pack.scale.levels),
    ):
        assert set(names) == {"zh-CN", "en"}
    assert [level.key for level in pack.scale.levels] == list(range(1, len(pack.scale.levels) + 1))


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ('headline = "satisfaction"', 'headline = "bliss"', "bliss"),
        ('slug = "neutral"', 'slug = "satisfied"', "named twice"),
        ("key = 3", "key = 2", "two levels"),
        ("dissatisfied = 1 }", "furious = 1 }", "furious"),
        ("dissatisfied = 1 }", "dissatisfied = 1.5 }", "not between 0 and 1"),
        ("dissatisfied = 1 }", "dissatisfied = nan }", "not between 0 and 1"),
        ("neutral = 33.33 }", "neutral = -1 }", "not between 0 and 100"),
        ('code = "511"', 'code = "5 11"', "5 11 holds something else"),
        ('slug = "four_level"', "slug = 4", "str"),
        ("{unit}的服务", "我们的服务", "does not name it in zh-CN"),
        ("thanks_s = 3", "thanks_s = 0.09", "thanks_s is 0.09; a thank-you lasts 0.1 seconds or longer"),
        ("thanks_s = 3", "thanks_s = nan", "thanks_s is nan"),
        ("minimum_interval_s = 10", "minimum_interval_s = inf", "minimum_interval_s is inf, which is not between 0"),
        ("change_s = 3", "change_s = -1", "change_s is -1.0, which is not between 0 and 3600 seconds"),
        ("invitation_s = 60", "invitation_s = 0", "invitation_s is 0.0, which is not between 1"),
        ("invitation_s = 60", "idle_duty_s = nan", "idle_duty_s is nan, which is not between 1"),
        ("[names]", "[names", "TOML|Expected|Invalid"),
        ('code = "511"', 'code = "510"', "reason is named twice"),
        ('code = "214"\nlevel = "dissatisfied"', 'code = "214"\nlevel = "neutral"', "unequal numbers"),
    ],
)
def test_a_pack_that_contradicts_itself_is_refused(old: str, new: str, why: str) -> None:
    assert old in PACK
    with pytest.raises(RulePackFaultyError, match=why):
        read_rule_pack(PACK.replace(old, new).encode())


def test_the_mark_that_an_editor_of_windows_writes_is_no_fault() -> None:
    assert read_rule_pack(b"\xef\xbb\xbf" + PACK.encode()) == read_rule_pack(PACK.encode())


def test_the_national_five_bear_their_codes_and_their_reasons() -> None:
    pack = read_rule_pack((resources() / "rules" / "national_five.toml").read_bytes())
    assert [level.national_code for level in pack.scale.levels] == [5, 4, 3, 2, 1]
    for level in pack.scale.levels:
        reasons = pack.reasons_of(level.slug)
        assert {reason.code[0] for reason in reasons} == {str(level.national_code)}
        assert "person" in {reason.about for reason in reasons}


def test_a_lone_thumb_never_carries_a_claim() -> None:
    pack = read_rule_pack((resources() / "rules" / "thumb.toml").read_bytes())
    assert [level.slug for level in pack.scale.levels] == ["thumbs_up"]
    assert pack.small_counts.claim > 1_000_000


def test_a_signature_belongs_to_what_was_said() -> None:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    key = Ed25519PrivateKey.generate()
    said = request_bytes("POST", "/v1/exchange", "k1", 7, b"body")
    signature = sign(key, said)
    assert is_signed(public_key_hex(key), signature, said)
    for other in (
        request_bytes("GET", "/v1/exchange", "k1", 7, b"body"),
        request_bytes("POST", "/v1/exchange", "k2", 7, b"body"),
        request_bytes("POST", "/v1/exchange", "k1", 8, b"body"),
        request_bytes("POST", "/v1/exchange", "k1", 7, b"bodY"),
    ):
        assert not is_signed(public_key_hex(key), signature, other)
    assert not is_signed(public_key_hex(key), "zz", said)
    assert not is_signed("", signature, said)


@pytest.mark.parametrize(
    "deep",
    [
        "a = " + "[" * 90_000,
        "a" + ".a" * 90_000 + " = 1",
        "a = " + "{a=" * 60_000,
        "a = [\n" * 30_000,
        'b = "]]" # ]\n' + "a = " + "[" * 90_000,
        "b = '''\n]]'''\na = " + "[" * 90_000,
        'b = """\\"""]"""\na = ' + "[" * 90_000,
    ],
)
def test_a_file_that_would_cost_the_parser_its_memory_or_stack_is_refused_unparsed(deep: str) -> None:
    assert is_too_deep(deep)
    with pytest.raises(RulePackFaultyError, match="nested too deeply"):
        read_rule_pack(deep.encode())


@pytest.mark.parametrize(
    "text", ['a = "' + "[" * 50, "# " + "." * 500, "a = '''" + "{" * 50 + "'''", '"""\\"' * 40_000]
)
def test_what_stands_in_strings_and_comments_is_no_depth(text: str) -> None:
    assert not is_too_deep(text)


def test_a_fault_is_told_in_both_languages() -> None:
    body = PACK.replace("staff = 10", "staff = 3")
    with pytest.raises(RulePackFaultyError) as refused:
        read_rule_pack(body.encode())
    assert "fewer than 10 ratings" in refused.value.told(ENGLISH)
    assert "至少基于 10 次评价" in refused.value.told(CHINESE)
