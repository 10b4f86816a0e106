"""The facts as a JSON Schema (draft 2020-12), read off the dataclasses, with what each name means in two languages."""

from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass
from typing import Any, get_type_hints

from heqi.core.cases.facts import CaseFacts
from heqi.core.rulebook.vocabulary import FactType, read_type

Meanings = Mapping[str, Sequence[str]]
_MISSING = "缺省=未知：除非规则明确询问，否则不触发任何规则 / left out = not known: no rule fires on it unless it asks"
_EXAMPLE: dict[str, Any] = {
    "platform": "pinduoduo",
    "demand": "return_refund",
    "order": {
        "state": "signed",
        "paid_fen": 5980,
        "goods_fen": 5980,
        "quantity": 1,
        "signed_at": "2026-01-01 20:00:00",
        "category": "水果",
    },
    "after_sale": {"state": "awaiting_merchant", "family": "quality", "applied_at": "2026-01-02 09:30:00"},
    "evidence": {"buyer_photos": 2},
    "talk": {"contact_attempts": 1, "first_wish_recorded": True},
}


def facts_schema(meanings: Meanings) -> dict[str, Any]:
    """The schema of one line of `heqi decide`. Raises KeyError when a name has no meaning."""
    schema = _shape(CaseFacts, "", meanings)
    schema["properties"] = {
        "id": {"description": "原样带回 / passed through"},
        "at": {"type": "string", "description": "以此时刻决定，默认现在 / decide as of then; default: now"},
        **schema["properties"],
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "CaseFacts",
        "description": f"一件售后的事实 / the facts of one case. {_MISSING}",
        **schema,
        "required": ["platform"],
        "examples": [_EXAMPLE],
    }


def _shape(shape: type, prefix: str, meanings: Meanings) -> dict[str, Any]:
    hints = get_type_hints(shape)
    properties = {}
    for each in fields(shape):
        hint, name = hints[each.name], prefix + each.name
        if isinstance(hint, type) and is_dataclass(hint):
            properties[each.name] = {**_shape(hint, f"{name}.", meanings), "description": (hint.__doc__ or "").strip()}
        else:
            properties[each.name] = _leaf(name, read_type(hint), each.default, meanings)
    return {"type": "object", "additionalProperties": False, "properties": properties}


def _leaf(name: str, fact: FactType, default: Any, meanings: Meanings) -> dict[str, Any]:
    chinese, english = meanings[name]
    leaf: dict[str, Any] = {"description": f"{chinese} / {english}{_unit(name)}", **_type(fact)}
    if fact.nullable:
        leaf["type"] = [leaf["type"], "null"]
        leaf["default"] = None
        if "enum" in leaf:
            leaf["enum"] = [*leaf["enum"], None]
    elif isinstance(default, bool | int | str | tuple):
        leaf["default"] = list(default) if isinstance(default, tuple) else default
    return leaf


def _type(fact: FactType) -> dict[str, Any]:
    if fact.kind == "list":
        return {"type": "array", "items": {"type": "string", "enum": list(fact.words)}, "uniqueItems": True}
    if fact.kind == "enum":
        return {"type": "string", "enum": list(fact.words)}
    if fact.kind == "number":
        return {"type": "integer", "minimum": 0}
    return {"type": "boolean" if fact.kind == "bool" else "string"}


def _unit(name: str) -> str:
    if name.endswith("_fen"):
        return " [fen]"
    if name.endswith(("_at", "as_of")):
        return " [ISO 8601, or 'YYYY-MM-DD HH:MM:SS' in Asia/Shanghai]"
    return ""
