"""A talk as one row of the list, and as live events carry it. Personal data is masked."""

from collections.abc import Collection, Iterable
from typing import Any

from heqi.accounts.access import staff_names
from heqi.channels.queries import live_channels
from heqi.core.masks import mask_nick
from heqi.reception.access import talks_in
from heqi.reception.models import Talk
from heqi.shops.access import shops_by_id

Row = dict[str, Any]


def rows_of(talks: Iterable[Talk]) -> list[Row]:
    """Rows (`TalkRow` of the API) in the order given, with shops and staff looked up once."""
    talks = list(talks)
    shops = shops_by_id({talk.shop_id for talk in talks})
    live = live_channels(shops)
    names = staff_names({talk.staff_id for talk in talks if talk.staff_id is not None})
    return [
        {
            "id": talk.id,
            "shop": {"id": talk.shop_id, "name": shops[talk.shop_id].name, "platform": shops[talk.shop_id].platform},
            "key": talk.key,
            "source": talk.source,
            "can_send": talk.source == Talk.Source.CHANNEL and talk.channel_id in live,
            "buyer": mask_nick(talk.buyer) or None,
            "order_no": talk.order_no,
            "goods_id": talk.goods_id,
            "open": talk.open,
            "staff": None if talk.staff_id is None else {"id": talk.staff_id, "name": names.get(talk.staff_id, "")},
            "started_at": talk.started_at,
            "last_at": talk.last_at,
            "last_sender": talk.last_sender,
            "last_line": talk.last_line,
            "unread": talk.unread,
            "waiting_since": talk.waiting_since,
            "due_at": talk.due_at,
            "emotion": talk.emotion or None,
            "intent": talk.intent or None,
            "dissatisfied": talk.dissatisfied,
            "abnormal": talk.abnormal,
            "starred": talk.starred,
            "snoozed_until": talk.snoozed_until,
            "buyer_read_at": talk.buyer_read_at,
            "made_up": talk.made_up,
            "version": talk.version,
        }
        for talk in talks
    ]


def rows_for(talk_ids: Collection[int], shop_ids: Collection[int]) -> dict[int, Row]:
    """Rows by talk id; a talk of another shop is not in it."""
    return {row["id"]: row for row in rows_of(talks_in(shop_ids).filter(id__in=list(talk_ids)))}
