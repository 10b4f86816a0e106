"""What nobody foresaw: an answer in the one shape with a number, and a log line that the number finds.

The line says which error and where, never with what: an error's own words may quote a buyer's data.
"""

import sys
import traceback
from pathlib import Path
from uuid import uuid4

import structlog
from django.http import HttpRequest, JsonResponse

from heqi.web.errors import body_of

log = structlog.get_logger(__name__)
DEEPEST = 6
BAD_REQUEST = body_of("request.refused", "请求无法处理。", "The request cannot be handled.")
FORBIDDEN = body_of("request.forbidden", "不允许这个请求。", "This request is not allowed.")


def answer_failure(request: HttpRequest, error: BaseException | type[BaseException] | None) -> JsonResponse:
    """500 with the number under which the log has it."""
    number = uuid4().hex[:12]
    raised = error if isinstance(error, BaseException) else None
    log.error("request failed", number=number, method=request.method, error=type(raised).__name__, at=_places(raised))
    message = f"服务器出错了，请稍后再试。反馈时请附上编号 {number}。"
    message_en = f"Something went wrong on the server. Tell us the number {number} when you report it."
    return JsonResponse(body_of("server.failed", message, message_en, {"number": number}), status=500)


def server_error(request: HttpRequest) -> JsonResponse:
    """Django's handler500."""
    return answer_failure(request, sys.exc_info()[1])


def bad_request(request: HttpRequest, exception: Exception | None = None) -> JsonResponse:
    """Django's handler400: a host that is not ours, a malformed request."""
    return JsonResponse(BAD_REQUEST, status=400)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> JsonResponse:
    """Django's handler403."""
    return JsonResponse(FORBIDDEN, status=403)


def _places(error: BaseException | None) -> list[str]:
    """File and line of the innermost calls, the last one first."""
    frames = traceback.extract_tb(error.__traceback__) if error is not None else []
    return [f"{Path(frame.filename).name}:{frame.lineno}" for frame in frames[: -DEEPEST - 1 : -1]]
