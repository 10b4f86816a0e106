"""The description of one method of a platform's API: a line in a table, instead of a function each."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from heqi.platforms.net.limits import Limit


@dataclass(frozen=True)
class Method:
    """`root`: the key under which the answer lies, spelt as the platform spells it; empty when it lies bare.

    `takes`: its parameters, those that must be given with a `!`; `reads`: it changes nothing, so it may be tried again;
    `session`: it needs the merchant's token; `shop`, `app`: documented limits per shop and per application;
    `files`: parameters that are bytes, sent apart and not signed.
    """

    name: str
    root: str
    takes: str = ""
    reads: bool = True
    session: bool = True
    shop: Limit | None = None
    app: Limit | None = None
    files: str = ""

    @cached_property
    def required(self) -> frozenset[str]:
        """Parameters that a call must state."""
        return frozenset(word[:-1] for word in self._words if word.endswith("!"))

    @cached_property
    def parameters(self) -> frozenset[str]:
        """All parameters that are not bytes."""
        return frozenset(word.removesuffix("!") for word in self._words)

    @property
    def _words(self) -> list[str]:
        return self.takes.split()

    def state(self, given: Mapping[str, Any]) -> dict[str, Any]:
        """The parameters to send, without those left open. Raises ValueError for a misspelt or missing one."""
        said = {name: value for name, value in given.items() if value is not None}
        strange = said.keys() - self.parameters
        missing = self.required - said.keys()
        if strange or missing:
            raise ValueError(f"{self.name}: unknown {sorted(strange)}, missing {sorted(missing)}")
        return said
