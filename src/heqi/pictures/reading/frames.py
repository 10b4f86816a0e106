"""Bytes with their length before them, between the desk and the process that reads pictures."""

from typing import IO

_LENGTH = 8


def write_frame(out: IO[bytes], content: bytes) -> None:
    """Send these bytes now."""
    out.write(len(content).to_bytes(_LENGTH, "big") + content)
    out.flush()


def read_frame(source: IO[bytes]) -> bytes | None:
    """The next bytes; None when the other end is gone."""
    head = source.read(_LENGTH)
    if len(head) < _LENGTH:
        return None
    size = int.from_bytes(head, "big")
    content = source.read(size)
    return content if len(content) == size else None
