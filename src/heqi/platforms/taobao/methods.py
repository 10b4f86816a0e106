"""The methods of TOP that Heqi calls: names, roots, parameters. `!`: must be given. No limits are documented.

A root is the method's name without a leading `taobao.`, its dots as underscores, and `_response`.
"""

from heqi.platforms.net.method import Method

_PAGE = "page_no page_size use_has_next"


def method(name: str, takes: str = "", *, reads: bool = True, session: bool = True, files: str = "") -> Method:
    """A method with the root that TOP derives from its name."""
    root = name.removeprefix("taobao.").replace(".", "_") + "_response"
    return Method(name, root, takes, reads=reads, session=session, files=files)


TRADES_INCREMENT = method(
    "taobao.trades.sold.increment.get",
    f"fields! start_modified! end_modified! status type buyer_nick buyer_open_uid ext_type tag {_PAGE}",
)
TRADES = method(
    "taobao.trades.sold.get",
    f"fields! start_created end_created status type buyer_nick buyer_open_id ext_type rate_status tag {_PAGE}",
)
TRADE = method("taobao.trade.fullinfo.get", "fields! tid! include_oaid")
TRADE_AMOUNT = method("taobao.trade.amount.get", "fields! tid!")
MEMO = method("taobao.trade.memo.update", "tid! memo flag reset", reads=False)
DELAY = method("taobao.trade.receivetime.delay", "tid! days!", reads=False)

REFUNDS = method(
    "taobao.refunds.receive.get",
    f"fields! status type start_modified end_modified buyer_nick buyer_open_uid {_PAGE}",
)
REFUND = method("taobao.refund.get", "fields! refund_id!")
REFUND_DETAIL = method("taobao.refund.detail.get", "refund_id! fields!")
REFUND_STATUS = method("taobao.refund.status.get", "query_param!")
MESSAGES = method("taobao.refund.messages.get", "fields! refund_id! refund_phase page_no page_size")
MESSAGE_ADD = method("taobao.refund.message.add", "refund_id! content!", reads=False, files="image")
REFUSE = method(
    "taobao.refund.refuse",
    "refund_id! refuse_message! refund_phase refund_version refuse_reason_id",
    reads=False,
    files="refuse_proof",
)
REFUSE_REASONS = method("taobao.refund.refusereason.get", "refund_id! refund_phase! fields!")
NEGOTIATE = method("taobao.refund.negotiatereturn", "refund_id! refund_version! refund_fee! address_id!", reads=False)
NEGOTIATE_RENDER = method("taobao.refund.negotiatereturn.render", "refund_id!")
AGREE = method("taobao.rp.refunds.agree", "refund_infos! code", reads=False)
REVIEW = method(
    "taobao.rp.refund.review",
    "operator! refund_id! refund_phase! refund_version! message! result!",
    reads=False,
)
INTERCEPT = method("taobao.rp.refund.intercept", "refund_id! refund_version!", reads=False)
RETURN_AGREE = method(
    "taobao.rp.returngoods.agree",
    "refund_id! refund_phase refund_version remark address seller_address_id mobile post name tel "
    "post_fee_bear_role virtual_return_goods",
    reads=False,
)
RETURN_REFUSE = method(
    "taobao.rp.returngoods.refuse",
    "refund_id! refund_phase! refund_version! refuse_reason_id",
    reads=False,
    files="refuse_proof",
)
RETURN_REFILL = method(
    "taobao.rp.returngoods.refill",
    "refund_id! refund_phase! logistics_waybill_no! logistics_company_code!",
    reads=False,
)
SENDGOODS_CANCEL = method("taobao.rdc.aligenius.sendgoods.cancel", "param!", reads=False)
REFUND_CHECKED = method("taobao.rdc.aligenius.refunds.check", "param!", reads=False)
DISPUTES = method(
    "tmall.dispute.receive.get",
    f"fields! status type refund_id start_modified end_modified buyer_nick buyer_open_uid {_PAGE}",
)

EXCHANGES = method(
    "tmall.exchange.receive.get",
    # The platform's own spelling: modifed at one end, modified at the other.
    "fields! start_gmt_modified_time end_gmt_modifed_time start_created_time end_created_time logistic_no buyer_nick "
    "buyer_open_uid dispute_status_array refund_id_array biz_order_id page_no page_size",
)
EXCHANGE = method("tmall.exchange.get", "dispute_id! fields!")
EXCHANGE_MESSAGES = method("tmall.exchange.messages.get", "dispute_id! fields! operator_roles page_no page_size")
EXCHANGE_MESSAGE_ADD = method(
    "tmall.exchange.message.add", "dispute_id! content! fields!", reads=False, files="message_pics"
)
EXCHANGE_AGREE = method(
    "tmall.exchange.agree",
    "dispute_id! address_id! fields! complete_address leave_message mobile post",
    reads=False,
    files="leave_message_pics",
)
EXCHANGE_REFUSE = method(
    "tmall.exchange.refuse",
    "dispute_id! seller_refuse_reason_id! fields! leave_message",
    reads=False,
    files="leave_message_pics",
)
EXCHANGE_REFUSE_REASONS = method("tmall.exchange.refusereason.get", "dispute_id! fields! dispute_type")
EXCHANGE_RECEIVED = method("tmall.exchange.returngoods.agree", "dispute_id! fields!", reads=False)
EXCHANGE_NOT_RECEIVED = method(
    "tmall.exchange.returngoods.refuse",
    "dispute_id! seller_refuse_reason_id! leave_message",
    reads=False,
    files="leave_message_pics",
)
_CONSIGN = "dispute_id! logistics_no! logistics_type! logistics_company_name! fields!"
EXCHANGE_CONSIGN = method("tmall.exchange.consigngoods", _CONSIGN, reads=False)
EXCHANGE_RECEIVE_AND_CONSIGN = method("tmall.exchange.confirm.consign", _CONSIGN, reads=False)

RATES = method(
    "taobao.traderates.get",
    "fields! rate_type! role! result start_date end_date tid num_iid ouid page_no page_size use_has_next",
)
EXPLAIN = method("taobao.traderate.explain.add", "oid! reply!", reads=False)
RATE_FEEDS = method("tmall.traderate.feeds.get", "child_trade_id!")
TRACE = method("taobao.logistics.trace.search", "tid! is_split sub_tid")
COMPANIES = method("taobao.logistics.companies.get", "fields! is_recommended order_mode", session=False)
PUSH_PERMIT = method("taobao.tmc.user.permit", "topics", reads=False)
PUSH_USER = method("taobao.tmc.user.get", "fields! nick! user_platform", session=False)
PUSH_CANCEL = method("taobao.tmc.user.cancel", "nick! user_platform", reads=False, session=False)
PUSH_CONSUME = method("taobao.tmc.messages.consume", "group_name quantity", session=False)
PUSH_CONFIRM = method("taobao.tmc.messages.confirm", "s_message_ids! group_name", reads=False, session=False)
PUSH_QUEUE = method("taobao.tmc.queue.get", "group_name!", session=False)
TOKEN_CREATE = method("taobao.top.auth.token.create", "code! uuid", reads=False, session=False)
TOKEN_REFRESH = method("taobao.top.auth.token.refresh", "refresh_token!", reads=False, session=False)
TIME = method("taobao.time.get", session=False)
SERVICE_RATINGS = method("taobao.airisland.kefueval.get", "query_ids! btime! etime!")
OLD_SERVICE_RATINGS = method("taobao.qianniu.kefueval.get", "query_ids! btime! etime!")
SUBUSERS = method("taobao.sellercenter.subusers.get", "nick!")
OLD_SUBUSERS = method("taobao.subusers.get", "user_nick!")
INVOICE_APPLICATIONS = method("alibaba.einvoice.apply.get", "platform_tid! apply_id")

ALL: tuple[Method, ...] = tuple(value for value in dict(globals()).values() if isinstance(value, Method))
