"""Apps, the shops that authorised them, and their tokens. The keys open nothing but a sandbox of the same seed."""

from dataclasses import dataclass, field
from enum import StrEnum
from hashlib import sha256
from typing import Any

from heqi.core.words import Platform
from heqi.platforms.sandbox.world.shops import Shop

DAY = 24 * 3600
CODE_SECONDS = 600
REFRESH_SECONDS = 365 * DAY


class Denial(StrEnum):
    """Why a token or an app is not good."""

    UNKNOWN_TOKEN = "unknown_token"
    EXPIRED = "expired"
    BAD_CODE = "bad_code"


class Denied(Exception):
    """A token, a code or an app is not good."""

    def __init__(self, denial: Denial) -> None:
        super().__init__(denial)
        self.denial = denial


@dataclass(slots=True)
class App:
    """A caller. `forbidden`: methods that its permission packages do not hold."""

    key: str
    secret: str = field(repr=False)
    platform: Platform = Platform.PINDUODUO
    forbidden: set[str] = field(default_factory=set)


@dataclass(slots=True)
class Grant:
    """What one shop allowed one app. `sub_nick`: the staff account that did, "" for the main account."""

    app: App
    shop: Shop
    sub_nick: str
    access_token: str = field(repr=False)
    expires_at: int
    refresh_token: str = field(repr=False)
    refresh_expires_at: int


class Access:
    """All apps and grants. A new authorisation of the same account ends the old token."""

    def __init__(self, seed: int, shops: tuple[Shop, ...], *, token_seconds: int) -> None:
        self._seed = seed
        self._shops = shops
        self._made = 0
        self.token_seconds = token_seconds
        self.apps = {app.key: app for app in (self._app("pop", Platform.PINDUODUO), self._app("top", Platform.TAOBAO))}
        self.grants: dict[tuple[str, int, str], Grant] = {}
        self._codes: dict[str, tuple[str, int, str, int]] = {}

    def app_of(self, shop: Shop) -> App:
        """The app that serves a shop's platform."""
        return self.apps["sandbox-pop" if shop.platform is Platform.PINDUODUO else "sandbox-top"]

    def authorise(self, shop: Shop, sub_nick: str, now: int) -> Grant:
        """Give fresh tokens to the app of that shop."""
        app = self.app_of(shop)
        grant = Grant(
            app, shop, sub_nick, self._token("at"), now + self.token_seconds, self._token("rt"), now + REFRESH_SECONDS
        )
        self.grants[(app.key, shop.shop_id, sub_nick)] = grant
        return grant

    def make_code(self, app_key: str, shop: Shop, sub_nick: str, now: int) -> str:
        """A code for `redeem`, good for ten minutes and once."""
        code = self._token("code")
        self._codes[code] = (app_key, shop.shop_id, sub_nick, now + CODE_SECONDS)
        return code

    def redeem(self, app_key: str, code: str, now: int) -> Grant:
        """Raises Denied."""
        found = self._codes.pop(code, None)
        if found is None or found[0] != app_key or found[3] < now:
            raise Denied(Denial.BAD_CODE)
        shop = next(shop for shop in self._shops if shop.shop_id == found[1])
        return self.authorise(shop, found[2], now)

    def check(self, app_key: str, token: str, now: int) -> Grant:
        """Whose token it is. Raises Denied."""
        grant = next((each for each in self.grants.values() if each.access_token == token), None)
        if grant is None or grant.app.key != app_key:
            raise Denied(Denial.UNKNOWN_TOKEN)
        if grant.expires_at <= now:
            raise Denied(Denial.EXPIRED)
        return grant

    def refresh(self, app_key: str, refresh_token: str, now: int) -> Grant:
        """A living token stays as it is, with its end; a dead one is replaced. Raises Denied."""
        grant = next((each for each in self.grants.values() if each.refresh_token == refresh_token), None)
        if grant is None or grant.app.key != app_key or grant.refresh_expires_at <= now:
            raise Denied(Denial.UNKNOWN_TOKEN)
        if grant.expires_at <= now:
            grant.access_token, grant.expires_at = self._token("at"), now + self.token_seconds
        return grant

    def _app(self, name: str, platform: Platform) -> App:
        return App(f"sandbox-{name}", self._token(f"secret-{name}"), platform)

    def _token(self, kind: str) -> str:
        self._made += 1
        return sha256(f"heqi sandbox {self._seed} {kind} {self._made}".encode()).hexdigest()[:40]


def describe_grants(access: Access) -> list[dict[str, Any]]:
    """All keys and tokens, for whoever wants to connect."""
    return [
        {
            "platform": grant.shop.platform.value,
            "shop_id": grant.shop.shop_id,
            "shop": grant.shop.name,
            "sub_nick": grant.sub_nick,
            "app_key": grant.app.key,
            "app_secret": grant.app.secret,
            "access_token": grant.access_token,
            "refresh_token": grant.refresh_token,
            "expires_at": grant.expires_at,
        }
        for grant in access.grants.values()
    ]
