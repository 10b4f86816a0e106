"""`fields`: which fields the caller wants. TOP gives nothing that was not asked for."""

from typing import Any

from heqi.platforms.sandbox.gateways.params import Params
from heqi.platforms.sandbox.gateways.top.errors import TopError


def wanted_fields(params: Params) -> frozenset[str]:
    """The names, without what stands before a dot: 'orders.oid' asks for 'orders'. Raises TopError."""
    names = {word.partition(".")[0] for word in params.words("fields")}
    if not names:
        raise TopError(40, "isv.missing-parameter:fields", "fields不能为空")
    return frozenset(names)


def select(values: dict[str, Any], wanted: frozenset[str]) -> dict[str, Any]:
    """Those of `values` that are wanted."""
    return {name: value for name, value in values.items() if name in wanted}
