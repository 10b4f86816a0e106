"""The methods of POP that Heqi calls: names, roots as Pinduoduo spells them, limits, parameters. `!`: must be given."""

from heqi.platforms.net.limits import Limit
from heqi.platforms.net.method import Method

_PAGE = "page page_size"
_ORDER_FILTER = "order_status! refund_status! trade_type use_has_next"
_MINUTE_3000 = Limit(3000, 60)

ORDER_LIST = Method(
    "pdd.order.list.get",
    "order_list_get_response",
    f"start_confirm_at! end_confirm_at! {_ORDER_FILTER} {_PAGE}",
    shop=Limit(6000, 60),
)
ORDER_INCREMENT = Method(
    "pdd.order.number.list.increment.get",
    "order_sn_increment_get_response",
    f"start_updated_at! end_updated_at! is_lucky_flag! {_ORDER_FILTER} {_PAGE}",
    shop=_MINUTE_3000,
)
ORDER = Method("pdd.order.information.get", "order_info_get_response", "order_sn!", shop=Limit(30000, 60))
ORDER_STATUS = Method("pdd.order.status.get", "order_status_get_response", "order_sns!", shop=_MINUTE_3000)
PROMISE = Method("pdd.order.promise.info.get", "promise_info_get_response", "promise_id!")
NOTE = Method("pdd.order.note.update", "response", "order_sn! note! tag tag_name", reads=False)
ADDRESS = Method(
    "pdd.order.update.address",
    "response",
    "order_sn! address! city! city_id! province! province_id! town! town_id! receiver_name! receiver_phone!",
    reads=False,
)
EXTRA_LOGISTICS = Method(
    "pdd.order.upload.extra.logistics",
    "upload_extra_logistics_response",
    "order_sn! extra_track_list! extra_track_type!",
    reads=False,
)
REFUND_INCREMENT = Method(
    "pdd.refund.list.increment.get",
    "refund_increment_get_response",
    f"start_updated_at! end_updated_at! after_sales_status! after_sales_type! order_sn {_PAGE}",
    shop=Limit(100, 10),
    app=Limit(500, 1),
)
REFUND = Method("pdd.refund.information.get", "", "after_sales_id! order_sn")
REFUND_AGREE = Method("pdd.refund.agree", "response", "request!", reads=False)
RETURN_AGREE = Method("pdd.refund.returngoods.agree", "response", "request!", reads=False)
RETURN_ADDRESSES = Method("pdd.refund.address.list.get", "refund_address_list_get_response", shop=_MINUTE_3000)
EXCHANGE_SHIPPING = Method("pdd.refund.exchange.shipping", "response", "request!", reads=False)
REFUND_CHECK = Method("pdd.refund.status.check", "refund_status_check_response", "order_sns!", shop=_MINUTE_3000)
SENDGOODS_CANCEL = Method(
    "pdd.rdc.pddgenius.sendgoods.cancel", "rdc_pddgenius_sendgoods_cancel_response", "param!", reads=False
)
WAREHOUSE = Method("pdd.nextone.logistics.warehouse.update", "response", "request!", reads=False)
# The platform's own spelling of the root.
TRACE = Method(
    "pdd.logistics.ordertrace.get",
    "logistics_ordertrace_get_resposne",
    "company_code! mail_no!",
    app=Limit(4800, 20),
)
COMPANIES = Method("pdd.logistics.companies.get", "logistics_companies_get_response", session=False)
SHIP = Method(
    "pdd.logistics.online.send",
    "logistics_online_send_response",
    "order_sn! logistics_id! tracking_number! refund_address_id redelivery_type feature",
    reads=False,
)
TRACE_SUBSCRIBE = Method(
    "pdd.logistics.isv.trace.notify.sub", "logistics_isv_trace_notify_sub", "ship_code! track_no! tel", reads=False
)
GOODS_LIST = Method(
    "pdd.goods.list.get",
    "goods_list_get_response",
    f"cost_template_id created_at_from created_at_end goods_name is_onsale outer_goods_id outer_id {_PAGE}",
    shop=Limit(600, 60),
)
GOODS_DETAIL = Method("pdd.goods.detail.get", "goods_detail_get_response", "goods_id!", shop=_MINUTE_3000)
GOODS = Method("pdd.goods.information.get", "goods_info_get_response", "goods_id!", shop=_MINUTE_3000)
PUSH_PERMIT = Method("pdd.pmc.user.permit", "pmc_user_permit_response", "topics", reads=False)
PUSH_USER = Method("pdd.pmc.user.get", "pmc_user_get_response", "owner_id!", session=False)
# A root that speaks of another service.
PUSH_CANCEL = Method("pdd.pmc.user.cancel", "tmc_user_cancel_response", "owner_id!", reads=False, session=False)
PUSH_BACKLOG = Method("pdd.pmc.accrue.query", "pmc_user_get_response", session=False, app=Limit(1, 1))
INVOICE_APPLICATIONS = Method(
    "pdd.invoice.application.query",
    "invoice_application_query_response",
    f"order_sn update_start_time update_end_time status quality_goods_invoice {_PAGE}",
    shop=Limit(3600, 60),
)
INVOICES = Method(
    "pdd.einvoice.info.query", "einvoice_info_query_response", f"start_time! end_time! invoice_type {_PAGE}"
)
INVOICE_UPLOAD = Method(
    "pdd.invoice.detail.upload",
    "invoice_detail_upload_response",
    "order_sn! business_type! invoice_kind! invoice_type! invoice_time! application_id invoice_amount invoice_code "
    "invoice_no invoice_file_content invoice_item_list memo original_invoice_code original_invoice_no "
    "paper_shipping_id paper_tracking_number payee_operator payer_account payer_address payer_bank payer_name "
    "payer_phone payer_register_no sum_price sum_tax tax_rate",
    reads=False,
)
INVOICE_VOID = Method(
    "pdd.invoice.detail.invalid", "invoice_detail_invalid_response", "order_sn!", reads=False, shop=Limit(1000, 5)
)
TOKEN_CREATE = Method(
    "pdd.pop.auth.token.create", "pop_auth_token_create_response", "code!", reads=False, session=False
)
TOKEN_REFRESH = Method(
    "pdd.pop.auth.token.refresh", "pop_auth_token_refresh_response", "refresh_token!", reads=False, session=False
)
TIME = Method("pdd.time.get", "time_get_response", session=False)
MASK = Method("pdd.open.decrypt.mask.batch", "open_decrypt_mask_batch_response", "data_list!", app=Limit(15000, 10))
MALL = Method("pdd.mall.info.get", "mall_info_get_response", shop=Limit(450, 1))

ALL: tuple[Method, ...] = tuple(value for value in dict(globals()).values() if isinstance(value, Method))
