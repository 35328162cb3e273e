"""Folders of kiosks as an office would have made them, without an office."""

from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from msgspec.structs import replace

from evaluator.domain.directory import Checklist, Directory, Matter, StaffMember, Unit, Window
from evaluator.domain.journal import AnyEvent, Rated
from evaluator.kiosk.enrolment import KEY
from evaluator.kiosk.journal_file import create
from evaluator.kiosk.journal_store import Moment
from evaluator.runtime.paths import resources, write_private
from evaluator.wire.enrolment import Enrolled
from evaluator.wire.exchange import HallDirectory
from evaluator.wire.rule_pack import read_rule_pack

RULES = replace(read_rule_pack((resources() / "rules" / "four_level.toml").read_bytes()), reasons=())
"""Four answers, and nobody is asked for reasons, so that one tap can follow another."""
SCALE = RULES.scale.slug

DIRECTORY = Directory(
    version=1,
    units=(
        Unit(id="office", parent=None, kind="office", name="清河街道办事处", name_en="Qinghe Sub-district Office"),
        Unit(id="hall", parent="office", kind="hall", name="第一社区服务大厅", name_en="First Community Hall"),
    ),
    windows=(Window(id="w1", unit="hall", number="1", name="社会保障", name_en="Social security"),),
    staff=(
        StaffMember(id="s1", unit="hall", name="李敏", name_en="Li Min", badge="1043", post="窗口专员"),
        StaffMember(id="s2", unit="hall", name="王建国", name_en="Wang Jianguo", badge="1044"),
    ),
    matters=(
        Matter(
            id="m1",
            name="社保卡申领",
            windows=("w1",),
            checklist=Checklist(version=1, on="2026-01-01", items=("身份证",)),
        ),
    ),
)


def hall_directory(directory: Directory = DIRECTORY) -> HallDirectory:
    """A hall as its kiosks hold it; nobody can sign in."""
    return HallDirectory(
        directory=directory,
        sign_in=(),
        photos=(),
        office_name="清河街道办事处",
        office_name_en="Qinghe Sub-district Office",
        zone="Asia/Shanghai",
    )


def rated(at: Moment) -> AnyEvent:
    """A resident's answer in the open mode, at the moment it is stored."""
    return Rated(duty="d1", scale=SCALE, level="satisfied", day=at.day, hour=at.hour, flag=at.flag)


def enrolled_folder(folder: Path, *, kiosk: str = "k1", address: str = "https://127.0.0.1:9", ca: str = "") -> Path:
    """A folder with the journal and the key of a kiosk that has been enrolled and never started."""
    enrolled = Enrolled(
        kiosk=kiosk,
        window="w1",
        unit="hall",
        office_key="0" * 64,
        store="store-1",
        simulated=False,
        directory=hall_directory(),
        rules=RULES,
    )
    create(folder, enrolled, address=address, ca_pem=ca)
    key = Ed25519PrivateKey.generate()
    write_private(folder / KEY, key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    return folder
