"""Parts that many patterns share, named once: `<near>` in a pattern stands for the expression of that name."""

import re
from collections.abc import Mapping
from typing import Any

from heqi.core.errors import HeqiError

_SLOT = re.compile(r"<([a-z_]+)>")
_FIELDS = ("patterns", "unless")


class UnableToFillSlot(HeqiError):
    """A pattern names a part that is not there."""

    def __init__(self, rule: str, slot: str) -> None:
        super().__init__("phrase_rule.invalid", f"{rule}: 没有 <{slot}>", f"{rule}: there is no <{slot}>", 500)


def fill_slots(rule: Mapping[str, Any], slots: Mapping[str, str]) -> dict[str, Any]:
    """The rule with every `<name>` of its patterns and excuses written out, in brackets of its own.

    Raises UnableToFillSlot.
    """
    name = str(rule.get("id", "?"))
    return {
        field: [_fill(each, slots, name) if isinstance(each, str) else each for each in value]
        if field in _FIELDS and isinstance(value, list)
        else value
        for field, value in rule.items()
    }


def _fill(pattern: str, slots: Mapping[str, str], rule: str) -> str:
    def part(found: re.Match[str]) -> str:
        if found[1] not in slots:
            raise UnableToFillSlot(rule, found[1])
        return f"(?:{slots[found[1]]})"

    return _SLOT.sub(part, pattern)
