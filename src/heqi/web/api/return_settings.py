"""What a shop sets for its returns desk, over HTTP."""

from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from ninja import Field, Router, Schema

from heqi.returns.actions.set_figures import set_figures
from heqi.returns.figures import keep_days_of
from heqi.shops.access import get_shop
from heqi.shops.contracts import ShopView
from heqi.web.errors import Problem
from heqi.web.staff import shops_asked, staff_of

router = Router()


class ReturnFigures(Schema):
    """`keep_days`: how long an unknown parcel is kept at least."""

    keep_days: int = Field(ge=1, le=365)


ANSWERS: dict[int | frozenset[int], Any] = {200: ReturnFigures, frozenset({400, 401, 403, 404, 422}): Problem}


@router.get("/{int:shop_id}/returns", response=ANSWERS)
def read(request: HttpRequest, shop_id: int) -> dict[str, Any]:
    """As it is set; whoever serves the shop may read it."""
    shops_asked(staff_of(request), shop_id)
    return _body(get_shop(shop_id))


@router.put("/{int:shop_id}/returns", response=ANSWERS)
def write(request: HttpRequest, shop_id: int, given: ReturnFigures) -> dict[str, Any]:
    """Set it; the owner's to do."""
    staff, now = staff_of(request), timezone.now()
    return _body(set_figures(staff=staff, shop_id=shop_id, keep_days=given.keep_days, now=now))


def _body(shop: ShopView) -> dict[str, Any]:
    return {"keep_days": keep_days_of(shop)}
