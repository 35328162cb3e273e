"""The folder of an enrolled kiosk, made without an office: for tests of the journal alone."""

from pathlib import Path

from evaluator.domain.directory import Directory, Unit, Window
from evaluator.kiosk import journal_file
from evaluator.runtime.paths import resources
from evaluator.wire.enrolment import Enrolled
from evaluator.wire.exchange import HallDirectory
from evaluator.wire.rule_pack import read_rule_pack


def make_journal_folder(folder: Path) -> Path:
    """Make `folder` that of the kiosk `k1` at window 1 of one hall, with an empty journal."""
    unit = Unit(id="u1", parent=None, kind="hall", name="清河大厅", name_en="Qinghe hall")
    window = Window(id="w1", unit="u1", number="1", name="社保", name_en="Social security")
    hall = HallDirectory(
        directory=Directory(version=1, units=(unit,), windows=(window,), staff=(), matters=()),
        sign_in=(),
        photos=(),
        office_name="清河街道",
        office_name_en="Qinghe sub-district",
        zone="Asia/Shanghai",
    )
    enrolled = Enrolled(
        kiosk="k1",
        window="w1",
        unit="u1",
        office_key="0" * 64,
        store="s1",
        simulated=True,
        directory=hall,
        rules=read_rule_pack((resources() / "rules" / "four_level.toml").read_bytes()),
    )
    journal_file.create(folder, enrolled, address="https://127.0.0.1:1", ca_pem="")
    return folder
