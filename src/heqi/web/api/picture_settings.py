"""How long a shop keeps pictures of talks, over HTTP."""

from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from ninja import Router

from heqi.pictures.actions.set_figures import set_figures
from heqi.pictures.figures import keep_days_of
from heqi.shops.access import get_shop
from heqi.web.api.picture_shapes import PictureFigures
from heqi.web.errors import Problem
from heqi.web.staff import shops_asked, staff_of

router = Router()
ANSWERS: dict[int | frozenset[int], Any] = {200: PictureFigures, frozenset({400, 401, 403, 404, 422}): Problem}


@router.get("/{int:shop_id}/pictures", response=ANSWERS)
def read_figures(request: HttpRequest, shop_id: int) -> dict[str, Any]:
    """As it is set; whoever serves the shop may read it."""
    shops_asked(staff_of(request), shop_id)
    return {"keep_days": keep_days_of(get_shop(shop_id))}


@router.put("/{int:shop_id}/pictures", response=ANSWERS)
def write_figures(request: HttpRequest, shop_id: int, given: PictureFigures) -> dict[str, Any]:
    """Set it, for pictures that come from now on; the owner's to do."""
    shop = set_figures(staff=staff_of(request), shop_id=shop_id, keep_days=given.keep_days, now=timezone.now())
    return {"keep_days": keep_days_of(shop)}
