"""QR codes as rows of dark modules; whoever shows one draws them."""

from typing import Final

QUIET: Final = 4
"""Light modules around the code, as ISO/IEC 18004 asks for."""
ERROR: Final = "m"
"""A glass that reflects costs some modules; a higher level would make each of them smaller."""

Modules = tuple[tuple[bool, ...], ...]


def modules_of(text: str) -> Modules:
    """Rows of dark modules without the quiet zone; none when there is no text or more than a code can hold."""
    if not text:
        return ()
    import segno  # with its writers it loads half the network library, which no first frame needs

    try:
        code = segno.make_qr(text, error=ERROR, encoding="utf-8", boost_error=False)
    except segno.DataOverflowError:
        return ()
    return tuple(tuple(bool(module) for module in row) for row in code.matrix)
