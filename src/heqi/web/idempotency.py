"""A call with an `Idempotency-Key` happens once: sent again, it gets the first answer again.

A key belongs to one person, path and body. While the first call runs, a second gets 409; a call that died without
an answer frees its key after a minute, and the version check of the edit itself then tells whether it happened.
Calls that change nothing take no key: their answers hold what somebody is writing, and are not kept. Nor is the
answer that tells the secret of a link, or a hidden field.
"""

import re
from collections.abc import Callable
from datetime import timedelta
from hashlib import sha256

from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone

from heqi.accounts.models import Staff
from heqi.web.errors import body_of
from heqi.web.models import KeptAnswer

ABANDONED = timedelta(minutes=1)
KEPT = timedelta(days=1)
TELLS_A_SECRET = re.compile(
    r"/api/(?:channels|channels/\d+/secret|work-orders/\d+/link|order-actions/\d+/reveal|invoices/(?:\d+/reveal|export)"
    r"|orders/.+/reveal)"
)
"""Told once and kept nowhere; the version check of the edit keeps a second click from making another."""
CHANGE_NOTHING = frozenset({"/api/screen", "/api/order-actions/check", "/api/invoices/read", "/api/phrases/suggest"})
RUNNING = body_of("call.running", "同一个请求正在处理，请稍候。", "The same call is still running; wait a moment.")
REUSED = body_of("call.key_reused", "请求编号已用于另一个请求。", "This Idempotency-Key was used for another call.")
BAD_KEY = body_of("call.bad_key", "请求编号要有 8 到 80 个字符。", "An Idempotency-Key has 8 to 80 characters.")


class IdempotencyKey:
    """Middleware; behind authentication, in front of the API."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        key = request.headers.get("Idempotency-Key", "")
        staff = request.user
        if request.method != "POST" or not key or _is_not_kept(request.path) or not isinstance(staff, Staff):
            return self.get_response(request)
        if not 8 <= len(key) <= 80:
            return JsonResponse(BAD_KEY, status=422)
        kept, mine = _claim(request, staff.id, key)
        if not mine:
            return _repeat(request, kept)
        response = self.get_response(request)
        _keep(kept, response)
        return response


def _is_not_kept(path: str) -> bool:
    return path in CHANGE_NOTHING or TELLS_A_SECRET.fullmatch(path) is not None


def _claim(request: HttpRequest, staff_id: int, key: str) -> tuple[KeptAnswer, bool]:
    """The row of this key, and whether the call is ours to make."""
    now = timezone.now()
    KeptAnswer.objects.filter(staff_id=staff_id, at__lt=now - KEPT).delete()
    KeptAnswer.objects.filter(staff_id=staff_id, key=key, status=None, at__lt=now - ABANDONED).delete()
    try:
        with transaction.atomic():
            return KeptAnswer.objects.create(staff_id=staff_id, key=key, digest=_digest(request), at=now), True
    except IntegrityError:
        return KeptAnswer.objects.get(staff_id=staff_id, key=key), False


def _repeat(request: HttpRequest, kept: KeptAnswer) -> HttpResponse:
    if kept.digest != _digest(request):
        return JsonResponse(REUSED, status=422)
    if kept.status is None:
        return JsonResponse(RUNNING, status=409)
    again = HttpResponse(bytes(kept.body), status=kept.status, content_type="application/json")
    again["Idempotent-Replay"] = "true"
    return again


def _keep(kept: KeptAnswer, response: HttpResponse) -> None:
    """Only what happened is kept: a refusal changed nothing and may be tried again under the same key."""
    if 200 <= response.status_code < 300:
        kept.status, kept.body = response.status_code, response.content
        kept.save(update_fields=["status", "body"])
    else:
        kept.delete()


def _digest(request: HttpRequest) -> str:
    return sha256(request.path.encode() + b"\n" + request.body).hexdigest()
