"""Why a verb was not done. Nothing has changed when it is raised."""

from enum import StrEnum


class Cause(StrEnum):
    """The kinds of reason that the gateways put into their platforms' words."""

    NOT_FOUND = "not_found"
    DONE_ALREADY = "done_already"
    WRONG_STATE = "wrong_state"
    STALE = "stale"
    BAD_VALUE = "bad_value"
    NOT_ALLOWED = "not_allowed"


class UnableTo(Exception):
    """`text`: a Chinese sentence, as a platform would put it."""

    def __init__(self, cause: Cause, text: str) -> None:
        super().__init__(f"{cause}: {text}")
        self.cause = cause
        self.text = text
