"""A decision as JSON: money fen, times ISO 8601 UTC with Z, needs_human null or {why: [...]}."""

from typing import Any

import orjson

from heqi.core.cases.decision import Decision

_OPTIONS = orjson.OPT_UTC_Z


def write_decision(decision: Decision) -> dict[str, Any]:
    """The decision as plain values, ready for JSON."""
    plain: dict[str, Any] = orjson.loads(dump_decision(decision))
    return plain


def dump_decision(decision: Decision, **beside: Any) -> bytes:
    """The decision as JSON bytes, the same for the same decision; `beside` stands before it (such as the line's id)."""
    why = decision.needs_human
    return orjson.dumps(
        {
            **beside,
            "recommended": decision.recommended,
            "options": decision.options,
            "needs_human": {"why": why} if why else None,
            "warnings": decision.warnings,
            "clocks": decision.clocks,
            "at": decision.at,
            "as_of": decision.as_of,
            "facts_hash": decision.facts_hash,
            "rulebook_hash": decision.rulebook_hash,
            "rules": decision.rules,
        },
        option=_OPTIONS,
    )
