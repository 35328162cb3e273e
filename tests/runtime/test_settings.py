"""A setting that cannot be used is named with what is wrong with it, in a sentence."""

from pathlib import Path

import pytest

from evaluator.office.settings import office_settings
from evaluator.runtime.refusal import Refused


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("lisen = 'x'", "there is no setting lisen; listen may be meant"),
        ("colour = 1", "there is no setting colour. Mend that line."),
        ("listen = 5", "$.listen"),
        ("listen", "office.toml cannot be used"),
    ],
)
def test_a_faulty_line_is_told_with_its_remedy(tmp_path: Path, line: str, why: str) -> None:
    (tmp_path / "office.toml").write_text(line, "utf-8")
    with pytest.raises(Refused) as refused:
        office_settings(tmp_path)
    assert why in refused.value.message
    assert refused.value.message.endswith("Mend that line.")
