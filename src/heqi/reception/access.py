"""The only way to reception's rows, and the checks that every change of a talk starts with."""

from collections.abc import Collection

from django.db import connection
from django.db.models import Q, QuerySet

from heqi.accounts.contracts import StaffView
from heqi.core.errors import HeqiError
from heqi.db.lookup import RowLookup
from heqi.reception.models import (
    Conversation,
    Message,
    Outgoing,
    Post,
    Presence,
    ServiceRating,
    Talk,
    Transfer,
    Wait,
    Whisper,
)


def conversations_in(shop_ids: Collection[int]) -> QuerySet[Conversation]:
    """Conversations of these shops."""
    return Conversation.objects.in_shops(shop_ids)


def messages_in(shop_ids: Collection[int]) -> QuerySet[Message]:
    """Messages of these shops."""
    return Message.objects.in_shops(shop_ids)


def ratings_in(shop_ids: Collection[int]) -> QuerySet[ServiceRating]:
    """Ratings of the service in these shops."""
    return ServiceRating.objects.in_shops(shop_ids)


def talks_in(shop_ids: Collection[int]) -> QuerySet[Talk]:
    """Talks of these shops."""
    rows: QuerySet[Talk] = Talk.objects.in_shops(shop_ids)
    return rows


def outgoing_in(shop_ids: Collection[int]) -> QuerySet[Outgoing]:
    """Messages that were written here, of these shops."""
    rows: QuerySet[Outgoing] = Outgoing.objects.in_shops(shop_ids)
    return rows


def waits_in(shop_ids: Collection[int]) -> QuerySet[Wait]:
    """Spells of waiting in these shops."""
    rows: QuerySet[Wait] = Wait.objects.in_shops(shop_ids)
    return rows


def posts_in(shop_ids: Collection[int]) -> QuerySet[Post]:
    """What people are given in these shops."""
    rows: QuerySet[Post] = Post.objects.in_shops(shop_ids)
    return rows


def transfers_in(shop_ids: Collection[int]) -> QuerySet[Transfer]:
    """Talks passed on in these shops."""
    rows: QuerySet[Transfer] = Transfer.objects.in_shops(shop_ids)
    return rows


def whispers_in(shop_ids: Collection[int]) -> QuerySet[Whisper]:
    """Words among us in these shops."""
    rows: QuerySet[Whisper] = Whisper.objects.in_shops(shop_ids)
    return rows


def presence_of(staff_ids: Collection[int]) -> dict[int, Presence]:
    """Who of these people said when that they are here or not, by staff id."""
    return {row.staff_id: row for row in Presence.objects.filter(staff_id__in=list(staff_ids))}


def online_now(staff_ids: Collection[int]) -> set[int]:
    """Who of these people is at the desk."""
    online = Presence.objects.filter(staff_id__in=list(staff_ids), state=Presence.State.ONLINE)
    return set(online.values_list("staff_id", flat=True))


def has_gone(staff_id: int) -> bool:
    """Whether that person said that they went offline. Who never said anything has not gone."""
    return Presence.objects.filter(staff_id=staff_id, state=Presence.State.OFFLINE).exists()


def unable_to_find_talk() -> HeqiError:
    """No such talk, or one of a shop that was not given to this person: the two look the same."""
    return HeqiError("talk.none", "没有这个会话，或它不在您的店铺里。", "There is no such conversation.", 404)


def talk_of(staff: StaffView, talk_id: int) -> Talk:
    """The talk when it is in one of this person's shops. Raises talk.none."""
    found = talks_in(staff.shops).filter(id=talk_id).first()
    if found is None:
        raise unable_to_find_talk()
    return found


def lock_talk(staff: StaffView, talk_id: int) -> Talk:
    """The talk, held until the transaction ends, for somebody who serves it or may take it over.

    Raises talk.none, role.talks for whoever only reads in that shop, talk.others when a colleague serves it.
    """
    held = hold(talks_in(staff.shops)).filter(id=talk_id).first()
    if held is None:
        raise unable_to_find_talk()
    require_handler(staff, held.shop_id)
    if held.staff_id not in (None, staff.id) and not staff.supervises(held.shop_id):
        raise HeqiError(
            "talk.others",
            "这个会话正由同事接待，请先让对方转接给您。",
            "A colleague serves this conversation; ask them to transfer it to you.",
            409,
            {"staff": held.staff_id},
        )
    return held


def require_handler(staff: StaffView, shop_id: int) -> None:
    """Raises role.talks for whoever only reads in that shop."""
    if not staff.handles(shop_id):
        raise HeqiError("role.talks", "您的角色只能查看会话。", "Your role may only read conversations.", 403)


def require_version(talk: Talk, version: int) -> None:
    """Raises talk.stale when somebody was faster."""
    if talk.version != version:
        raise HeqiError(
            "talk.stale",
            "这个会话刚被更新，已为您刷新，请核对后重试。",
            "This conversation has changed since you opened it; check it and try again.",
            409,
            {"version": talk.version},
        )


_held = RowLookup(Talk, lambda shop_id, key: hold(talks_in([shop_id])).filter(key=key), int, str)


def lock_talk_by_key(shop_id: int, key: str) -> Talk | None:
    """A talk for machinery, held until the transaction ends."""
    return next(iter(_held.find(shop_id, key)), None)


def lock_talk_by_id(shop_id: int, talk_id: int) -> Talk | None:
    """A talk for machinery, held until the transaction ends."""
    return hold(talks_in([shop_id])).filter(id=talk_id).first()


def served_by(staff_id: int) -> Q:
    """Talks of that person and those that nobody serves yet."""
    return Q(staff_id=staff_id) | Q(staff_id=None)


def hold(rows: QuerySet[Talk]) -> QuerySet[Talk]:
    """Row locks where the database has them; on SQLite the transaction already holds the one write lock."""
    return rows.select_for_update() if connection.features.has_select_for_update else rows
