"""What the words around the name of a channel say: an offer to meet there, a payment made with it, a warning."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import re2

_NEAR = 16
"""Code points around a name in which its verb stands."""
_ACCOUNT_WITHIN = 48
_HARDLY_MORE = 2


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around one name. Each answer is looked for when it is asked: most names need two or three."""

    said: "Evidence"
    before: bytes
    after: bytes
    whole: bytes
    behind: bytes
    """What may hold an account."""
    alone: bool
    """The clause says hardly more than the name."""

    @property
    def surely_offered(self) -> bool:
        return self.said.surely_offers(self.before, self.after)

    @property
    def offered(self) -> bool:
        return self.surely_offered or self.said.offers(self.before, self.after)

    @property
    def account(self) -> bool:
        return self.said.gives_account(self.behind)

    @property
    def legitimate(self) -> bool:
        return self.said.is_legitimate(self.whole)

    @property
    def refused(self) -> bool:
        return self.said.is_refused(self.before, self.after, self.whole)

    @property
    def personal(self) -> bool:
        """The clause speaks of somebody, or of adding and finding: not of what a device can do."""
        return self.said.is_personal(self.whole)


class Evidence:
    """The patterns of one family of channels. They read UTF-8: RE2 takes text in half the time when it is bytes."""

    def __init__(self, data: Mapping[str, str], account: str) -> None:
        self._surely_before = re2.compile(data["surely_before"])
        self._surely_after = re2.compile(data["surely_after"])
        self._before = re2.compile(data["before"])
        self._after = re2.compile(data["after"])
        self._directed = re2.compile(data["directed"]) if "directed" in data else None
        self._directed_after = re2.compile(data.get("directed_after", data["after"]))
        self._legitimate = re2.compile(data["legitimate"])
        self._refused = re2.compile(data["refused"])
        self._refused_after = re2.compile(data["refused_after"])
        self._asked = re2.compile(data["asked"])
        self._warned = re2.compile(data["warned"]) if "warned" in data else None
        self._personal = re2.compile(data["personal"]) if "personal" in data else None
        self._account = re2.compile(data.get("account", account))

    def look(self, seen: str, start: int, end: int, clause: tuple[int, int]) -> Around:
        """Around seen[start:end], which stands in the clause seen[clause[0]:clause[1]]."""
        before = seen[max(clause[0], start - _NEAR) : start].encode()
        after = seen[end : min(clause[1], end + _NEAR)].encode()
        whole = seen[max(clause[0], start - 2 * _NEAR) : min(clause[1], end + 2 * _NEAR)].encode()
        behind = seen[end : end + _ACCOUNT_WITHIN].encode()
        return Around(self, before, after, whole, behind, clause[1] - clause[0] - (end - start) <= _HARDLY_MORE)

    def surely_offers(self, before: bytes, after: bytes) -> bool:
        return bool(self._surely_before.search(before)) or bool(self._surely_after.search(after))

    def gives_account(self, behind: bytes) -> bool:
        return bool(self._account.search(behind))

    def is_legitimate(self, whole: bytes) -> bool:
        return bool(self._legitimate.search(whole))

    def is_personal(self, whole: bytes) -> bool:
        return self._personal is not None and bool(self._personal.search(whole))

    def is_refused(self, before: bytes, after: bytes, whole: bytes) -> bool:
        if self._warned is not None and self._warned.search(whole):
            return True
        if self._refused_after.search(after):
            return True
        return bool(self._refused.search(before)) and not self._asked.search(before)

    def offers(self, before: bytes, after: bytes) -> bool:
        if self._before.search(before) or self._after.search(after):
            return True
        if self._directed is None:
            return False
        return bool(self._directed.search(before)) and bool(self._directed_after.search(after))


def read_evidence(data: Mapping[str, Any]) -> dict[str, Evidence]:
    """One for each family of `contact/evidence.yaml`."""
    return {family: Evidence(each, data["account"]) for family, each in data.items() if family != "account"}
