"""The ledger of points over HTTP: read by all who serve the shop, kept by its supervisors and owner."""

from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from ninja import Router

from heqi.cases.actions.enter_points import appeal_points, enter_points, withdraw_points
from heqi.cases.points.ledger import points_page
from heqi.web.api import point_shapes as shapes
from heqi.web.errors import Problem
from heqi.web.staff import shops_asked, staff_of

router = Router()
ANSWERS: dict[int | frozenset[int], Any] = {200: shapes.PointsPage, frozenset({401, 403, 404, 409, 422}): Problem}


@router.get("/{int:shop_id}/points", response=ANSWERS)
def read_points(request: HttpRequest, shop_id: int) -> dict[str, Any]:
    """What the platform took, and what it comes to this year."""
    return _page(request, shop_id)


@router.post("/{int:shop_id}/points", response=ANSWERS)
def enter(request: HttpRequest, shop_id: int, given: shapes.NewPoints) -> dict[str, Any]:
    """Enter a deduction (supervisor, owner)."""
    staff = staff_of(request)
    shops_asked(staff, shop_id)
    enter_points(staff=staff, shop_id=shop_id, now=timezone.now(), **given.dict())
    return _page(request, shop_id)


@router.post("/{int:shop_id}/points/{int:entry_id}/appeal", response=ANSWERS)
def appeal(request: HttpRequest, shop_id: int, entry_id: int, given: shapes.AppealEdit) -> dict[str, Any]:
    """Say where the appeal stands (supervisor, owner)."""
    staff = staff_of(request)
    shops_asked(staff, shop_id)
    appeal_points(staff=staff, shop_id=shop_id, entry_id=entry_id, appeal=given.appeal, now=timezone.now())
    return _page(request, shop_id)


@router.post("/{int:shop_id}/points/{int:entry_id}/withdraw", response=ANSWERS)
def withdraw_entry(request: HttpRequest, shop_id: int, entry_id: int) -> dict[str, Any]:
    """It was entered by mistake (supervisor, owner)."""
    staff = staff_of(request)
    shops_asked(staff, shop_id)
    withdraw_points(staff=staff, shop_id=shop_id, entry_id=entry_id, now=timezone.now())
    return _page(request, shop_id)


def _page(request: HttpRequest, shop_id: int) -> dict[str, Any]:
    staff = staff_of(request)
    shops_asked(staff, shop_id)
    return points_page(shop_id, staff, now=timezone.now())
