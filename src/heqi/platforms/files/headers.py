"""Headers as merchants' tools write them, brought to one form before they are compared."""

import unicodedata
from functools import lru_cache

from heqi.platforms.files.cells import clean_text

_BRACKETS = str.maketrans("【】[]〔〕｛｝{}", "()()()()()")
_UNITS = ("(元)", "(¥)", "(件)", "(个)", "(rmb)", "(人民币)")


@lru_cache(maxsize=4096)
def normalise_header(text: str) -> str:
    """NFKC, no blanks or invisible characters, one kind of bracket and dash, lower case, without a unit or a '*'."""
    plain = unicodedata.normalize("NFKC", clean_text(text))
    plain = "".join(plain.split()).translate(_BRACKETS).lower()
    plain = plain.replace("—", "-").replace("–", "-").replace("−", "-").strip("*:'\"`")
    for unit in _UNITS:
        plain = plain.removesuffix(unit)
    return plain
