"""Which blocked messages a supervisor may release as a false alarm (M1)."""

import re
from collections.abc import Iterable
from typing import Any

from heqi.core.language.screen.finding import Finding, Screening

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
    """Whether nothing that blocks is a real contact detail. The name of an app alone may be a false alarm."""
    return not any(is_final(text, each) for each in findings)


def is_final(text: str, finding: Finding) -> bool:
    """Whether this finding blocks the message and no supervisor may say otherwise.

    Where a contact is named, any number or handle of the message may be what it is reached by.
    """
    if finding.severity != "block":
        return False
    return finding.rule in _DETAILS or (finding.kind == "contact" and _holds_detail(text))


def released_body(text: str, found: Screening) -> dict[str, Any]:
    """`found.body()` with `releasable`: of the message, whether it is blocked and a supervisor may release it; of each
    finding the same, null where it does not block.
    """
    findings = [{**each.body(), "releasable": is_releasable(text, each)} for each in found.findings]
    may = found.verdict == "block" and may_be_released(text, found.findings)
    return {**found.body(), "findings": findings, "releasable": may}


def is_releasable(text: str, finding: Finding) -> bool | None:
    """Whether a supervisor may release what this finding blocks; None where it blocks nothing."""
    return None if finding.severity != "block" else not is_final(text, finding)


def _holds_detail(text: str) -> bool:
    return _DETAIL.search(_SPACE.sub("", text)) is not None
