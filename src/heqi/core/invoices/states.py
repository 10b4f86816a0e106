"""The states of an invoice that a buyer asked for, and every way from one to another. None is our refusing it."""

from enum import StrEnum


class InvoiceState(StrEnum):
    """Where it stands. `refused`: the platform turned the application down; a shop never does (M2).

    `withdrawn`: the buyer wants none after all.
    """

    ASKED = "asked"
    COLLECTING = "collecting"
    READY = "ready"
    ISSUED = "issued"
    SENT = "sent"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


S = InvoiceState

TRANSITIONS: dict[InvoiceState, frozenset[InvoiceState]] = {
    # Asked for; then details are collected until nothing is missing. Finance or the platform may be faster.
    S.ASKED: frozenset({S.COLLECTING, S.READY, S.ISSUED, S.REFUSED, S.WITHDRAWN}),
    S.COLLECTING: frozenset({S.READY, S.ISSUED, S.REFUSED, S.WITHDRAWN}),
    S.READY: frozenset({S.COLLECTING, S.ISSUED, S.REFUSED, S.WITHDRAWN}),
    # Taken back (红冲) or wrong: it is written anew.
    S.ISSUED: frozenset({S.SENT, S.COLLECTING, S.READY}),
    S.SENT: frozenset({S.COLLECTING, S.READY}),
    # The platform refused, for a wrong title say; the invoice is still owed.
    S.REFUSED: frozenset({S.COLLECTING, S.READY, S.ISSUED, S.WITHDRAWN}),
    # The buyer may change their mind again.
    S.WITHDRAWN: frozenset({S.ASKED, S.COLLECTING, S.READY, S.ISSUED}),
}

OPEN = frozenset({S.ASKED, S.COLLECTING, S.READY, S.REFUSED})
"""Somebody still has to do something before the invoice is written."""


def may_follow(current: InvoiceState, following: InvoiceState) -> bool:
    """Whether the table allows this step; staying is no step."""
    return following in TRANSITIONS[current]
