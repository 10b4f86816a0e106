"""The scripts of a shop over HTTP: read by all who serve it, put in own words by its supervisors and owner."""

from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from ninja import Router

from heqi.cases.actions.say_script import say_script
from heqi.cases.scripts_page import check_script, scripts_page
from heqi.shops.access import get_shop
from heqi.web.api import script_shapes as shapes
from heqi.web.api.screened import finding_row
from heqi.web.errors import Problem
from heqi.web.staff import shops_asked, staff_of

router = Router()
REFUSED = frozenset({401, 403, 404, 409, 422})
PAGE: dict[int | frozenset[int], Any] = {200: shapes.ScriptPage, REFUSED: Problem}
CHECK: dict[int | frozenset[int], Any] = {200: shapes.ScriptCheck, REFUSED: Problem}


@router.get("/{int:shop_id}/scripts", response=PAGE)
def read_scripts(request: HttpRequest, shop_id: int) -> dict[str, Any]:
    """Every script as the shop says it."""
    staff = staff_of(request)
    shops_asked(staff, shop_id)
    return scripts_page(get_shop(shop_id), staff)


@router.post("/{int:shop_id}/scripts/{script}/check", response=CHECK)
def check(request: HttpRequest, shop_id: int, script: str, given: shapes.ScriptText) -> dict[str, Any]:
    """How a wording reads and what is wrong with it; nothing is kept."""
    shops_asked(staff_of(request), shop_id)
    checked, screening = check_script(get_shop(shop_id), script, given.text)
    return {**checked, "findings": [finding_row(each) for each in screening.findings]}


@router.put("/{int:shop_id}/scripts/{script}", response=PAGE)
def say(request: HttpRequest, shop_id: int, script: str, given: shapes.ScriptEdit) -> dict[str, Any]:
    """Say it like this from now on (supervisor, owner)."""
    staff = staff_of(request)
    shops_asked(staff, shop_id)
    say_script(
        staff=staff,
        shop_id=shop_id,
        name=script,
        text=given.text,
        seen=given.seen,
        everywhere=given.everywhere,
        now=timezone.now(),
    )
    return scripts_page(get_shop(shop_id), staff)
