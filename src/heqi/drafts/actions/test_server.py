"""Have a worker try the server with a harmless question."""

from datetime import datetime, timedelta

from django.db import transaction

from heqi.accounts.contracts import StaffView
from heqi.core.errors import HeqiError
from heqi.drafts.access import lock_server, require_owner
from heqi.drafts.models import Draft

PATIENCE = timedelta(seconds=25)
QUESTION = [
    {"role": "system", "content": "你是网店客服。只回一句话。"},
    {"role": "user", "content": "你好，在吗？"},
]


@transaction.atomic
def test_server(*, staff: StaffView, shop_id: int, now: datetime) -> Draft:
    """Queue the question, also while drafts are off. Raises shop.none, role.drafts, drafts.unset."""
    require_owner(staff, shop_id)
    if lock_server(shop_id) is None:
        raise HeqiError("drafts.unset", "请先保存服务地址和模型。", "Save address and model first.", 409)
    draft = Draft(shop_id=shop_id, by=staff.id, at=now, dead_at=now + PATIENCE, messages=QUESTION, test=True)
    draft.save(force_insert=True)
    return draft
