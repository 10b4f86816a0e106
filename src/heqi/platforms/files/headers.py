"""Headers as merchants' tools write them, brought to one form before they are compared."""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from hashlib import sha256

from heqi.platforms.files.cells import clean_text

_BRACKETS = str.maketrans("【】[]〔〕｛｝{}", "()()()()()")
_MARKS = dict.fromkeys(map(ord, "_-./:"))
_UNITS = ("(元)", "(¥)", "(件)", "(个)", "(rmb)", "(人民币)")


_REMARK = re.compile(r"(.+)\((?!分\)|角\)|万|美|港|\$)[^()]*\)")
"""A bracket at the end explains (订单状态(未发货/已发货)), unless it names another unit of money."""


def header_forms(text: str) -> tuple[str, ...]:
    """The forms under which a header is looked up, the closest first: as it is, and without a remark at its end."""
    plain = normalise_header(text)
    remark = _REMARK.fullmatch(plain)
    loose = loosen_header(plain)
    return (plain, remark.group(1)) if remark else (plain,) if loose == plain else (plain, loose)


def loosen_header(plain: str) -> str:
    """A normalised header without the marks that tools put between words: 评价_内容, 评价-内容 and 评价内容 are one."""
    return plain.translate(_MARKS) or plain


def key_of_headers(headers: Iterable[str]) -> str:
    """Equal for equal sets of headers, in any order and dress."""
    plain = sorted({normalise_header(header) for header in headers} - {""})
    return sha256("\n".join(plain).encode()).hexdigest()[:32]


@lru_cache(maxsize=4096)
def normalise_header(text: str) -> str:
    """NFKC, no blanks or invisible characters, one kind of bracket and dash, lower case, without a unit or a '*'."""
    plain = unicodedata.normalize("NFKC", clean_text(text))
    plain = "".join(plain.split()).translate(_BRACKETS).lower()
    plain = plain.replace("—", "-").replace("–", "-").replace("−", "-").strip("*:'\"`")
    for unit in _UNITS:
        plain = plain.removesuffix(unit)
    return plain
