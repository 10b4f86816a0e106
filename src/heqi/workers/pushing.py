"""The lane that pushes messages to bridges that have given an address, and tries addresses that were entered."""

from datetime import datetime, timedelta
from functools import partial
from urllib.parse import urlsplit

import orjson
import structlog

from heqi.accounts.sealing import UnableToOpen
from heqi.channels.access import all_channels
from heqi.channels.actions.note import note_push
from heqi.channels.models import Channel
from heqi.channels.secrets import living_secrets, open_url
from heqi.channels.states import ChannelKind, ChannelState
from heqi.core.errors import HeqiError
from heqi.core.sending import SendError
from heqi.notify.base import Fate, Told
from heqi.notify.line import Line, told_of_status
from heqi.outbox.actions.offer import Offer
from heqi.outbox.actions.settle_offer import Word, settle_offer
from heqi.outbox.contracts import ActionView
from heqi.platforms.channel.signing import Letter, make_nonce, sign_headers
from heqi.workers.carrying import AT_ONCE, one_by_one, waiting_channels
from heqi.workers.channel_items import make_item
from heqi.workers.clock import read_clock

log = structlog.get_logger(__name__)


def push_to_bridges(line: Line) -> int:
    """Push a portion to each bridge that has an address and is not resting; how many calls were made."""
    now = read_clock()
    pushed = list(all_channels().filter(url__isnull=False, state=ChannelState.ON))
    asked = [channel for channel in pushed if channel.check_at is not None and channel.check_at <= now]
    done = sum(_try(line, channel) for channel in asked[:AT_ONCE])
    for offer, channel in waiting_channels() if pushed else ():
        if channel is not None and _may_push(channel, now):
            done += one_by_one(offer, partial(_push, line, channel))
    return done


def _may_push(channel: Channel, now: datetime) -> bool:
    is_open = channel.state == ChannelState.ON and channel.open_at <= now
    return channel.kind == ChannelKind.BRIDGE and channel.url is not None and is_open


def _try(line: Line, channel: Channel) -> int:
    """A call without items: whether the bridge is there and knows the secret."""
    told, _ = _post(line, channel, {"items": []})
    _note(channel, told, trouble=told.fate is not Fate.DONE)
    return 1


def _push(line: Line, channel: Channel, action: ActionView) -> bool:
    """Whether to go on with the next: not while the bridge is out of reach."""
    item = make_item(channel, action, now=read_clock())
    if item is None:
        return True
    told, said = _post(line, channel, {"items": [item]})
    _settle(channel, action, told, said if isinstance(said, dict) else {})
    _note(channel, told, trouble=told.fate is Fate.TEMPORARY)
    return told.fate is not Fate.TEMPORARY


def _post(line: Line, channel: Channel, body: dict[str, object]) -> tuple[Told, object]:
    now, content = read_clock(), orjson.dumps(body, option=orjson.OPT_UTC_Z)
    try:
        url, living = open_url(channel), living_secrets(channel, now)
    except UnableToOpen:
        return Told(Fate.TEMPORARY, "sealed"), None
    parts = urlsplit(url)
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    signed = sign_headers(living, Letter("POST", path, content), at=now, nonce=make_nonce())
    answer = line.post(url, content, {"Heqi-Channel": channel.public_id, **signed})
    if isinstance(answer, Told):
        return answer, None
    status, said, headers = answer
    return told_of_status(status, headers) or Told(Fate.DONE), said


def _settle(channel: Channel, action: ActionView, told: Told, said: dict[str, object]) -> None:
    """By the bridge's own word where its answer holds one, else by what the status says."""
    word = _word_of(told, str(said.get("state", "")))
    reason = str(said.get("reason", ""))[:200] or told.reason
    settle_offer(
        Offer(channel.shop_id, channel.pk),
        action_id=action.id,
        word=word,
        now=read_clock(),
        reference=str(said.get("reference", ""))[:128],
        error=_error(reason, told.retry_after) if word in (Word.FAILED, Word.LATER) else None,
    )
    log.info("message pushed", action=action.id, channel=channel.pk, word=word.value)


def _word_of(told: Told, said: str) -> Word:
    if told.fate is not Fate.DONE:
        return Word.LATER if told.fate is Fate.TEMPORARY else Word.FAILED
    return next((word for word in Word if word.value == said), Word.DELIVERED)


def _note(channel: Channel, told: Told, *, trouble: bool) -> None:
    error = _error(told.reason, None)
    wait = timedelta(seconds=told.retry_after) if told.retry_after else None
    shown = HeqiError(error.code, error.message, error.message_en) if trouble else None
    note_push(channel, error=shown, wait=wait, now=read_clock())


def _error(reason: str, retry_after: float | None) -> SendError:
    told, told_en = (
        f"推送到渠道的程序没有成功：{reason or '-'}",
        f"Pushing to the bridge did not succeed: {reason or '-'}",
    )
    return SendError("channel.push_failed", told, told_en, retry_after)
