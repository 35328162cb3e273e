"""Bytes from outside into structs: whatever is wrong with them, one kind of error."""

from collections.abc import Callable
from typing import Final, TypeVar

import msgspec

T = TypeVar("T")
UNREADABLE: Final = (msgspec.MsgspecError, UnicodeDecodeError, RecursionError)
"""What msgspec raises: a string that is no UTF-8 is an error of its own there, and so is a nest too deep."""


def json_decoder(of: type[T]) -> Callable[[bytes], T]:
    """A function that reads JSON into `of`; msgspec.MsgspecError for anything else, whatever bytes it is."""
    decode = msgspec.json.Decoder(of).decode

    def read(body: bytes) -> T:
        try:
            return decode(body)
        except (UnicodeDecodeError, RecursionError) as error:
            raise msgspec.DecodeError(str(error)) from error

    return read
