"""Log in, log out, who am I."""

from typing import Any

from django.contrib.auth import authenticate, login, logout
from django.http import HttpRequest
from django.middleware.csrf import get_token
from django.utils import timezone
from ninja import Router, Schema, Status
from ninja.errors import HttpError
from ninja.utils import check_csrf

from heqi import __version__
from heqi.accounts.access import having_factor, view_staff
from heqi.accounts.actions.check_code import require_code
from heqi.accounts.actions.enrol_factor import note_recovery
from heqi.accounts.actions.keep_session import forget_session
from heqi.accounts.models import Staff
from heqi.core.errors import HeqiError
from heqi.shops.access import shops_by_id
from heqi.web.errors import Problem
from heqi.web.half_way import staff_half_way, wait_for_code

router = Router()
BACKEND = "heqi.accounts.backend.StaffBackend"


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
    """`staff` is null before log-in. `must_enrol`: a shop asks for a second factor first; nothing else opens."""

    staff: Person | None
    shops: list[OwnShop]
    must_enrol: bool
    version: str


class Waiting(Schema):
    """The password was right; the code of the second factor comes next."""

    second_factor: bool


class LogIn(Schema):
    """What the log-in page sends."""

    username: str
    password: str


class Code(Schema):
    """Six digits of the app, or a recovery code."""

    code: str


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


ANSWERS: dict[int | frozenset[int], Any] = {200: Session, frozenset({401, 403, 422, 429}): Problem}


@router.post("", auth=require_csrf, response={**ANSWERS, 202: Waiting})
def log_in(request: HttpRequest, given: LogIn) -> Session | Status[Waiting]:
    """Start a session, or with a second factor ask for its code (202).

    401 session.wrong; 429 session.throttled after five wrong tries in a row.
    """
    staff = authenticate(request, username=given.username.strip(), password=given.password)
    if not isinstance(staff, Staff):
        raise HeqiError("session.wrong", "用户名或密码不对。", "The name or the password is wrong.", 401)
    if having_factor([staff.pk]):
        wait_for_code(request, staff, timezone.now())
        return Status(202, Waiting(second_factor=True))
    _enter(request, staff)
    return session_of(staff)


@router.post("/code", auth=require_csrf, response=ANSWERS)
def give_code(request: HttpRequest, given: Code) -> Session:
    """The second step. 401 factor.wrong, session.begin_again; 429 factor.throttled after five wrong codes in a row."""
    now = timezone.now()
    staff = staff_half_way(request, now)
    proof = require_code(staff_id=staff.pk, code=given.code, now=now)
    _enter(request, staff)
    note_recovery(staff_id=staff.pk, proof=proof, now=now)
    return session_of(staff)


@router.delete("", response={200: Session})
def log_out(request: HttpRequest) -> Session:
    """End this session."""
    _forget(request)
    logout(request)
    return session_of(None)


def _enter(request: HttpRequest, staff: Staff) -> None:
    """Log in under a new session key, whatever this browser held before."""
    _forget(request)
    request.session.flush()
    login(request, staff, BACKEND)


def _forget(request: HttpRequest) -> None:
    key = request.session.session_key
    if key is not None and isinstance(request.user, Staff):
        forget_session(staff_id=request.user.pk, session_key=key)


def session_of(staff: Staff | None) -> Session:
    """The session page of a person or of nobody."""
    if staff is None:
        return Session(staff=None, shops=[], must_enrol=False, version=__version__)
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
        shops=[] if view.must_enrol else sorted(shops, key=lambda shop: shop.name),
        must_enrol=view.must_enrol,
        version=__version__,
    )
