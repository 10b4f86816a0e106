"""Ask for a password again, behind the same throttle as the log-in."""

from axes.handlers.proxy import AxesProxyHandler
from django.contrib.auth.hashers import check_password
from django.http import HttpRequest

from heqi.accounts.models import Staff
from heqi.core.errors import HeqiError
from heqi.web.errors import LOCKED


def require_password(request: HttpRequest, staff: Staff, password: str) -> None:
    """Raises password.wrong (401), session.throttled (429). Wrong tries count as those of the log-in page."""
    credentials = {"username": staff.username}
    if not AxesProxyHandler.is_allowed(request, credentials):
        raise HeqiError(LOCKED["code"], LOCKED["message"], LOCKED["message_en"], 429)
    if check_password(password, staff.password):
        return
    AxesProxyHandler.user_login_failed(sender=Staff, credentials=credentials, request=request)
    raise HeqiError("password.wrong", "密码不对。", "The password is wrong.", 401)
