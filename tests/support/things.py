"""One of everything of a shop, for the table of who may call what."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from tests.support.channel import open_channel
from tests.support.exports import ORDER_HEADERS, order_row
from tests.support.pictures import as_bytes, screenshot
from tests.support.story import ORDER_NO
from tests.support.tables import NOW, as_csv, grid

NOTHING = 987_654_321
"""An id that no row has."""
ROBOT = "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=K"
RULE = "heqi.large-refund-returns"
FILE = as_csv(grid(ORDER_HEADERS, [order_row(ORDER_NO, now=NOW)]), encoding="gb18030")


@pytest.fixture
def things(settings, tmp_path, hire, platform_of):
    """`things(shop, owner)`: one of everything of a shop, as the ids that addresses and bodies carry."""
    from heqi.accounts.actions.invite_staff import Offer, invite_staff
    from heqi.accounts.actions.map_sub_account import map_sub_account
    from heqi.alerts.actions.destinations import add_destination
    from heqi.buyers.actions.note import note_about_buyer
    from heqi.buyers.models import BuyerNote
    from heqi.buyers.whose import Asked
    from heqi.cases.access import evidence_of
    from heqi.cases.actions import add_evidence, ask_work_order
    from heqi.cases.actions.add_evidence import Sent
    from heqi.connections.actions.connect_shop import Keys, connect_shop
    from heqi.connections.states import Gateway
    from heqi.core.cases.causes import Link
    from heqi.core.incidents.selection import Selection
    from heqi.core.invoices.details import InvoiceDetails
    from heqi.core.order_actions.wish import ActWish, ChargePurpose
    from heqi.core.order_notes import OrderNote
    from heqi.core.phrases.phrase import Layer
    from heqi.core.reception.incoming import Incoming
    from heqi.core.words import OrderActKind, ReasonFamily, Role
    from heqi.core.work_orders import Addressee, WorkKind
    from heqi.incidents.actions import Told, open_incident
    from heqi.incidents.models import Incident
    from heqi.invoices.actions import open_invoice
    from heqi.language.actions import add_word
    from heqi.language.contracts import WordKind
    from heqi.notes.actions.write_note import write_note
    from heqi.order_actions.actions import begin_act
    from heqi.phrases.actions import add_phrase
    from heqi.phrases.contracts import Into
    from heqi.phrases.fit import Written
    from heqi.pictures.actions.take_in import upload_picture
    from heqi.practice.actions.begin import begin_exercise
    from heqi.practice.scenarios import BY_KEY
    from heqi.reception.actions.take_in import take_in_messages
    from heqi.returns.access import photos_of
    from heqi.returns.actions import pool_parcel
    from heqi.returns.actions.take_in import Label
    from heqi.returns.photos import Sent as Photo
    from heqi.stops.access import stops_in
    from heqi.tracking.actions.enter_keys import Entered, open_account
    from tests.support.imports import take_in
    from tests.support.sending import fail_one

    settings.HEQI_HOME = tmp_path

    def make(shop: Any, owner: Any, name: str) -> dict[str, Any]:
        now = timezone.now()
        platform = platform_of(shop)
        platform.state_order(now, note="请放在门卫处，电话13800138000")
        platform.state_order(now, "260525-111111111111111")
        case = platform.state_request(now)
        platform.state_order(now, "260525-222222222222222", state="unshipped", shipped_at=None, signed_at=None)
        platform.state_request(now, "61234567890999", order_no="260525-222222222222222")
        kept = add_evidence(
            staff=owner,
            case_id=case.id,
            version=case.version,
            whose="shop",
            files=[Sent("单.pdf", b"%PDF-1.4")],
            now=now,
        )
        colleague = hire(name, name, shop, "agent")
        sub_account = map_sub_account(staff=owner, shop_id=shop.id, name=f"{name}:1", to=colleague.id, now=now)
        order_id = ask_work_order(
            staff=owner,
            case_id=case.id,
            version=kept.version,
            kind=WorkKind.OTHER,
            addressee=Addressee.FINANCE,
            question="请核对退款",
            now=now,
        )
        arrival = pool_parcel(
            staff=owner, shop_id=shop.id, label=Label("YT1"), files=[Photo("单.pdf", b"%PDF-1.4")], now=now
        )
        incident = open_incident(
            staff=owner,
            shop_id=shop.id,
            told=Told("烂果", "烂果", ReasonFamily.QUALITY, Link.SUPPLIER),
            selection=Selection(order_nos=(ORDER_NO,)),
            later=Incident.Later.PROPOSE,
            now=now,
        )
        wish = ActWish(OrderActKind.SMALL_CHARGE, amount_fen=100, purpose=ChargePurpose.COURIER)
        act = begin_act(staff=owner, shop_id=shop.id, order_no=ORDER_NO, wish=wish, now=now)
        titled = InvoiceDetails(personal=True, title="李四")
        invoice = open_invoice(staff=owner, shop_id=shop.id, order_no=ORDER_NO, details=titled, now=now)
        keys = Keys("app-key", "app-secret", "token")
        connect_shop(staff=owner, shop_id=shop.id, gateway=Gateway.REAL, keys=keys, now=now)
        note = write_note(
            staff=owner,
            shop_id=shop.id,
            order_no="260525-111111111111111",
            wanted=OrderNote("已催仓库", 1),
            seen=OrderNote("", None).mark(),
            now=now,
        )
        courier = Entered("CUST100", "secret")
        open_account(staff=owner, shop_id=shop.id, way="kuaidi100", entered=courier, now=now)
        told = add_destination(
            staff=owner, shop_id=shop.id, way="wecom", name="告警群", url=ROBOT, secret="", events=[], now=now
        )
        word = add_word(staff=owner, shop_id=shop.id, kind=WordKind.ALLOW, text="荔枝干礼盒", reason="商品名", now=now)
        question = Incoming("m1", "buyer-1", "buyer", now, text="什么时候发货？", buyer="果友")
        talk = take_in_messages(shop.id, [question], at=now)
        offer = Offer(shop.id, Role.AGENT, None)
        invitation, _ = invite_staff(manager=owner, username=f"{name}2", name=name, offers=[offer], now=now)
        noted = note_about_buyer(
            staff=owner,
            asked=Asked(shop.id, order_no=ORDER_NO),
            kind=BuyerNote.Kind.PREFERENCE,
            words="要硬一点的芒果",
            purpose="发货前挑选",
            until=now + timedelta(days=30),
            now=now,
        )
        picture = upload_picture(
            staff=owner, shop_id=shop.id, content=as_bytes(screenshot(["mango"])), name="截图.png", now=now
        )
        phrase = add_phrase(
            staff=owner, into=Into(shop.id, Layer.TEAM, "发货"), given=Written("亲，明天发出。", code="mt"), now=now
        )
        exercise = begin_exercise(
            staff=owner, shop_id=shop.id, scenario=BY_KEY["damaged"], seed=1, goods="车厘子", paid_fen=99_00,
            opening="坏了好几个", now=timezone.now(),
        )  # fmt: skip
        return {
            "shop_id": shop.id,
            "exercise_id": exercise.pk,
            "channel_id": open_channel(shop).channel.pk,
            "policy_kind": "unshipped_refund",
            "script": "tell_paid",
            "entry_id": NOTHING,
            "hook": "forged",
            "stop_id": stops_in([shop.id]).get().pk,
            "edit_id": note.pk,
            "case_id": case.id,
            "order_no": ORDER_NO,
            "act_id": act.pk,
            "invoice_id": invoice.pk,
            "version": kept.version,
            "order_id": order_id,
            "file_id": NOTHING,
            "evidence_id": evidence_of(kept).get().id,
            "key": "refund",
            "arrival_id": arrival.pk,
            "incident_id": incident.pk,
            "photo_id": photos_of([shop.id], [arrival.pk]).get().pk,
            "import_id": take_in(shop, FILE, "订单.csv").id,
            "staff_id": colleague.id,
            "invitation_id": invitation.id,
            "sub_account_id": sub_account.id,
            "sub_version": sub_account.version,
            "offer_id": NOTHING,
            "promise_id": NOTHING,
            "remedy_id": NOTHING,
            "session_id": NOTHING,
            "rule_id": RULE,
            "word_id": word.id,
            "talk_id": talk.talks[0],
            "message_id": NOTHING,
            "phrase_id": phrase.pk,
            "group_id": phrase.group_id,
            "use_id": NOTHING,
            "draft_id": NOTHING,
            "name": "hello",
            "picture_id": picture.id,
            "note_id": noted.pk,
            "erasure_id": NOTHING,
            "destination_id": told.pk,
            "action_id": fail_one(shop.id, now),
        }

    return make
