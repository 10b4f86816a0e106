"""The owner says which model writes drafts, and whether it does."""

from dataclasses import dataclass, field
from datetime import datetime

from django.db import IntegrityError, transaction

from heqi.accounts.contracts import StaffView
from heqi.core.errors import HeqiError
from heqi.drafts.access import host_of, lock_server, require_owner, seal_key
from heqi.drafts.models import DraftServer
from heqi.journal.actions import write_entry
from heqi.journal.contracts import Actor, Subject

MOST_A_DAY = 20_000


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the owner entered. `key` None keeps the one that is there; '' takes it away."""

    on: bool
    url: str
    model: str
    key: str | None = field(repr=False)
    daily_limit: int


def set_server(*, staff: StaffView, shop_id: int, version: int, wanted: Wanted, now: datetime) -> DraftServer:
    """Keep it; the caller has checked the address's form. `version` 0: there was none.

    Raises shop.none, role.drafts, drafts.stale, drafts.model, drafts.limit, drafts.key_again.
    """
    require_owner(staff, shop_id)
    _require_sense(wanted)
    try:
        with transaction.atomic():
            row = lock_server(shop_id) or DraftServer(shop_id=shop_id, version=0)
            if row.version != version:
                raise _stale(row.version)
            _fill(row, wanted)
            row.version += 1
            row.save()
            _tell(row, staff, now)
    except IntegrityError as error:  # somebody set it up between our look and our write
        raise _stale(1) from error
    return row


def _fill(row: DraftServer, wanted: Wanted) -> None:
    """A key goes to the host that it was entered for and to no other."""
    host = host_of(wanted.url)
    if wanted.key is None and row.key is not None and host != row.hint:
        raise HeqiError("drafts.key_again", "换了服务地址，请重新填写密钥。", "Another host: enter its key.", 422)
    row.on, row.url, row.hint = wanted.on, wanted.url, host
    row.model, row.daily_limit = wanted.model.strip(), wanted.daily_limit
    row.tested_at, row.test_error = None, ""
    if wanted.key is not None:
        seal_key(row, wanted.key.strip())


def _require_sense(wanted: Wanted) -> None:
    if not 0 < len(wanted.model.strip()) <= 100:
        raise HeqiError("drafts.model", "请填写模型名称。", "Name the model.", 422)
    if not 0 <= wanted.daily_limit <= MOST_A_DAY:
        raise HeqiError("drafts.limit", f"每天 0 到 {MOST_A_DAY} 条。", f"0 to {MOST_A_DAY} a day.", 422)


def _stale(version: int) -> HeqiError:
    return HeqiError(
        "drafts.stale", "设置刚被改过，请核对后重试。", "It has just been changed; check it.", 409, {"version": version}
    )


def _tell(row: DraftServer, staff: StaffView, now: datetime) -> None:
    write_entry(
        shop_id=row.shop_id,
        kind="draft.server_set",
        subject=Subject("draft_server", str(row.pk)),
        actor=Actor.staff(staff.id),
        data={"on": row.on, "daily_limit": row.daily_limit, "version": row.version},
        now=now,
    )
