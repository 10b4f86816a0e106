"""The owner enters the keys of a shop, for the first time or anew."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import IntegrityError, transaction

from heqi.accounts.contracts import StaffView
from heqi.connections.access import lock_connection, require_owner
from heqi.connections.actions.save import save_connection
from heqi.connections.models import Connection
from heqi.connections.secrets import open_keys, seal_keys
from heqi.connections.states import ConnectionState, Gateway
from heqi.core.connecting import Credentials
from heqi.core.errors import HeqiError
from heqi.journal.actions import write_entry
from heqi.journal.contracts import Actor, Subject

BACK = timedelta(days=30)
"""How far back a new connection reads when nobody says otherwise."""


@dataclass(frozen=True, slots=True)
class Keys:
    """What the owner typed. An empty secret or token leaves the one that is kept."""

    app_key: str
    app_secret: str
    token: str
    refresh_token: str = ""


def connect_shop(*, staff: StaffView, shop_id: int, gateway: Gateway, keys: Keys, now: datetime) -> Connection:
    """Keep the keys of a shop that has none; a worker tries them at once.

    Raises shop.none, role.connections, connection.exists, connection.key_missing.
    """
    require_owner(staff, shop_id)
    typed = _clean(keys)
    if not (typed.app_key and typed.app_secret and typed.token):
        raise unable_to_connect_without_keys()
    row = Connection(shop_id=shop_id, gateway=gateway, made_at=now, made_by=staff.id)
    seal_keys(row, Credentials(typed.app_key, typed.app_secret, typed.token, typed.refresh_token or None))
    row.state, row.check_at = ConnectionState.UNCHECKED, now
    try:
        with transaction.atomic():
            row.save(force_insert=True)
            data = {"shop": shop_id, "gateway": row.gateway}
            subject = Subject("connection", str(shop_id))
            actor = Actor.staff(staff.id)
            write_entry(shop_id=shop_id, kind="connection.made", subject=subject, actor=actor, data=data, now=now)
    except IntegrityError as error:
        raise HeqiError(
            "connection.exists", "这个店铺已经连接了，请刷新。", "This shop is connected already.", 409
        ) from error
    return row


def change_keys(*, staff: StaffView, shop_id: int, version: int, keys: Keys, now: datetime) -> Connection:
    """Other keys for a connected shop: a new authorisation, a renewed secret. What is empty stays as it is.

    What is in stays in: the streams go on from where they were. Raises as `lock_connection`, connection.key_missing.
    """
    typed = _clean(keys)
    with transaction.atomic():
        row = lock_connection(staff, shop_id, version)
        if not typed.app_key:
            raise unable_to_connect_without_keys()
        held = open_keys(row)
        fresh = Credentials(
            typed.app_key,
            typed.app_secret or held.app_secret,
            typed.token or held.token,
            typed.refresh_token or (None if typed.token else held.refresh_token),
        )
        seal_keys(row, fresh)
        row.keys += 1
        row.state, row.check_at, row.error = ConnectionState.UNCHECKED, now, None
        return save_connection(row, kind="connection.keys_changed", actor=Actor.staff(staff.id), now=now)


def _clean(keys: Keys) -> Keys:
    return Keys(keys.app_key.strip(), keys.app_secret.strip(), keys.token.strip(), keys.refresh_token.strip())


def unable_to_connect_without_keys() -> HeqiError:
    """Something of the keys is missing."""
    return HeqiError(
        "connection.key_missing",
        "请填写应用的 App Key、App Secret 和店铺授权后的 access token。",
        "Enter the app key, the app secret and the access token of the shop's authorisation.",
        422,
    )
