"""Questions that are put into SQL once give what Django's own queries give."""

from datetime import UTC, datetime, timedelta

import pytest

from heqi.cases.access import cases_in
from heqi.cases.models import Case
from heqi.db.lookup import Lookup, RowLookup
from heqi.shops.contracts import ShopView

pytestmark = pytest.mark.django_db
AT = datetime(2026, 5, 20, 2, 0, tzinfo=UTC)
by_order = RowLookup(
    Case, lambda shop_id, order_no: cases_in([shop_id]).filter(order_no=order_no, done=False).order_by("-opened_at"),
    int, str,
)  # fmt: skip


def make_case(shop: ShopView, order_no: str, days: int, **more: object) -> Case:
    opened_at = AT - timedelta(days=days)
    number = f"{days}-{order_no}"
    return Case.objects.create(
        shop_id=shop.id, order_no=order_no, after_sale_no=number, opened_at=opened_at, due={"name": "answer"}, **more
    )


def test_rows_come_as_models_with_times_and_json_as_django_gives_them(shop: ShopView, other_shop: ShopView) -> None:
    older, newer = make_case(shop, "260518-1", 3), make_case(shop, "260518-1", 1)
    make_case(shop, "260518-1", 2, done=True)
    make_case(shop, "260518-2", 2)
    make_case(other_shop, "260518-1", 2)
    found = by_order.find(shop.id, "260518-1")
    assert found == [newer, older]
    assert [(each.opened_at, each.due, each.done) for each in found] == [
        (newer.opened_at, {"name": "answer"}, False),
        (older.opened_at, {"name": "answer"}, False),
    ]
    assert by_order.find(shop.id, "'; DROP TABLE cases_case; --%s") == []


def test_a_look_up_must_name_its_shops_and_use_what_it_is_given() -> None:
    unscoped = Lookup(lambda no: Case.objects.get_queryset().filter(order_no=no).values_list("id"), str)
    with pytest.raises(ValueError, match="which shops"):
        unscoped.rows("260518-1")
    forgetful = Lookup(lambda shop_id, _no: cases_in([shop_id]).values_list("id"), int, str)
    with pytest.raises(ValueError, match="each parameter"):
        forgetful.rows(1, "260518-1")
