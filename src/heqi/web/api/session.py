"""Log in, log out, who am I."""

from django.contrib.auth import authenticate, login, logout
from django.http import HttpRequest
from django.middleware.csrf import get_token
from ninja import Router, Schema
from ninja.errors import HttpError
from ninja.utils import check_csrf

from heqi import __version__
from heqi.accounts.access import view_staff
from heqi.accounts.models import Staff
from heqi.core.errors import HeqiError
from heqi.shops.access import shops_by_id
from heqi.web.errors import Problem

router = Router()


class Person(Schema):
    """Who is logged in."""

    id: int
    username: str
    name: str


class OwnShop(Schema):
    """A shop of mine and my role in it. `money_limit_fen` null: no limit."""

    id: int
    name: str
    platform: str
    role: str
    money_limit_fen: int | None


class Session(Schema):
    """`staff` is null before log-in."""

    staff: Person | None
    shops: list[OwnShop]
    version: str


class LogIn(Schema):
    """What the log-in page sends."""

    username: str
    password: str


def require_csrf(request: HttpRequest) -> bool:
    """Nobody is logged in yet, but another site must not log a browser in either."""
    if check_csrf(request):
        raise HttpError(403, "CSRF check failed")
    return True


@router.get("", auth=None, response=Session)
def read_session(request: HttpRequest) -> Session:
    """Who is logged in. Also sets the CSRF cookie that every writing call must send back."""
    get_token(request)
    return session_of(request.user if isinstance(request.user, Staff) else None)


@router.post("", auth=require_csrf, response={200: Session, 401: Problem, 403: Problem, 429: Problem})
def log_in(request: HttpRequest, given: LogIn) -> Session:
    """Start a session. 401 session.wrong; 429 session.throttled after five wrong tries in a row."""
    staff = authenticate(request, username=given.username.strip(), password=given.password)
    if not isinstance(staff, Staff):
        raise HeqiError("session.wrong", "用户名或密码不对。", "The name or the password is wrong.", 401)
    login(request, staff)
    return session_of(staff)


@router.delete("", response={200: Session})
def log_out(request: HttpRequest) -> Session:
    """End this session."""
    logout(request)
    return session_of(None)


def session_of(staff: Staff | None) -> Session:
    """The session page of a person or of nobody."""
    if staff is None:
        return Session(staff=None, shops=[], version=__version__)
    view = view_staff(staff)
    names = shops_by_id(view.shops)
    shops = [
        OwnShop(
            id=shop_id,
            name=names[shop_id].name,
            platform=names[shop_id].platform,
            role=held.role,
            money_limit_fen=held.money_limit_fen,
        )
        for shop_id, held in view.shops.items()
    ]
    return Session(
        staff=Person(id=view.id, username=view.username, name=view.name),
        shops=sorted(shops, key=lambda shop: shop.name),
        version=__version__,
    )
