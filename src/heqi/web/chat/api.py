"""What the page calls. Nobody is logged in here; the cookie names the visit, and the page's own header keeps other
sites from writing in a visitor's name.
"""

from typing import Any

from django.http import FileResponse, HttpRequest, HttpResponse
from django.utils import timezone
from ninja import NinjaAPI, Path, Query

from heqi.channels.access import lines_of
from heqi.channels.keys import prefix_of
from heqi.channels.models import Channel, Visit
from heqi.core.errors import HeqiError
from heqi.files.store import path_of
from heqi.platforms.channel.identity import read_token
from heqi.web.api import FastJson
from heqi.web.channel.api import headers_of
from heqi.web.channel.door import open_secrets
from heqi.web.chat import bridge
from heqi.web.chat.limits import (
    LINES_OF_PAGE,
    LINES_OF_VISIT,
    LOOKS_OF_VISIT,
    MOST_PICTURE,
    PICTURES_OF_PAGE,
    PICTURES_OF_VISIT,
    VISITS_OF_ADDRESS,
    VISITS_OF_PAGE,
    require,
)
from heqi.web.chat.rows import about_page, about_visit, lines_after, show_line
from heqi.web.chat.session import find_visit, forget, page_at, remember, require_visit
from heqi.web.chat.shapes import Key, LineSaid, LinesAsked, LinesRead, OrderNamed, Rated, VisitBegun
from heqi.web.errors import handle_errors
from heqi.web.failures import answer_failure
from heqi.web.marks.tell import tell_typing
from heqi.web.shown_files import show_file

OWN_HEADER = "X-Heqi-Chat"
"""A page of another site cannot send it without asking, and is told no."""


def from_own_page(request: HttpRequest) -> bool:
    """Raises chat.elsewhere for a writing call that no page of ours has made."""
    if request.method != "GET" and request.headers.get(OWN_HEADER) != "1":
        raise HeqiError("chat.elsewhere", "请在客服页面里操作。", "Use the chat's own page.", 403)
    return True


chat_api = NinjaAPI(
    title="Buyer page",
    auth=from_own_page,
    renderer=FastJson(),
    docs_url=None,
    openapi_url=None,
    urls_namespace="chat",
)
handle_errors(chat_api)
chat_api.add_exception_handler(Exception, answer_failure)


@chat_api.get("/{public_id}/about")
def about(request: HttpRequest, public_id: str) -> dict[str, Any]:
    """The shop, and the visitor if they were here before."""
    channel = page_at(public_id)
    return about_page(channel, find_visit(channel, headers_of(request)))


@chat_api.post("/{public_id}/begin")
def begin(request: HttpRequest, response: HttpResponse, public_id: str, sent: VisitBegun) -> dict[str, Any]:
    """Begin to talk, under a name of one's choice or as whom the merchant's site names."""
    channel, now = page_at(public_id), timezone.now()
    require(VISITS_OF_ADDRESS, str(request.META.get("REMOTE_ADDR", "")), now)
    require(VISITS_OF_PAGE, public_id, now)
    identity = read_token(sent.token, living=open_secrets(channel, now), now=now) if sent.token else None
    visit = bridge.begin(channel, name=sent.name, order_no=sent.order_no, identity=identity, now=now)
    remember(response, channel, visit)
    return about_visit(visit)


@chat_api.post("/{public_id}/leave")
def leave(request: HttpRequest, response: HttpResponse, public_id: str) -> dict[str, Any]:
    """Forget me on this device."""
    channel = page_at(public_id)
    forget(response, channel)
    return about_page(channel, None)


@chat_api.get("/{public_id}/lines")
def lines(request: HttpRequest, public_id: str, asked: Query[LinesAsked]) -> dict[str, Any]:
    """The lines behind one. Under `heqi serve` the call is kept waiting for the next (heqi.web.chat.desk)."""
    _, visit = _here(request, public_id)
    require(LOOKS_OF_VISIT, str(visit.pk), timezone.now())
    return lines_after(visit, asked.after)


@chat_api.post("/{public_id}/lines")
def say(request: HttpRequest, public_id: str, sent: LineSaid) -> dict[str, Any]:
    """Say something."""
    channel, visit = _writing(request, public_id)
    return show_line(bridge.say(channel, visit, key=sent.key, text=sent.text, now=timezone.now()))


@chat_api.post("/{public_id}/order")
def name_order(request: HttpRequest, public_id: str, sent: OrderNamed) -> dict[str, Any]:
    """Say which order it is about."""
    channel, visit = _writing(request, public_id)
    return show_line(bridge.name_order(channel, visit, key=sent.key, order_no=sent.order_no, now=timezone.now()))


@chat_api.post("/{public_id}/pictures/{key}")
def show_picture(request: HttpRequest, public_id: str, key: Path[Key]) -> dict[str, Any]:
    """Send a picture: the body is its bytes."""
    channel, visit = _writing(request, public_id)
    now = timezone.now()
    require(PICTURES_OF_VISIT, str(visit.pk), now)
    require(PICTURES_OF_PAGE, public_id, now)
    return show_line(bridge.show_picture(channel, visit, key=key, content=_read_picture(request), now=now))


@chat_api.get("/{public_id}/shown/{int:seq}", response={200: bytes})
def see_picture(request: HttpRequest, public_id: str, seq: int) -> FileResponse:
    """A picture of this talk."""
    _, visit = _here(request, public_id)
    row = lines_of(visit).filter(seq=seq).exclude(picture="").first()
    if row is None or not path_of(row.picture).exists():
        raise HeqiError("file.none", "没有这个文件。", "There is no such file.", 404)
    return show_file(row.picture, name="picture", media_type=row.mime)


@chat_api.post("/{public_id}/read")
def read(request: HttpRequest, public_id: str, sent: LinesRead) -> dict[str, Any]:
    """The shop's lines up to there are before my eyes."""
    channel, visit = _here(request, public_id)
    require(LOOKS_OF_VISIT, str(visit.pk), timezone.now())
    bridge.read(channel, visit, upto=sent.upto, now=timezone.now())
    return {"read": sent.upto}


@chat_api.post("/{public_id}/typing")
def type_on(request: HttpRequest, public_id: str) -> dict[str, Any]:
    """I am writing. Shown to whoever serves the talk, kept nowhere."""
    channel, visit = _here(request, public_id)
    require(LOOKS_OF_VISIT, str(visit.pk), timezone.now())
    told = tell_typing(channel.shop_id, prefix_of(channel.pk) + visit.key, "buyer", now=timezone.now())
    return {"told": told}


@chat_api.post("/{public_id}/rating")
def rate(request: HttpRequest, public_id: str, sent: Rated) -> dict[str, Any]:
    """Rate the talk."""
    channel, visit = _writing(request, public_id)
    bridge.rate(channel, visit, score=sent.score, words=sent.words, now=timezone.now())
    return {"rated": True}


def _here(request: HttpRequest, public_id: str) -> tuple[Channel, Visit]:
    channel = page_at(public_id)
    return channel, require_visit(channel, headers_of(request))


def _writing(request: HttpRequest, public_id: str) -> tuple[Channel, Visit]:
    channel, visit = _here(request, public_id)
    require(LINES_OF_VISIT, str(visit.pk), timezone.now())
    require(LINES_OF_PAGE, public_id, timezone.now())
    return channel, visit


def _read_picture(request: HttpRequest) -> bytes:
    content = request.read(MOST_PICTURE + 1)
    if len(content) > MOST_PICTURE:
        raise HeqiError("chat.picture_big", "图片不能超过 5 MB。", "A picture has at most 5 MB.", 413)
    return content
