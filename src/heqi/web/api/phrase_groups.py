"""Groups of phrases over HTTP: made, renamed, ended, put in order."""

from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from ninja import Router

from heqi.core.phrases.phrase import Layer
from heqi.phrases.actions import add_group, arrange_groups, arrange_phrases, end_group, rename_group
from heqi.web.api import phrase_shapes as shapes
from heqi.web.api.phrases import PAGE, layer_page
from heqi.web.staff import shops_asked, staff_of

router = Router()


@router.post("/{int:shop_id}/phrase-groups", response=PAGE, operation_id="add_phrase_group")
def add(request: HttpRequest, shop_id: int, given: shapes.NewPhraseGroup) -> dict[str, Any]:
    """A new group behind the others."""
    staff = staff_of(request)
    add_group(staff=staff, shop_id=shop_id, layer=given.layer, name=given.name, now=timezone.now())
    return layer_page(staff, shop_id, given.layer)


@router.put("/{int:shop_id}/phrase-groups", response=PAGE, operation_id="arrange_phrase_groups")
def arrange(request: HttpRequest, shop_id: int, given: shapes.PhraseGroupOrder) -> dict[str, Any]:
    """All groups of a layer in their new order; 409 where others are there now."""
    staff = staff_of(request)
    arrange_groups(staff=staff, shop_id=shop_id, layer=given.layer, group_ids=given.group_ids, now=timezone.now())
    return layer_page(staff, shop_id, given.layer)


@router.post("/{int:shop_id}/phrase-groups/{int:group_id}", response=PAGE, operation_id="rename_phrase_group")
def rename(request: HttpRequest, shop_id: int, group_id: int, given: shapes.PhraseGroupName) -> dict[str, Any]:
    """Another name."""
    staff = staff_of(request)
    now = timezone.now()
    row = rename_group(staff=staff, group_id=group_id, version=given.version, name=given.name, now=now)
    return layer_page(staff, row.shop_id, Layer(row.layer))


@router.put("/{int:shop_id}/phrase-groups/{int:group_id}", response=PAGE, operation_id="arrange_phrases")
def arrange_in(request: HttpRequest, shop_id: int, group_id: int, given: shapes.PhraseOrder) -> dict[str, Any]:
    """All phrases of a group in their new order; 409 where others are there now."""
    staff = staff_of(request)
    group = arrange_phrases(staff=staff, group_id=group_id, phrase_ids=given.phrase_ids, now=timezone.now())
    return layer_page(staff, group.shop_id, Layer(group.layer))


@router.delete("/{int:shop_id}/phrase-groups/{int:group_id}", response=PAGE, operation_id="end_phrase_group")
def end(request: HttpRequest, shop_id: int, group_id: int) -> dict[str, Any]:
    """Remove an empty group."""
    staff = staff_of(request)
    shops_asked(staff, shop_id)
    group = end_group(staff=staff, group_id=group_id, now=timezone.now())
    return layer_page(staff, group.shop_id, Layer(group.layer))
