"""A nonce is good once."""

from datetime import datetime

from django.db import IntegrityError, transaction

from heqi.channels.models import ChannelNonce
from heqi.core.errors import HeqiError


def keep_nonce(*, shop_id: int, channel_id: int, nonce: str, until: datetime) -> None:
    """Remember it, whatever becomes of the request. Raises channel.replayed; of two at once one goes on."""
    try:
        with transaction.atomic():
            ChannelNonce(shop_id=shop_id, channel_id=channel_id, nonce=nonce, until=until).save(force_insert=True)
    except IntegrityError:
        raise HeqiError(
            "channel.replayed",
            "这个请求已经收到过（Heqi-Nonce 重复）。重发时请换新的随机数并重新签名。",
            "This very request has come before (the nonce is used). Sign anew with another nonce to send again.",
            401,
        ) from None
