"""A rule's sentence with places for this case's values: '签收 {order.signed_at},{days} 天内可退'."""

import re
from collections.abc import Callable
from dataclasses import dataclass

_PLACE = re.compile(r"\{([a-z_.]+)\}")
COMPUTED = frozenset({
    "due", "amount", "days", "workdays", "hours", "minutes", "percent", "times", "min", "fixed", "least", "under",
    "right", "chance",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Template:
    """Text between places, and the names of the places; one more text than places."""

    texts: tuple[str, ...]
    places: tuple[str, ...]

    def fill(self, value_of: Callable[[str], str]) -> str:
        """The sentence with each place filled by `value_of(name)`."""
        if not self.places:
            return self.texts[0]
        parts = [self.texts[0]]
        for place, text in zip(self.places, self.texts[1:], strict=True):
            parts += (value_of(place), text)
        return "".join(parts)


def read_template(text: str) -> Template:
    """Split a sentence at its places. Raises ValueError on a brace that belongs to none."""
    pieces = _PLACE.split(text)
    if any("{" in piece or "}" in piece for piece in pieces[::2]):
        raise ValueError(f"a brace in {text!r} belongs to no place")
    return Template(tuple(pieces[::2]), tuple(pieces[1::2]))
