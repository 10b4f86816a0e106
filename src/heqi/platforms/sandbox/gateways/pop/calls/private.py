"""Receivers behind their ciphertext."""

from heqi.platforms.sandbox.gateways.params import Params
from heqi.platforms.sandbox.gateways.pop.call import Answer, Context
from heqi.platforms.sandbox.gateways.pop.errors import PopError
from heqi.platforms.sandbox.gateways.pop.fields.cipher import KINDS, masked, reveal_kind

MOST_ITEMS = 100


def mask(context: Context, params: Params) -> Answer:
    """Masked text for ciphertext; each item may fail on its own."""
    items = params.list_of("data_list")
    if len(items) > MOST_ITEMS:
        raise PopError(21001, "data_list大小不能超过100")
    return {"data_decrypt_list": [_masked_item(context, item) for item in items]}


def decrypt(_: Context, __: Params) -> Answer:
    """Clear text is given inside the platform's own cloud only; a sandbox is outside."""
    raise PopError(20031, "仅支持在多多云内调用")


def _masked_item(context: Context, item: Params) -> Answer:
    tag, cipher = item.text("data_tag", ""), item.text("encrypted_data", "")
    order = context.world.order_by_no.get(tag)
    kind = reveal_kind(cipher, order) if order is not None and order.shop is context.shop else None
    answer = {"data_tag": tag, "encrypted_data": cipher}
    if order is None or kind is None:
        return {**answer, "error_code": 10002, "error_msg": "密文与订单不匹配", "decrypted_data": ""}
    shown = masked(kind, order)
    return {**answer, "error_code": 0, "error_msg": None, "decrypted_data": shown, "data_type": KINDS[kind]}
