"""Personal data of a case's order and request."""

from heqi.cases.models import Case
from heqi.trade.personal import PersonalField
from heqi.trade.personal import personal_fields as fields_of_order


def personal_fields(case: Case) -> dict[str, PersonalField]:
    """The fields of this case that hold anything, by name."""
    return fields_of_order(case.shop_id, order_no=case.order_no, after_sale_no=case.after_sale_no, buyer=case.buyer)
