"""The ladder of a case that needs a higher rank (T6b): who it is with, and who may take it up or hand it back."""

from enum import IntEnum

from heqi.core.words import Role


class Rung(IntEnum):
    """With whom a case is, lowest first."""

    AGENT = 0
    SUPERVISOR = 1
    OWNER = 2


ABOVE: dict[Rung, Rung] = {Rung.AGENT: Rung.SUPERVISOR, Rung.SUPERVISOR: Rung.OWNER}
"""The next rung up; the owner has none above."""
RUNG_OF: dict[Role, Rung] = {Role.AGENT: Rung.AGENT, Role.SUPERVISOR: Rung.SUPERVISOR, Role.OWNER: Rung.OWNER}
"""The rung that a role stands on; an operator stands on none."""
RUNGS: dict[Rung, tuple[str, str]] = {
    Rung.AGENT: ("客服", "agent"),
    Rung.SUPERVISOR: ("主管", "supervisor"),
    Rung.OWNER: ("店主", "owner"),
}
