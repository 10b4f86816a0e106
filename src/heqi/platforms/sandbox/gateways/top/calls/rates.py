"""Reviews and what buyers think of the service."""

from heqi.platforms.sandbox.gateways.pages import cut_page
from heqi.platforms.sandbox.gateways.params import BadParam, Params
from heqi.platforms.sandbox.gateways.times import clock_text, read_packed, yuan_text
from heqi.platforms.sandbox.gateways.top.call import Answer, Context, Wrapped
from heqi.platforms.sandbox.gateways.top.calls.windows import page_fields, read_time
from heqi.platforms.sandbox.gateways.top.errors import TopError, business
from heqi.platforms.sandbox.gateways.top.select import select, wanted_fields
from heqi.platforms.sandbox.world.reviews import Review
from heqi.platforms.sandbox.world.verbs.explain_review import explain_review
from heqi.platforms.sandbox.world.verbs.unable import UnableTo

KEPT = 180 * 24 * 3600
MOST_ROWS = 1500
LONG_NICK = "cntaobao"


def list_rates(context: Context, params: Params) -> Answer:
    """Reviews that the shop got. At most 1,500 for one question, as on the platform."""
    wanted = wanted_fields(params)
    if params.text("rate_type") != "get" or params.text("role") != "buyer":
        return page_fields(cut_page([], 1, 1), params, "trade_rates", "trade_rate", [])
    start = read_time(params, "start_date", context.now - KEPT)
    end = read_time(params, "end_date", context.now)
    orders = context.world.orders
    found = [
        context.world.reviews[orders[serial].lines[0].no]
        for serial, _ in context.shop.marks.reviews.between(max(start, context.now - KEPT), end)
    ]
    fitting = [review for review in found if _fits(context, review, params)][:MOST_ROWS]
    cut = cut_page(fitting, params.between("page_no", 1, 200, 1), params.between("page_size", 1, 150, 40))
    rows = context.market.faults.spoil([select(_rate_fields(context, review), wanted) for review in cut.rows])
    return page_fields(cut, params, "trade_rates", "trade_rate", rows)


def explain(context: Context, params: Params) -> Answer:
    """The shop's public answer."""
    line_no = params.text("oid")
    review = context.world.reviews.get(line_no)
    if review is not None and context.world.orders[review.order].shop is not context.shop:
        raise TopError(15, "isv.trade-not-exist", "交易订单不存在")
    try:
        explain_review(context.world, line_no, params.text("reply"))
    except UnableTo as unable:
        raise business(unable) from unable
    return {"is_success": True}


def show_feed(context: Context, params: Params) -> Answer:
    """Tmall: one review with what it is about."""
    context.need_tmall()
    review = context.world.reviews.get(params.text("child_trade_id"))
    if review is None or context.world.orders[review.order].shop is not context.shop:
        return {"tmall_rate_info": None}
    tags = [{"tag_name": name, "posi": good} for name, good in review.about]
    return {
        "tmall_rate_info": {
            "content": review.text,
            "comment_time": clock_text(review.at),
            "has_negtv": any(not good for _, good in review.about),
            "tags": Wrapped("tags", tags),
            "append_content": review.appended or None,
            "append_time": clock_text(review.appended_at),
        }
    }


def list_ratings(context: Context, params: Params) -> Answer:
    """How buyers rated talks with members of staff; at most ten long nicks at once."""
    nicks = params.words("query_ids")
    if len(nicks) > 10 or any(not nick.startswith(LONG_NICK) for nick in nicks):
        raise TopError(41, "isv.invalid-parameter:query_ids", "query_ids为带cntaobao的长nick，不超过10个")
    start, end = _packed(params, "btime"), _packed(params, "etime")
    rows = [
        {
            "eval_code": talk.rating,
            "eval_recer": f"{context.world.buyer(talk.buyer).nick[0]}**",
            "eval_sender": LONG_NICK + talk.agent,
            "eval_time": clock_text(talk.rated_at),
            "send_time": clock_text(talk.rated_at - 60),
            "open_uid": context.world.buyer(talk.buyer).open_uid,
            "source": 0,
        }
        for talk in context.world.talks.values()
        if talk.shop_id == context.shop.shop_id
        and talk.rating >= 0
        and LONG_NICK + talk.agent in nicks
        and start <= talk.rated_at <= end
    ]
    return {"result_count": len(rows), "staff_eval_details": Wrapped("eval_detail", rows)}


def _packed(params: Params, name: str) -> int:
    try:
        return read_packed(params.text(name))
    except ValueError as error:
        raise BadParam(name, missing=False) from error


def _fits(context: Context, review: Review, params: Params) -> bool:
    tid = params.text("tid", "")
    right_trade = tid in ("", review.line_no, context.world.orders[review.order].no)
    return right_trade and params.text("result", review.result) == review.result


def _rate_fields(context: Context, review: Review) -> Answer:
    order = context.world.orders[review.order]
    line = order.lines[0]
    return {
        "tid": int(order.no),
        "oid": int(review.line_no),
        "role": "buyer",
        "nick": f"{order.buyer.nick[0]}**",
        "rated_nick": order.shop.nick,
        "result": review.result,
        "created": clock_text(review.at),
        "content": review.text,
        "reply": review.reply or None,
        "item_title": line.sku.goods.title,
        "item_price": yuan_text(line.sku.fen),
        "num_iid": line.sku.goods_id,
        "valid_score": True,
        "logistics_service_score": review.logistics,
        "ouid": order.buyer.open_uid,
    }
