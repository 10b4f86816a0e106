"""What other parts may know of a case."""

from dataclasses import dataclass

from heqi.core.words import Outcome, Stage


@dataclass(frozen=True, slots=True)
class CaseView:
    """One case as a value. `outcome` None: nothing chosen yet."""

    id: int
    shop_id: int
    order_no: str
    after_sale_no: str
    stage: Stage
    outcome: Outcome | None
    owner_id: int | None
    version: int
