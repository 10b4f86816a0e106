"""Order numbers out of what people paste: a column of a table, a CSV, a message of a colleague's."""

import re
import unicodedata
from dataclasses import dataclass

_NUMBER = re.compile(
    r"(?<![0-9A-Za-z.+-])[0-9]{6}-[0-9]{10,20}(?![0-9A-Za-z-])|(?<![0-9A-Za-z.+-])[0-9]{12,22}(?![0-9A-Za-z.-])"
)
"""Pinduoduo: six digits of the day, a dash, fifteen more. Taobao: up to nineteen digits. A phone number is shorter."""
_SPOILED = re.compile(r"[0-9](?:\.[0-9]+)?E\+?1[0-9]", re.IGNORECASE)
"""What a spreadsheet makes of a long number: 3.21E+18. The last digits are gone for good."""


@dataclass(frozen=True, slots=True)
class Pasted:
    """`order_nos`: each once, as they came; `spoiled`: how many numbers a spreadsheet has rounded."""

    order_nos: tuple[str, ...]
    spoiled: int


def read_order_nos(text: str) -> Pasted:
    """Every order number that stands in a text, whatever is around it."""
    plain = unicodedata.normalize("NFKC", text)
    spoiled = len(_SPOILED.findall(plain))
    return Pasted(tuple(dict.fromkeys(_NUMBER.findall(_SPOILED.sub(" ", plain)))), spoiled)
