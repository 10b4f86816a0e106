"""The states of an action and every way from one to another. Nothing else decides what may follow what."""

from enum import StrEnum


class ActionState(StrEnum):
    """Where an action stands. `sending`, `sent` and `failed` belong to connectors that act by themselves."""

    SUGGESTED = "suggested"
    APPROVED = "approved"
    AUTOMATIC = "automatic"
    REFUSED = "refused"
    HANDED = "handed"
    TICKED = "ticked"
    SENDING = "sending"
    SENT = "sent"
    FAILED = "failed"
    CONFIRMED = "confirmed"
    CANCELLED = "cancelled"
    UNKNOWN = "unknown"


S = ActionState

TRANSITIONS: dict[ActionState, frozenset[ActionState]] = {
    # Approved by a person, allowed by a policy, turned down, or no longer wanted.
    S.SUGGESTED: frozenset({S.APPROVED, S.AUTOMATIC, S.REFUSED, S.CANCELLED}),
    # Handed to a person to do by hand, or taken up by a connector.
    S.APPROVED: frozenset({S.HANDED, S.SENDING, S.CANCELLED}),
    S.AUTOMATIC: frozenset({S.HANDED, S.SENDING, S.CANCELLED}),
    # A fact may confirm what nobody ticked; the person may give it to the connector after all.
    S.HANDED: frozenset({S.APPROVED, S.TICKED, S.CONFIRMED, S.CANCELLED, S.UNKNOWN}),
    # A tick is a person's word. It cannot be cancelled, only doubted, or proven by a fact.
    S.TICKED: frozenset({S.CONFIRMED, S.UNKNOWN}),
    # Back to approved is a retry after an error that certainly changed nothing. A fact may outrun the answer.
    S.SENDING: frozenset({S.SENT, S.APPROVED, S.FAILED, S.UNKNOWN, S.CONFIRMED}),
    S.SENT: frozenset({S.CONFIRMED, S.FAILED, S.UNKNOWN}),
    # A person has read why: try again, do it by hand, or give it up. Or a fact tells that it went through after all.
    S.FAILED: frozenset({S.APPROVED, S.HANDED, S.CANCELLED, S.CONFIRMED}),
    # A person has looked: it was done, or it was not and is given up or handed out again. Or a fact tells.
    S.UNKNOWN: frozenset({S.TICKED, S.HANDED, S.CANCELLED, S.CONFIRMED}),
    S.REFUSED: frozenset(),
    S.CONFIRMED: frozenset(),
    S.CANCELLED: frozenset(),
}

LIVE = frozenset(state for state, following in TRANSITIONS.items() if following)
"""States in which the action may still happen, or may have happened without proof."""

READY = frozenset({S.APPROVED, S.AUTOMATIC})
"""States in which an action may begin: at once where it is due, else when its turn comes."""

ON_ITS_WAY = READY | {S.SENDING}
"""States in which a connector may have work with the action, if it is due."""

PROVABLE = frozenset(state for state, following in TRANSITIONS.items() if S.CONFIRMED in following)
"""States that a fact of the platform can confirm."""


def may_follow(current: ActionState, following: ActionState) -> bool:
    """Whether the table allows this step."""
    return following in TRANSITIONS[current]
