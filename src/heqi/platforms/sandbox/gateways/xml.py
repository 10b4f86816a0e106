"""Answers as XML, which TOP gives to whoever forgets `format=json`."""

from typing import Any
from xml.sax.saxutils import escape


def write_xml(root: str, value: Any) -> bytes:
    """A document with one root; members of a list stand under the names that the JSON gives them."""
    return f'<?xml version="1.0" encoding="utf-8" ?>{_element(root, value)}'.encode()


def _element(name: str, value: Any) -> str:
    if isinstance(value, list):
        return "".join(_element(name, item) for item in value)
    return f"<{name}>{_inside(value)}</{name}>"


def _inside(value: Any) -> str:
    if isinstance(value, dict):
        return "".join(_element(name, item) for name, item in value.items() if item is not None)
    if isinstance(value, bool):
        return str(value).lower()
    return escape(str(value))
