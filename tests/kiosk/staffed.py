"""A kiosk's folder with people who can sign in, one of them with a photo."""

import hashlib
from contextlib import closing
from functools import cache
from pathlib import Path
from typing import Final

from argon2 import PasswordHasher
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from msgspec.structs import replace
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QImageWriter, QPainter

from evaluator.domain.directory import Directory, StaffMember, Unit, Window
from evaluator.domain.rules import RulePack
from evaluator.kiosk.enrolment import KEY
from evaluator.kiosk.facts import hold
from evaluator.kiosk.journal_file import DATABASE, connect, create
from evaluator.runtime.paths import resources, write_private
from evaluator.wire.enrolment import Enrolled
from evaluator.wire.exchange import HallDirectory, HallStars, PersonSignIn, Photo
from evaluator.wire.rule_pack import read_rule_pack

BADGE: Final = "1043"
PIN: Final = "271828"
TECHNICIAN: Final = "802701"
OTHER_BADGE: Final = "1044"
OTHER_PIN: Final = "314159"


@cache
def pack(name: str) -> RulePack:
    """A rule pack as it is shipped."""
    return read_rule_pack((resources() / "rules" / f"{name}.toml").read_bytes())


RULES: Final = replace(pack("four_level"), reasons=())
"""Four answers, and nobody is asked for reasons."""


@cache
def photo() -> bytes:
    """A drawn face, as PNG."""
    image = QImage(480, 480, QImage.Format.Format_RGB32)
    image.fill(QColor("#9FB8C4"))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    for colour, x, y, wide, high in (
        ("#24404F", 240, 520, 200, 190),
        ("#2B2320", 240, 190, 118, 132),
        ("#EBC7A8", 240, 215, 98, 118),
    ):
        painter.setBrush(QColor(colour))
        painter.drawEllipse(QPointF(x, y), wide, high)
    painter.end()
    body = QByteArray()
    buffer = QBuffer(body)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(body.data())


@cache
def verifier(pin: str) -> str:
    """An argon2id verifier that costs little to check."""
    return PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(pin)


def directory() -> Directory:
    """One hall, window 3, a person with a photo and one without."""
    return Directory(
        version=1,
        units=(
            Unit(id="office", parent=None, kind="office", name="清河街道办事处", name_en="Qinghe Sub-district Office"),
            Unit(
                id="hall",
                parent="office",
                kind="hall",
                name="清河社区便民服务大厅",
                name_en="Qinghe Community Service Hall",
            ),
        ),
        windows=(Window(id="w3", unit="hall", number="3", name="社会保障", name_en="Social security"),),
        staff=(
            StaffMember(
                id="s1",
                unit="hall",
                name="李敏",
                name_en="Li Min",
                badge=BADGE,
                post="社会保障专员",
                post_en="Social security officer",
                photo=hashlib.sha256(photo()).hexdigest(),
            ),
            StaffMember(
                id="s2",
                unit="hall",
                name="王建国",
                name_en="Wang Jianguo",
                badge=OTHER_BADGE,
                post="综合窗口专员",
                post_en="General affairs officer",
            ),
        ),
        matters=(),
    )


def hall(known: Directory | None = None) -> HallDirectory:
    """The hall as its kiosks hold it."""
    return HallDirectory(
        directory=known or directory(),
        sign_in=(
            PersonSignIn(staff="s1", verifier=verifier(PIN)),
            PersonSignIn(staff="s2", verifier=verifier(OTHER_PIN)),
        ),
        photos=(Photo(sha256=hashlib.sha256(photo()).hexdigest(), body=photo()),),
        office_name="清河街道办事处",
        office_name_en="Qinghe Sub-district Office",
        zone="Asia/Shanghai",
    )


def staffed_folder(
    folder: Path,
    *,
    known: Directory | None = None,
    simulated: bool = False,
    rules: RulePack = RULES,
    window: str = "w3",
    stars: HallStars | None = None,
) -> Path:
    """Make the folder of a kiosk that has been enrolled and never started."""
    enrolled = Enrolled(
        kiosk="k3",
        window=window,
        unit="hall",
        office_key="0" * 64,
        store="store-1",
        simulated=simulated,
        directory=hall(known),
        rules=rules,
    )
    create(folder, enrolled, address="https://127.0.0.1:9", ca_pem="")
    with closing(connect(folder / DATABASE)) as db:
        hold(db, None, None, stars)
        db.commit()
    key = Ed25519PrivateKey.generate()
    write_private(folder / KEY, key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    return folder
