"""Which blocked messages a supervisor may release as a false alarm (M1)."""

import re
from collections.abc import Iterable

from heqi.core.language.screen.finding import Finding

_DETAILS = frozenset(
    {
        "contact.account",
        "contact.phone",
        "contact.local_phone",
        "contact.bank_card",
        "contact.email",
        "contact.email_spelled",
        "contact.qr_code",
        "personal.id_number",
        "personal_data.citizen_number",
    }
)
"""Rules that name a detail by which somebody can be reached or paid; there is nothing to mistake about it."""
_SPACE = re.compile(r"\s+")
_DETAIL = re.compile(r"\d{5,}|(?=[a-z0-9_-]*\d)(?=[a-z0-9_-]*[a-z])[a-z0-9_-]{5,}", re.IGNORECASE)


def may_be_released(text: str, findings: Iterable[Finding]) -> bool:
    """Whether nothing that blocks is a real contact detail. The name of an app alone may be a false alarm.

    Where a contact is named, any number or handle of the message may be what it is reached by.
    """
    blocking = [each for each in findings if each.severity == "block"]
    if any(each.rule in _DETAILS for each in blocking):
        return False
    holds_detail = _DETAIL.search(_SPACE.sub("", text)) is not None
    return not (holds_detail and any(each.kind == "contact" for each in blocking))
