"""Every POP method that is served, with its root key (typos included) and its limit per shop (reference 2.0)."""

from heqi.platforms.sandbox.gateways.limits import Limit
from heqi.platforms.sandbox.gateways.pop.call import Call
from heqi.platforms.sandbox.gateways.pop.calls import goods, invoices, logistics, orders, private, refunds, tokens

METHODS: dict[str, Call] = {
    "pdd.time.get": Call("time_get_response", tokens.tell_time, needs_token=False),
    "pdd.pop.auth.token.create": Call("pop_auth_token_create_response", tokens.create_token, needs_token=False),
    "pdd.pop.auth.token.refresh": Call("pop_auth_token_refresh_response", tokens.refresh_token, needs_token=False),
    "pdd.mall.info.get": Call("mall_info_get_response", tokens.show_shop, Limit(450, 1)),
    "pdd.order.list.get": Call("order_list_get_response", orders.list_orders, Limit(6000, 60)),
    "pdd.order.number.list.increment.get": Call(
        "order_sn_increment_get_response", orders.list_changed, Limit(3000, 60)
    ),
    "pdd.order.information.get": Call("order_info_get_response", orders.show_order, Limit(30000, 60)),
    "pdd.order.status.get": Call("order_status_get_response", orders.show_states, Limit(3000, 60)),
    "pdd.order.promise.info.get": Call("promise_info_get_response", orders.show_promise),
    "pdd.order.note.update": Call("response", orders.write_note),
    "pdd.order.update.address": Call("response", orders.correct_address),
    "pdd.order.upload.extra.logistics": Call("upload_extra_logistics_response", logistics.send_more),
    "pdd.refund.list.increment.get": Call("refund_increment_get_response", refunds.list_refunds, Limit(100, 10)),
    "pdd.refund.information.get": Call(None, refunds.show_refund, Limit(1400, 1)),
    "pdd.refund.agree": Call("response", refunds.agree),
    "pdd.refund.returngoods.agree": Call("response", refunds.agree_to_return),
    "pdd.refund.address.list.get": Call("refund_address_list_get_response", refunds.list_addresses, Limit(3000, 60)),
    "pdd.refund.exchange.shipping": Call("response", refunds.send_exchange),
    "pdd.refund.status.check": Call("refund_status_check_response", refunds.check_states, Limit(3000, 60)),
    "pdd.rdc.pddgenius.sendgoods.cancel": Call(
        "rdc_pddgenius_sendgoods_cancel_response", refunds.answer_stop, Limit(1200, 1)
    ),
    "pdd.nextone.logistics.warehouse.update": Call("response", refunds.answer_warehouse),
    "pdd.logistics.ordertrace.get": Call("logistics_ordertrace_get_resposne", logistics.show_track, Limit(4800, 20)),
    "pdd.logistics.companies.get": Call(
        "logistics_companies_get_response", logistics.list_couriers, Limit(1200, 10), needs_token=False
    ),
    "pdd.logistics.online.send": Call("logistics_online_send_response", logistics.send, Limit(5000, 1)),
    "pdd.logistics.isv.trace.notify.sub": Call("logistics_isv_trace_notify_sub", logistics.subscribe_track),
    "pdd.goods.list.get": Call("goods_list_get_response", goods.list_goods, Limit(600, 60)),
    "pdd.goods.detail.get": Call("goods_detail_get_response", goods.show_goods, Limit(3000, 60)),
    "pdd.goods.information.get": Call("goods_info_get_response", goods.show_information, Limit(3000, 60)),
    "pdd.pmc.user.permit": Call("pmc_user_permit_response", tokens.permit_messages),
    "pdd.pmc.user.get": Call("pmc_user_get_response", tokens.show_permit, needs_token=False),
    "pdd.pmc.user.cancel": Call("tmc_user_cancel_response", tokens.cancel_permit, needs_token=False),
    "pdd.pmc.accrue.query": Call("pmc_user_get_response", tokens.count_messages, Limit(1, 1), needs_token=False),
    "pdd.invoice.application.query": Call(
        "invoice_application_query_response", invoices.list_applications, Limit(3600, 60)
    ),
    "pdd.einvoice.info.query": Call("einvoice_info_query_response", invoices.list_invoices, Limit(100, 1)),
    "pdd.invoice.detail.upload": Call("invoice_detail_upload_response", invoices.upload),
    "pdd.invoice.detail.invalid": Call("invoice_detail_invalid_response", invoices.take_back, Limit(1000, 5)),
    "pdd.open.decrypt.mask.batch": Call("open_decrypt_mask_batch_response", private.mask, Limit(15000, 10)),
    "pdd.open.decrypt.batch": Call("open_decrypt_batch_response", private.decrypt, Limit(1, 10)),
}
