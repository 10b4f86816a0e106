"""What the desk knows of a case beside its facts, as far as it matters to whether anything may happen by itself."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Desk:
    """All as of the moment of the decision. Sums in fen.

    `old_facts`: past the shop's limit of freshness; `legal_words`: the buyer's words name what L1 is about; `packed`:
    there is a sign that the parcel is being packed; `buyer_words`: as in the request; `spent_fen`: what went out or may
    be on its way on the order; `settled`: finished, or an outcome is chosen already;
    `four_eyes_fen` None: one person is always enough; `today_*`: what this policy has done today in China.
    """

    settled: bool = False
    old_facts: bool = False
    person_acted: bool = False
    legal_words: bool = False
    packed: bool = False
    promise_open: bool = False
    approval_open: bool = False
    work_order_open: bool = False
    incident_open: bool = False
    buyer_words: str = ""
    spent_fen: int = 0
    money_open: bool = False
    four_eyes_fen: int | None = None
    today_count: int = 0
    today_fen: int = 0
