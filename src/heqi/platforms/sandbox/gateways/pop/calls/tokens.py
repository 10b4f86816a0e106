"""Time, tokens, the shop itself, and whether messages are wanted."""

from heqi.platforms.sandbox.gateways.access import REFRESH_SECONDS, Denied, Grant
from heqi.platforms.sandbox.gateways.params import Params
from heqi.platforms.sandbox.gateways.pop.call import Answer, Context
from heqi.platforms.sandbox.gateways.pop.errors import PopError
from heqi.platforms.sandbox.gateways.times import clock_text


def tell_time(context: Context, _: Params) -> Answer:
    """The market's time."""
    return {"time": clock_text(context.now)}


def create_token(context: Context, params: Params) -> Answer:
    """For a code, once and within ten minutes."""
    try:
        grant = context.market.access.redeem(context.app.key, params.text("code"), context.now)
    except Denied as denied:
        raise PopError(50001, "code无效或已过期") from denied
    return token_fields(grant, context.now)


def refresh_token(context: Context, params: Params) -> Answer:
    """For a refresh token. A living access token keeps its end."""
    try:
        grant = context.market.access.refresh(context.app.key, params.text("refresh_token"), context.now)
    except Denied as denied:
        raise PopError(20032, "refresh_token错误或已过期") from denied
    return token_fields(grant, context.now)


def token_fields(grant: Grant, now: int) -> Answer:
    """As both methods, and the older address, give it."""
    left = max(0, grant.expires_at - now)
    levels = {f"{level}_expires_in": left for level in ("r1", "r2", "w1", "w2")}
    moments = {f"{level}_expires_at": grant.expires_at for level in ("r1", "r2", "w1", "w2")}
    return {
        "access_token": grant.access_token,
        "expires_in": left,
        "expires_at": grant.expires_at,
        "refresh_token": grant.refresh_token,
        "refresh_token_expires_in": min(REFRESH_SECONDS, max(0, grant.refresh_expires_at - now)),
        "refresh_token_expires_at": grant.refresh_expires_at,
        "owner_id": str(grant.shop.shop_id),
        "owner_name": grant.shop.nick,
        "scope": [],
        **levels,
        **moments,
    }


def show_shop(context: Context, _: Params) -> Answer:
    """Whose token it is."""
    return {
        "mall_id": context.shop.shop_id,
        "mall_name": context.shop.name,
        "mall_desc": context.shop.category,
        "logo": "",
        "merchant_type": 1,
        "mall_character": 0,
    }


def permit_messages(context: Context, params: Params) -> Answer:
    """All topics, or those that are named."""
    topics = params.words("topics") if params.has("topics") else []
    notices = context.world.notices[context.shop.shop_id]
    context.market.queues.permit(context.shop.shop_id, topics, notices, context.now)
    return {"is_success": True}


def show_permit(context: Context, params: Params) -> Answer:
    """What was permitted."""
    owner = params.number("owner_id")
    permit = context.market.queues.permits.get(owner)
    if permit is None:
        return {"pmc_user": None}
    return {
        "pmc_user": {
            "owner_id": str(owner),
            "topics": permit.topics,
            "created": clock_text(permit.at),
            "modified": clock_text(permit.at),
            "is_expire": 0,
        }
    }


def cancel_permit(context: Context, params: Params) -> Answer:
    """No more messages for that shop."""
    return {"is_success": context.market.queues.cancel(params.number("owner_id"))}


def count_messages(context: Context, _: Params) -> Answer:
    """How many wait to be acknowledged, over all shops of the app."""
    waiting = sum(
        context.market.queues.backlog(grant.shop.shop_id, context.world.notices[grant.shop.shop_id])
        for grant in context.market.access.grants.values()
        if grant.app is context.app and not grant.sub_nick
    )
    return {"number": waiting}
