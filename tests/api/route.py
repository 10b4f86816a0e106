"""One route of the API in the table of who may call what."""

from dataclasses import dataclass
from typing import Any

ROLES = ("agent", "supervisor", "operator", "owner")
PUBLIC, PERSONAL, SHOP, THING = "public", "personal", "shop", "thing"
"""What is asked for: nothing of anybody's; my own account; all of a shop or shops; one thing of one shop."""


@dataclass(frozen=True)
class Route:
    """`who`: the answer to agent, supervisor, operator, owner of the thing's own shop, a word each.

    ok: done. state: allowed, but the thing's state or what was sent forbids it. deny: not this role's to do.
    none: nothing of the kind is there for this person. prove: password or code are wrong.
    """

    call: str
    of: str
    who: str
    body: Any = None
    query: str = ""


def edit(**more: Any) -> Any:
    return lambda world: {"version": world["version"], **more}


def of_shop(**more: Any) -> Any:
    return lambda world: {"shop_id": world["shop_id"], **more}
