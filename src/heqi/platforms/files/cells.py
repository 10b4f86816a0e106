"""One cell as text: what Excel, CSV writers and careful merchants wrap around a value is taken off here."""

import re
from datetime import date, datetime, time, timedelta
from math import isfinite
from typing import Any

EXACT_BELOW = 10**15
"""Excel keeps fifteen digits. A longer number in a numeric cell has already lost its end."""

_WRAPPED = re.compile(r'^=\s*"(.*)"$', re.DOTALL)
_INVISIBLE = dict.fromkeys([0, 0xFEFF, *range(0x200B, 0x2010), 0x2060, 0xAD])
_ENDS = " \t\r\n\f\v\u00a0\u3000"
BLANKS = frozenset({"", "-", "--", "---", "—", "——", "/", "\\", "null", "none", "nan", "n/a", "#n/a"})
"""What exports write where they have nothing to say, in lower case."""
_LONGEST_BLANK = max(map(len, BLANKS))


def show_cell(value: Any) -> str:
    """The cell's text as a person would see it, numbers without a false '.0', times in the export's own form."""
    if isinstance(value, str):
        return value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float):
        return _show_number(value)
    return _show_time(value)


def clean_text(text: str) -> str:
    """Without invisible characters, blanks at the ends, an `="…"` wrapper or the apostrophe that marks text."""
    plain = text.strip(_ENDS)
    if not plain.isprintable():
        plain = plain.translate(_INVISIBLE).strip(_ENDS)
    if plain.startswith("="):
        wrapped = _WRAPPED.match(plain)
        plain = wrapped.group(1).strip(_ENDS) if wrapped else plain
    return plain.lstrip("'‘’`").rstrip("'").strip(_ENDS) if plain[:1] in "'‘’`" else plain


def is_blank(text: str) -> bool:
    """Whether a cleaned cell says nothing."""
    return len(text) <= _LONGEST_BLANK and text.lower() in BLANKS


def _show_number(value: float) -> str:
    if not isfinite(value):
        return ""
    if abs(value) < EXACT_BELOW:
        return str(int(value)) if value == int(value) else format(value, ".15g")
    return format(value, ".14E")


def _show_time(value: Any) -> str:
    if isinstance(value, datetime):
        rounded = value + timedelta(microseconds=500_000)
        return rounded.replace(microsecond=0, tzinfo=None).strftime("%Y-%m-%d %H:%M:%S")
    if isinstance(value, date | time):
        return value.isoformat()
    return str(value)
