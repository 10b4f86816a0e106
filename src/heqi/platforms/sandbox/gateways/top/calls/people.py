"""Time, tokens, staff accounts and the message service."""

import orjson

from heqi.platforms.sandbox.gateways.access import Denied, Grant
from heqi.platforms.sandbox.gateways.params import Params
from heqi.platforms.sandbox.gateways.times import clock_text
from heqi.platforms.sandbox.gateways.top.call import Answer, Context, Wrapped
from heqi.platforms.sandbox.gateways.top.errors import TopError
from heqi.platforms.sandbox.gateways.top.topics import content_of, forged_message, topic_of
from heqi.platforms.sandbox.world.notices import Notice
from heqi.platforms.sandbox.world.shops import Shop

MOST_CONFIRMED = 200


def tell_time(context: Context, _: Params) -> Answer:
    """The market's time."""
    return {"time": clock_text(context.now)}


def create_token(context: Context, params: Params) -> Answer:
    """For a code, once and within ten minutes; the answer is JSON inside a text."""
    try:
        grant = context.market.access.redeem(context.app.key, params.text("code"), context.now)
    except Denied as denied:
        raise TopError(15, "isv.invalid-parameter:code", "code无效或已过期") from denied
    return {"token_result": token_text(grant, context.now)}


def refresh_token(context: Context, params: Params) -> Answer:
    """For a refresh token."""
    try:
        grant = context.market.access.refresh(context.app.key, params.text("refresh_token"), context.now)
    except Denied as denied:
        raise TopError(27, "isv.invalid-parameter:refresh_token", "refresh_token无效") from denied
    return {"token_result": token_text(grant, context.now)}


def token_text(grant: Grant, now: int) -> str:
    """As the token address and the methods give it. Moments in milliseconds."""
    left = max(0, grant.expires_at - now)
    levels = {f"{level}_expires_in": left for level in ("r1", "r2", "w1", "w2")}
    moments = {f"{level}_valid": grant.expires_at * 1000 for level in ("r1", "r2", "w1", "w2")}
    sub = {"sub_taobao_user_nick": grant.sub_nick} if grant.sub_nick else {}
    return orjson.dumps(
        {
            "access_token": grant.access_token,
            "token_type": "Bearer",
            "expires_in": left,
            "expire_time": grant.expires_at * 1000,
            "refresh_token": grant.refresh_token,
            "re_expires_in": max(0, grant.refresh_expires_at - now),
            "refresh_token_valid_time": grant.refresh_expires_at * 1000,
            "taobao_user_id": str(grant.shop.shop_id),
            "taobao_user_nick": grant.shop.nick,
            **sub,
            **levels,
            **moments,
        }
    ).decode()


def show_seller(context: Context, _: Params) -> Answer:
    """taobao.user.seller.get: whose session it is."""
    kind = "B" if context.is_tmall else "C"
    return {"user": {"user_id": context.shop.shop_id, "nick": context.shop.nick, "type": kind}}


def list_staff(context: Context, params: Params) -> Answer:
    """taobao.subusers.get."""
    _check_nick(context, params.text("user_nick"))
    rows = [
        {
            "sub_id": each.sub_id,
            "sub_nick": each.nick,
            "sub_name": each.name,
            "sub_status": 1,
            "user_id": context.shop.shop_id,
            "user_nick": context.shop.nick,
            "sub_dispatch_status": True,
            "sub_owed_status": False,
        }
        for each in context.shop.staff
    ]
    return {"subaccounts": Wrapped("sub_account_info", rows)}


def list_accounts(context: Context, params: Params) -> Answer:
    """taobao.sellercenter.subusers.get."""
    _check_nick(context, params.text("nick"))
    rows = [
        {
            "sub_id": each.sub_id,
            "nick": each.nick,
            "full_name": each.name,
            "status": 1,
            "is_online": 2,
            "seller_id": context.shop.shop_id,
            "seller_nick": context.shop.nick,
        }
        for each in context.shop.staff
    ]
    return {"subusers": Wrapped("sub_user_info", rows)}


def permit(context: Context, params: Params) -> Answer:
    """The list replaces the one before; none means all."""
    topics = params.words("topics") if params.has("topics") else []
    notices = context.world.notices[context.shop.shop_id]
    context.market.queues.permit(context.shop.shop_id, topics, notices, context.now)
    return {"is_success": True}


def show_permit(context: Context, params: Params) -> Answer:
    """By nick."""
    shop = next((shop for shop in context.world.shops if shop.nick == params.text("nick")), None)
    found = context.market.queues.permits.get(shop.shop_id) if shop else None
    if shop is None or found is None:
        return {"tmc_user": None}
    user = {
        "user_id": shop.shop_id,
        "user_nick": shop.nick,
        "user_platform": "tbUIC",
        "group_name": "default",
        "is_valid": True,
        "created": clock_text(found.at),
        "modified": clock_text(found.at),
        "topics": Wrapped("string", list(found.topics)),
    }
    return {"tmc_user": user}


def cancel_permit(context: Context, params: Params) -> Answer:
    """By nick."""
    shop = next((shop for shop in context.world.shops if shop.nick == params.text("nick")), None)
    return {"is_success": shop is not None and context.market.queues.cancel(shop.shop_id)}


def consume(context: Context, params: Params) -> Answer:
    """Messages of all shops of the app. What is not confirmed comes again after ten minutes."""
    left = params.between("quantity", 10, 200, 100)
    market, rows = context.market, []
    for shop in _listened(context):
        for notice in market.queues.take(shop.shop_id, context.world.notices[shop.shop_id], left, context.now):
            topic = topic_of(notice)
            permitted = market.queues.permits[shop.shop_id].topics
            if topic is None or (permitted and topic not in permitted):
                market.queues.confirm(shop.shop_id, notice.notice_id)
                continue
            rows.append(_message(context, shop, notice, topic))
            left -= 1
        if left <= 0:
            break
    if market.faults.strikes("forged"):
        rows.append(forged_message(context.now))
    return {"messages": Wrapped("tmc_message", market.faults.spoil(rows))}


def confirm(context: Context, params: Params) -> Answer:
    """Up to 200 at once; a number that was never given out changes nothing."""
    numbers = params.words("s_message_ids")
    if len(numbers) > MOST_CONFIRMED:
        raise TopError(41, "isv.invalid-parameter:s_message_ids", "最多200个消息ID")
    place_of = dict(enumerate(context.world.shops))
    for number in numbers:
        if number.isdigit() and (shop := place_of.get(int(number) % 10)) is not None:
            context.market.queues.confirm(shop.shop_id, int(number) // 10)
    return {"is_success": True}


def show_queue(context: Context, params: Params) -> Answer:
    """taobao.tmc.queue.get, with the platform's own `put_toal`."""
    waiting = sum(
        context.market.queues.backlog(shop.shop_id, context.world.notices[shop.shop_id]) for shop in _listened(context)
    )
    row = {"name": params.text("group_name"), "broker_name": "sandbox", "get_total": 0, "put_toal": waiting}
    return {"datas": Wrapped("tmc_queue_info", [row])}


def _message(context: Context, shop: Shop, notice: Notice, topic: str) -> Answer:
    return {
        "id": notice.notice_id * 10 + context.world.shops.index(shop),
        "topic": topic,
        "content": content_of(context.world, notice),
        "pub_time": clock_text(notice.at),
        "pub_app_key": "12497914",
        "user_id": shop.shop_id,
        "user_nick": shop.nick,
    }


def _listened(context: Context) -> list[Shop]:
    access, permits = context.market.access, context.market.queues.permits
    return [shop for shop in context.world.shops if shop.shop_id in permits and access.app_of(shop) is context.app]


def _check_nick(context: Context, nick: str) -> None:
    if nick != context.shop.nick:
        raise TopError(15, "isv.user-not-exist", "只能查询本店的子账号")
