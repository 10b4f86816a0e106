"""Which text encoding a file is written in. All of it is checked, in chunks, so that a late byte cannot surprise."""

import codecs
from collections.abc import Iterable, Iterator
from pathlib import Path

from heqi.platforms.files.errors import file_has_unknown_encoding, file_is_no_table

CHUNK = 1 << 20
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MOST_CONTROLS = 0.02
_MOST_DAMAGE = 0.005


def find_encoding(path: Path) -> str:
    """utf-8-sig, utf-8, gb18030, utf-16, utf-16-le or utf-16-be. A character cut off at the very end is forgiven.

    Where none fits but one fits nearly, it is taken. Raises file.encoding when none does, file.not_a_table when the
    text is mostly control characters.
    """
    with path.open("rb") as file:
        head = file.read(4096)
    for mark, encoding in _MARKS:
        if head.startswith(mark):
            return encoding
    candidates = (*_unmarked_utf16(head), "utf-8", "gb18030")
    encoding = next((each for each in candidates if _fits(path, each)), None) or _least_damaged(path, candidates)
    _refuse_binary(head.decode(encoding, "ignore"))
    return encoding


def _unmarked_utf16(head: bytes) -> Iterator[str]:
    """UTF-16 without a mark shows as NULs in every other place, because headers hold commas, tabs and digits."""
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if odd > len(head) // 20 and odd > 4 * even:
        yield "utf-16-le"
    if even > len(head) // 20 and even > 4 * odd:
        yield "utf-16-be"


def _fits(path: Path, encoding: str) -> bool:
    decoder = codecs.getincrementaldecoder(encoding)("strict")
    try:
        with path.open("rb") as file:
            while chunk := file.read(CHUNK):
                decoder.decode(chunk)
    except UnicodeDecodeError:
        return False
    return True


def _least_damaged(path: Path, candidates: Iterable[str]) -> str:
    """The encoding that leaves the fewest characters unread, if those are few: their cells become bad."""
    shares = {encoding: _damage(path, encoding) for encoding in candidates}
    best = min(shares, key=lambda encoding: shares[encoding])
    if shares[best] > _MOST_DAMAGE:
        raise file_has_unknown_encoding()
    return best


def _damage(path: Path, encoding: str) -> float:
    decoder = codecs.getincrementaldecoder(encoding)("replace")
    lost = total = 0
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            text = decoder.decode(chunk)
            lost, total = lost + text.count("\ufffd"), total + len(text)
    return lost / total if total else 1.0


def _refuse_binary(sample: str) -> None:
    controls = sum(1 for char in sample if ord(char) < 32 and char not in "\0\t\r\n\f\v\x1a")
    if controls > max(2, len(sample) * _MOST_CONTROLS):
        raise file_is_no_table("二进制文件", "a binary file")
