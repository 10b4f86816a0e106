"""Groups of phrases: made, renamed, ended when empty."""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import Max

from heqi.accounts.contracts import StaffView
from heqi.core.errors import HeqiError
from heqi.core.phrases.phrase import LONGEST_GROUP, Layer, check_line
from heqi.phrases.access import groups_in, lock_group, phrases_in, require_writer, unable_to_change_stale
from heqi.phrases.actions.save import tell_group
from heqi.phrases.contracts import MOST_GROUPS, Into
from heqi.phrases.models import PhraseGroup


@transaction.atomic
def add_group(*, staff: StaffView, shop_id: int, layer: Layer, name: str, now: datetime) -> PhraseGroup:
    """A new group behind the others. Raises shop.none, role.phrases, phrase.group_unnamed, phrase.group_exists,
    phrase.too_many_groups.
    """
    require_writer(staff, shop_id, layer)
    return insert_group(staff=staff, shop_id=shop_id, layer=layer, name=_named(name), now=now)


@transaction.atomic
def rename_group(*, staff: StaffView, group_id: int, version: int, name: str, now: datetime) -> PhraseGroup:
    """Another name. Raises phrase.no_group, role.phrases, phrase.stale, phrase.group_unnamed, phrase.group_exists."""
    group = lock_group(staff, group_id)
    if group.version != version:
        raise unable_to_change_stale(group.version)
    group.name, group.version = _named(name), group.version + 1
    _store(group)
    tell_group(group, "phrase_group.renamed", staff, now)
    return group


@transaction.atomic
def end_group(*, staff: StaffView, group_id: int, now: datetime) -> PhraseGroup:
    """Remove an empty group; as it was. Raises phrase.no_group, role.phrases, phrase.group_full."""
    group = lock_group(staff, group_id)
    held = phrases_in([group.shop_id]).filter(group_id=group.pk).count()
    if held:
        raise HeqiError(
            "phrase.group_full", f"分组里还有 {held} 条话术，先移走或停用。", f"It still holds {held} phrases.", 409
        )
    tell_group(group, "phrase_group.ended", staff, now)
    groups_in([group.shop_id]).filter(pk=group.pk).delete()
    return group


def insert_group(*, staff: StaffView, shop_id: int, layer: Layer, name: str, now: datetime) -> PhraseGroup:
    """A group of a name that was checked, within a transaction. Raises phrase.group_exists, phrase.too_many_groups."""
    owner = staff.id if layer is Layer.PERSONAL else 0
    others = groups_in([shop_id]).filter(layer=layer, staff_id=owner)
    if others.count() >= MOST_GROUPS:
        raise HeqiError("phrase.too_many_groups", f"最多 {MOST_GROUPS} 个分组。", f"At most {MOST_GROUPS} groups.", 409)
    last = others.order_by().aggregate(last=Max("place"))["last"]
    group = PhraseGroup(shop_id=shop_id, layer=layer, staff_id=owner, name=name, place=(last or 0) + 1)
    _store(group)
    tell_group(group, "phrase_group.added", staff, now)
    return group


def named_group(*, staff: StaffView, into: Into, now: datetime) -> PhraseGroup:
    """The group of that name, made where there is none, within a transaction. Raises as `add_group`."""
    require_writer(staff, into.shop_id, into.layer)
    name = _named(into.name)
    found = find_group(staff=staff, shop_id=into.shop_id, layer=into.layer, name=name)
    return found or insert_group(staff=staff, shop_id=into.shop_id, layer=into.layer, name=name, now=now)


def find_group(*, staff: StaffView, shop_id: int, layer: Layer, name: str) -> PhraseGroup | None:
    """The group of that name in a layer; of personal ones, this person's."""
    owner = staff.id if layer is Layer.PERSONAL else 0
    return groups_in([shop_id]).filter(layer=layer, staff_id=owner, name=name).first()


def _named(name: str) -> str:
    plain = check_line(name, LONGEST_GROUP, "分组名", "A group's name")
    if not plain:
        raise HeqiError("phrase.group_unnamed", "请写分组名。", "Name the group.", 422)
    return plain


def _store(group: PhraseGroup) -> None:
    try:
        with transaction.atomic():
            group.save()
    except IntegrityError as error:
        said = ("已经有这个名字的分组。", "There is a group of that name.")
        raise HeqiError("phrase.group_exists", *said, 409) from error
