"""What a bridge calls, as an API of its own: signed requests, no sessions; its OpenAPI is docs/channel.openapi.json."""

from typing import Any

import orjson
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Field, NinjaAPI, Query, Schema
from ninja.security import APIKeyHeader

from heqi.channels.keys import prefix_of
from heqi.channels.models import Channel
from heqi.core.errors import HeqiError
from heqi.platforms.channel import shapes
from heqi.platforms.channel.limits import MOST_BODY
from heqi.platforms.channel.signing import Letter, read_stamp
from heqi.shops.access import get_shop
from heqi.web.api import FastJson
from heqi.web.channel.door import Knock, let_in
from heqi.web.channel.outbox import look_outbox, take_acks
from heqi.web.channel.receive import receive_messages, receive_ratings, receive_reads
from heqi.web.errors import Problem, body_of, handle_errors
from heqi.web.failures import answer_failure
from heqi.web.marks.tell import tell_typing

DESCRIPTION = """Any program that has a shop's chat brings it to the desk and takes the replies, over signed requests.
How to sign, what comes twice, and a whole bridge in 60 lines: docs/channel.md."""
TOO_BIG = body_of(
    "channel.too_big",
    f"请求超过 {MOST_BODY // 1024 // 1024} MB，请分批发送。",
    f"The request is over {MOST_BODY // 1024 // 1024} MB; send it in parts.",
)


class OutboxAsked(Schema):
    """`after`: the cursor of the last answer; `wait`: seconds that an empty outbox may be kept waiting; `heard`: 0 at
    first, for a bridge that shows who is writing.
    """

    after: int | None = Field(None, ge=0, lt=2**62)
    wait: int = Field(25, ge=0, le=25)
    heard: int | None = Field(None, ge=0, lt=2**62)


class Signed(APIKeyHeader):
    """HMAC-SHA256 over time, nonce, method, path and body, with Heqi-Timestamp and Heqi-Nonce beside it."""

    param_name = "Heqi-Signature"

    def authenticate(self, request: HttpRequest, key: str | None) -> Channel:
        """The channel that signed. Raises what `let_in` raises."""
        match = request.resolver_match
        public_id = str(match.kwargs["channel_id"]) if match is not None else ""
        polls = request.method == "GET"
        read_stamp(headers_of(request))  # before the body of a stranger is read
        return let_in(public_id, knock_of(request), now=timezone.now(), polls=polls)


def knock_of(request: HttpRequest) -> Knock:
    """The request as it came. Reads its body, however long it may be for Django: `BodyLimit` has seen its length."""
    if not hasattr(request, "_body"):
        request._body = request.read()
    query = request.META.get("QUERY_STRING", "")
    path = request.path + (f"?{query}" if query else "")
    letter = Letter(request.method or "", path, request.body)
    return Knock(letter, headers_of(request), str(request.META.get("REMOTE_ADDR", "")))


def headers_of(request: HttpRequest) -> dict[str, str]:
    """The headers by lower-case names."""
    return {name.lower(): value for name, value in request.headers.items()}


channel_api = NinjaAPI(
    title="Heqi channel protocol",
    version="1",
    description=DESCRIPTION,
    auth=Signed(),
    renderer=FastJson(),
    docs_url=None,
    openapi_url=None,
    urls_namespace="channel",
)
handle_errors(channel_api)
channel_api.add_exception_handler(Exception, answer_failure)
REFUSED: dict[int | frozenset[int], Any] = {frozenset({400, 401, 404, 409, 413, 422, 429, 503}): Problem}


@channel_api.exception_handler(HeqiError)
def speak(request: HttpRequest, error: HeqiError) -> HttpResponse:
    """In the one shape; with `Retry-After` where it tells how long to wait."""
    response = HttpResponse(refusal_body(error), status=error.status, content_type="application/json")
    if wait := error.detail.get("retry_after"):
        response["Retry-After"] = str(wait)
    return response


def refusal_body(error: HeqiError) -> bytes:
    """An error as bytes."""
    return orjson.dumps(body_of(error.code, error.message, error.message_en, error.detail))


def channel_of(request: HttpRequest) -> Channel:
    """The channel that signed this request."""
    channel: Channel = request.auth  # type: ignore[attr-defined]  # ninja puts it there
    return channel


@channel_api.post(
    "/{channel_id}/messages", response={200: shapes.ChannelTaken, **REFUSED}, operation_id="bring_messages"
)
def bring_messages(request: HttpRequest, channel_id: str, sent: shapes.ChannelMessages) -> dict[str, Any]:
    """Bring messages. The same key again with the same content is `known`; with other content the answer is 409."""
    taken = receive_messages(channel_of(request), sent.messages, now=timezone.now())
    return {"taken": [{"key": key, "state": state} for key, state in taken.items()]}


@channel_api.post("/{channel_id}/reads", response={200: dict[str, int], **REFUSED}, operation_id="bring_reads")
def bring_reads(request: HttpRequest, channel_id: str, sent: shapes.ChannelReads) -> dict[str, int]:
    """Tell up to where buyers have read. Marks may come twice and late."""
    receive_reads(channel_of(request), sent.reads, now=timezone.now())
    return {"taken": len(sent.reads)}


@channel_api.post("/{channel_id}/ratings", response={200: shapes.ChannelTaken, **REFUSED}, operation_id="bring_ratings")
def bring_ratings(request: HttpRequest, channel_id: str, sent: shapes.ChannelRatings) -> dict[str, Any]:
    """Tell how buyers rated talks."""
    taken = receive_ratings(channel_of(request), sent.ratings, now=timezone.now())
    return {"taken": [{"key": key, "state": state} for key, state in taken.items()]}


@channel_api.post("/{channel_id}/typing", response={200: dict[str, bool], **REFUSED}, operation_id="tell_typing")
def bring_typing(request: HttpRequest, channel_id: str, sent: shapes.ChannelTyping) -> dict[str, bool]:
    """Tell that a buyer is writing. More often than every two seconds, or of an unknown talk, it is not `told`."""
    channel = channel_of(request)
    conversation = prefix_of(channel.pk) + sent.conversation
    return {"told": tell_typing(channel.shop_id, conversation, "buyer", now=timezone.now())}


@channel_api.get("/{channel_id}/outbox", response={200: shapes.ChannelOutbox, **REFUSED}, operation_id="fetch_outbox")
def fetch_outbox(request: HttpRequest, channel_id: str, asked: Query[OutboxAsked]) -> dict[str, Any]:
    """What is to be brought to buyers. Without `after` everything that is not acknowledged comes again. An empty
    outbox answers after `wait` seconds, or with the next message.
    """
    return look_outbox(channel_of(request), after=asked.after, now=timezone.now())


@channel_api.post("/{channel_id}/outbox/ack", response={200: shapes.ChannelAcked, **REFUSED}, operation_id="ack_outbox")
def ack_outbox(request: HttpRequest, channel_id: str, sent: shapes.ChannelAcks) -> dict[str, Any]:
    """Tell what became of items. What is not acknowledged is offered again after a minute."""
    return {"acks": take_acks(channel_of(request), sent.acks, now=timezone.now())}


@channel_api.post("/{channel_id}/hello", response={200: shapes.ChannelHello, **REFUSED}, operation_id="say_hello")
def say_hello(request: HttpRequest, channel_id: str) -> dict[str, Any]:
    """Whether address, secret and clock are right; changes nothing. The body is empty."""
    channel, now = channel_of(request), timezone.now()
    return {
        "channel": channel.name,
        "shop": get_shop(channel.shop_id).name,
        "state": channel.state,
        "server_time": int(now.timestamp()),
    }
