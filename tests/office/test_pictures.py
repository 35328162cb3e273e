"""Pictures from strangers: what is none is refused with a sentence, in bounded memory; what is one is made anew."""

import io
import struct
import subprocess
import sys
import zipfile
import zlib
from collections.abc import Callable

import pytest
from PIL import Image, ImageDraw

from evaluator.office.directory import photo_child, pictures
from evaluator.office.directory.pictures import Photo

MEGABYTE_KB = 1024


def picture(kind: str, size: tuple[int, int] = (300, 400), mode: str = "RGB") -> bytes:
    image = Image.new(mode, size, "white")
    ImageDraw.Draw(image).ellipse((20, 20, 200, 300), fill="navy")
    out = io.BytesIO()
    image.save(out, kind)
    return out.getvalue()


def chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def png(width: int, height: int, data: bytes) -> bytes:
    """A PNG of any size it likes to claim, with well-made marks."""
    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(data, 9)) + chunk(b"IEND", b"")


def archive() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        packed.writestr("index.html", "<script>alert(1)</script>")
    return out.getvalue()


def broken_text_bomb() -> bytes:
    """A small picture whose comment unpacks to 200 MB."""
    whole = picture("PNG", (20, 20))
    comment = chunk(b"zTXt", b"Comment\0\0" + zlib.compress(b"\0" * 200_000_000, 9))
    return whole[:33] + comment + whole[33:]


@pytest.mark.parametrize(
    ("make", "why"),
    [
        (lambda: png(10_000, 5_000, b"\0" * (5_000 * 1_251)), "photo_pixels"),
        (lambda: png(60_000, 60_000, b"\0" * 1_000), "photo_pixels"),
        (lambda: picture("PNG")[:-200], "photo_broken"),
        (lambda: picture("JPEG")[:2_000], "photo_broken"),
        (broken_text_bomb, "photo_broken"),
        (lambda: b"GIF89a" + bytes(100), "photo_kind"),
        (lambda: picture("GIF", mode="P"), "photo_kind"),
        (lambda: b"", "photo_kind"),
        (lambda: b"<svg xmlns='http://www.w3.org/2000/svg'/>", "photo_kind"),
        (lambda: picture("PNG") + archive(), "photo_more"),
        (lambda: picture("JPEG") + archive(), "photo_more"),
        (lambda: picture("JPEG") + picture("JPEG"), "photo_more"),
        (lambda: picture("PNG") + bytes(photo_child.BYTES_MOST), "photo_large"),
    ],
)
def test_what_is_no_picture_alone_is_refused_and_the_next_one_is_taken(make: Callable[[], bytes], why: str) -> None:
    refused, taken = pictures.remade([make(), picture("PNG")])
    assert refused == why
    assert isinstance(taken, Photo)


MEASURED = """
import resource
from evaluator.office.directory import pictures
from tests.office.test_pictures import broken_text_bomb, png

bombs = [png(10_000, 5_000, bytes(5_000 * 1_251)), broken_text_bomb()]
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
assert pictures.remade(bombs) == ["photo_pixels", "photo_broken"]
grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
print(grown, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""
"""In a process of its own: the system tells the largest of every child that a process ever had."""


def test_a_bomb_costs_the_child_little_memory_and_the_office_none() -> None:
    said = subprocess.run([sys.executable, "-c", MEASURED], capture_output=True, text=True, check=True).stdout
    grown, child = map(int, said.split())
    assert grown < 8 * MEGABYTE_KB
    assert child < 300 * MEGABYTE_KB


def test_a_picture_over_which_the_child_dies_harms_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    good = picture("JPEG")
    monkeypatch.setattr(pictures, "_LONGEST_S", 60)
    monkeypatch.setattr(photo_child, "__name__", "evaluator.office.directory.nothing")
    assert pictures.remade([good, good]) == ["photo_broken", "photo_broken"]


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_a_picture_is_written_anew_the_same_each_time_and_called_by_its_hash(kind: str) -> None:
    body = picture(kind, (1_600, 1_200))
    first, second = pictures.remade([body, body])
    assert isinstance(first, Photo)
    assert first == second
    assert first.sha256 == pictures.hash_of(first.body)
    with Image.open(io.BytesIO(first.body)) as made:
        assert (made.format, made.size, made.mode) == (kind, (640, 480), "RGB")


def test_what_a_camera_wrote_beside_the_picture_is_left_out_and_it_stands_upright() -> None:
    image = Image.new("RGB", (400, 300), "white")
    about = Image.Exif()
    about[0x010E] = "where I live"
    about[0x0112] = 6
    out = io.BytesIO()
    image.save(out, "JPEG", exif=about, comment=b"and my name")
    [made] = pictures.remade([out.getvalue()])
    assert isinstance(made, Photo)
    assert b"where I live" in out.getvalue()
    assert b"where I live" not in made.body
    assert b"my name" not in made.body
    with Image.open(io.BytesIO(made.body)) as upright:
        assert upright.size == (300, 400)


@pytest.mark.parametrize("mode", ["RGBA", "L", "P", "CMYK"])
def test_pictures_of_every_make_are_taken(mode: str) -> None:
    kind = "JPEG" if mode == "CMYK" else "PNG"
    [made] = pictures.remade([picture(kind, mode=mode)])
    assert isinstance(made, Photo)


def test_greys_of_sixteen_bits_stay_greys() -> None:
    scan = Image.new("I;16", (256, 8))
    scan.putdata([grey * 257 for _ in range(8) for grey in range(256)])
    out = io.BytesIO()
    scan.save(out, "PNG")
    [made] = pictures.remade([out.getvalue()])
    assert isinstance(made, Photo)
    with Image.open(io.BytesIO(made.body)) as kept:
        assert [kept.getpixel((grey, 4)) for grey in (0, 64, 200, 255)] == [(g, g, g) for g in (0, 64, 200, 255)]


def test_a_png_that_stays_large_is_kept_as_jpeg() -> None:
    noise = Image.effect_noise((640, 640), 90).convert("RGB")
    out = io.BytesIO()
    noise.save(out, "PNG")
    [made] = pictures.remade([out.getvalue()])
    assert isinstance(made, Photo)
    assert pictures.file_name(*made).endswith(".jpg")
    assert len(made.body) < len(out.getvalue())
