"""Where a change of a note stands."""

from enum import StrEnum


class EditState(StrEnum):
    """on_its_way: not seen at the platform yet; conflict: somebody wrote something else there meanwhile."""

    ON_ITS_WAY = "on_its_way"
    CONFLICT = "conflict"
    CONFIRMED = "confirmed"
    DROPPED = "dropped"


OPEN = (EditState.ON_ITS_WAY, EditState.CONFLICT)
