"""The one string that leads to an office."""

import pytest

from evaluator.manager.office_address import OfficeAddress, parse

PRINT = "ab" * 32


@pytest.mark.parametrize(
    "text",
    [
        f"https://10.1.2.3:8443#{PRINT}",
        f"  https://10.1.2.3:8443/#{PRINT.upper()} ",
        f"10.1.2.3:8443#{PRINT}",
        "https://10.1.2.3:8443#" + ":".join(PRINT[place : place + 2] for place in range(0, 64, 2)),
        f"https://10.1.2.3:8443\n#{PRINT[:32]}\n{PRINT[32:]}",
    ],
)
def test_what_people_paste_is_read(text: str) -> None:
    assert parse(text) == OfficeAddress("https://10.1.2.3:8443", PRINT)


def test_the_fingerprint_may_be_left_out_and_ipv6_is_read() -> None:
    assert parse("https://[::1]:8443") == OfficeAddress("https://[::1]:8443", "")
    assert str(parse(f"https://[::1]:8443#{PRINT}")) == f"https://[::1]:8443#{PRINT}"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "office",
        "https://office",
        f"http://10.1.2.3:8443#{PRINT}",
        "https://10.1.2.3:8443#abc",
        "https://10.1.2.3:99999",
        f"https://me@10.1.2.3:8443#{PRINT}",
        f"https://10.1.2.3:8443/v1#{PRINT}",
        "https://[::1:8443",
        f"evaluator://10.1.2.3:8443/{PRINT}/AB-CD",
    ],
)
def test_anything_else_is_not_an_address(text: str) -> None:
    assert parse(text) is None
