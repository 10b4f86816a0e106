"""What a bridge sends twice is taken once: every key is kept with a digest of what came under it."""

from collections.abc import Mapping
from datetime import datetime

from heqi.channels.access import receipts_of
from heqi.channels.models import ChannelReceipt
from heqi.core.errors import HeqiError


def keep_receipts(
    *, shop_id: int, channel_id: int, sort: str, digests: Mapping[str, str], now: datetime
) -> frozenset[str]:
    """The keys that are new; runs in the transaction that takes what came under them.

    Raises channel.key_reused. IntegrityError when another request has just brought one of them: begin again.
    """
    rows = receipts_of(shop_id, channel_id).filter(sort=sort, key__in=list(digests))
    known = dict(rows.values_list("key", "digest"))
    if other := sorted(key for key, digest in known.items() if digests[key] != digest):
        raise unable_to_reuse_keys(other)
    new = [key for key in digests if key not in known]
    ChannelReceipt.objects.bulk_create(
        [
            ChannelReceipt(shop_id=shop_id, channel_id=channel_id, sort=sort, key=key, digest=digests[key], at=now)
            for key in new
        ]
    )
    return frozenset(new)


def unable_to_reuse_keys(keys: list[str]) -> HeqiError:
    """Something else came under these keys before, or stands twice in one batch."""
    return HeqiError(
        "channel.key_reused",
        "同一个 key 已经用于另一条内容，本批没有接收。每条消息请用自己的 key。",
        "The same key stands for something else already; nothing of this batch was taken.",
        409,
        {"keys": keys},
    )
