"""Why a control call was not done, and how its values are read."""

from typing import Any

from heqi.platforms.sandbox.gateways.http import Request


class Refusal(Exception):
    """A sentence for the developer who called."""


def read_number(request: Request, name: str, default: float | None = None) -> float:
    """A number of query or body. Raises Refusal."""
    text = request.fields.get(name)
    if text is None:
        if default is None:
            raise Refusal(f"{name} is needed")
        return default
    try:
        return float(text)
    except ValueError as error:
        raise Refusal(f"{name} is no number: {text}") from error


def read_object(request: Request) -> dict[str, Any]:
    """The JSON body. Raises Refusal."""
    if not isinstance(request.json, dict):
        raise Refusal("a JSON object is needed")
    return request.json
