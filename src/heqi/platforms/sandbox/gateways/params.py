"""The parameters of a call, read with the platform's own complaints."""

from collections.abc import Mapping
from typing import Any

import orjson


class BadParam(Exception):
    """`missing`: it is not there at all; else it cannot be read."""

    def __init__(self, name: str, *, missing: bool) -> None:
        super().__init__(name)
        self.name = name
        self.missing = missing


class Params:
    """Text by name; a blank one counts as not sent."""

    def __init__(self, fields: Mapping[str, Any], files: Mapping[str, bytes] | None = None) -> None:
        self._fields = fields
        self.files = dict(files or {})

    def text(self, name: str, default: str | None = None) -> str:
        """Raises BadParam when it is needed and not there."""
        value = self._fields.get(name)
        if value is None or str(value) == "":
            if default is None:
                raise BadParam(name, missing=True)
            return default
        return str(value)

    def has(self, name: str) -> bool:
        """Whether it was sent and is not blank."""
        return bool(self.text(name, ""))

    def number(self, name: str, default: int | None = None) -> int:
        """Raises BadParam."""
        text = self.text(name, None if default is None else str(default))
        try:
            return int(text)
        except ValueError as error:
            raise BadParam(name, missing=False) from error

    def between(self, name: str, low: int, high: int, default: int) -> int:
        """A number within its limits. Raises BadParam."""
        value = self.number(name, default)
        if not low <= value <= high:
            raise BadParam(name, missing=False)
        return value

    def flag(self, name: str) -> bool:
        """'true' in any case."""
        return self.text(name, "false").lower() == "true"

    def words(self, name: str) -> list[str]:
        """What commas divide."""
        return [word.strip() for word in self.text(name).split(",") if word.strip()]

    def object(self, name: str) -> "Params":
        """A JSON object in text. Raises BadParam."""
        return Params(_expect(self.text(name), dict, name))

    def list_of(self, name: str) -> list["Params"]:
        """A JSON list of objects in text. Raises BadParam."""
        return [Params(item) for item in _expect(self.text(name), list, name) if isinstance(item, dict)]


def _expect(text: str, kind: type, name: str) -> Any:
    try:
        value = orjson.loads(text)
    except orjson.JSONDecodeError as error:
        raise BadParam(name, missing=False) from error
    if not isinstance(value, kind):
        raise BadParam(name, missing=False)
    return value
