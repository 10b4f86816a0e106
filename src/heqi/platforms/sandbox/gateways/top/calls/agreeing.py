"""taobao.rp.* and what an ERP answers: money and returns."""

from dataclasses import dataclass

from heqi.platforms.sandbox.gateways.params import Params
from heqi.platforms.sandbox.gateways.top.call import Answer, Context, Wrapped
from heqi.platforms.sandbox.gateways.top.calls.refunds import check_version
from heqi.platforms.sandbox.gateways.top.errors import TopError, business
from heqi.platforms.sandbox.gateways.top.fields.states import phase
from heqi.platforms.sandbox.world.couriers import BY_CODE
from heqi.platforms.sandbox.world.life.settling import add_message
from heqi.platforms.sandbox.world.order import Refund
from heqi.platforms.sandbox.world.refund import By
from heqi.platforms.sandbox.world.verbs.agree_refund import agree_refund
from heqi.platforms.sandbox.world.verbs.agree_return import agree_return
from heqi.platforms.sandbox.world.verbs.exchange import refill_return
from heqi.platforms.sandbox.world.verbs.refuse import refuse
from heqi.platforms.sandbox.world.verbs.ship_order import stop_shipping
from heqi.platforms.sandbox.world.verbs.unable import Cause, UnableTo

MOST = {False: (20, 6_000_00), True: (30, 10_000_00)}
"""By 'is it Tmall': how many refunds and how much money one call may carry."""
NEEDS_CODE_ABOVE = 500_00


@dataclass(frozen=True, slots=True)
class Wanted:
    """One part of `refund_infos`."""

    refund_id: str
    fen: int
    version: int
    phase: str


def agree(context: Context, params: Params) -> Answer:
    """同意退款 of up to twenty or thirty refunds, each on its own: one may fail while others are paid."""
    assert context.grant is not None
    if not context.grant.sub_nick:
        raise TopError(15, "isv.only-subaccount-allowed", "只允许子账号操作")
    wanted = _read_infos(params.text("refund_infos"))
    most, most_fen = MOST[context.is_tmall]
    total = sum(each.fen for each in wanted)
    if len(wanted) > most or total > most_fen:
        raise TopError(15, "isv.refund-batch-limit", f"一次最多退{most}笔，总金额不超过{most_fen // 100}元")
    if total > NEEDS_CODE_ABOVE and not context.market.sms.use(context.shop.shop_id, params.text("code", "")):
        context.market.sms.send(context.shop.shop_id)
        raise TopError(15, "isv.need-sms-code", "需要短信验证码，已发送至卖家手机，请携带code重新调用")
    results = [_agree_one(context, each) for each in wanted]
    good = sum(result["succ"] for result in results)
    code = "OP_SUCC" if good == len(results) else "SOME_OP_SUCC" if good else "OP_FAILURE_UE"
    return {
        "succ": good == len(results),
        "msg_code": code,
        "message": "操作成功" if good == len(results) else "部分或全部退款操作失败",
        "results": Wrapped("refund_mapping_result", results),
    }


def review(context: Context, params: Params) -> Answer:
    """Tmall: mark a refund as checked for batch payment."""
    context.need_tmall()
    refund = context.refund(params)
    check_version(refund, params)
    params.text("operator")
    add_message(context.world, refund, By.MERCHANT, params.text("message"))
    return {"is_success": True}


def agree_to_return(context: Context, params: Params) -> Answer:
    """同意退货. Taobao wants the address written out, Tmall phase, version and remark; both the address's number."""
    refund = context.refund(params)
    if context.is_tmall:
        params.text("refund_phase"), params.text("remark")
        check_version(refund, params)
    else:
        for name in ("address", "mobile", "name"):
            params.text(name)
    try:
        agree_return(
            context.world, refund, address_id=params.number("seller_address_id"), note=params.text("remark", "")
        )
    except UnableTo as unable:
        raise business(unable) from unable
    return {"is_success": True}


def refuse_return(context: Context, params: Params) -> Answer:
    """Tmall: goods that came back are not taken."""
    context.need_tmall()
    refund = context.refund(params)
    check_version(refund, params)
    try:
        refuse(
            context.world,
            refund,
            reason_id=params.number("refuse_reason_id") if params.has("refuse_reason_id") else None,
            text="拒绝退货",
            proof=bool(params.files.get("refuse_proof")),
            strict=True,
        )
    except UnableTo as unable:
        raise business(unable) from unable
    return {"result": True}


def refill(context: Context, params: Params) -> Answer:
    """Tmall: the merchant fills in the return's number."""
    context.need_tmall()
    courier = BY_CODE.get(params.text("logistics_company_code"))
    if courier is None:
        raise TopError(15, "isv.invalid-parameter:logistics_company_code", "物流公司不存在")
    try:
        number = params.text("logistics_waybill_no")
        refill_return(context.world, context.refund(params), courier=courier, tracking_no=number)
    except UnableTo as unable:
        raise business(unable) from unable
    return {"is_success": True}


def answer_stop(context: Context, params: Params) -> Answer:
    """The ERP says whether it stopped an unshipped order."""
    asked = params.object("param")
    refund = context.refund(asked)
    status = asked.text("status")
    try:
        stop_shipping(context.world, refund, stopped=status == "SUCCESS")
    except UnableTo as unable:
        return {"result": {"success": False, "error_code": unable.cause.value, "error_info": unable.text}}
    return {"result": {"success": True, "result_data": {"refund_id": int(refund.no)}}}


def answer_check(context: Context, params: Params) -> Answer:
    """The ERP says that it has looked at a refund."""
    asked = params.object("param")
    add_message(context.world, context.refund(asked), By.MERCHANT, asked.text("msg"))
    return {"result": {"success": True}}


def _agree_one(context: Context, wanted: Wanted) -> Answer:
    refund = context.world.refund_by_no.get(wanted.refund_id)
    try:
        if refund is None or refund.order.shop is not context.shop:
            raise UnableTo(Cause.NOT_FOUND, "退款单不存在")
        _pay(context, refund, wanted)
    except UnableTo as unable:
        return {"refund_id": wanted.refund_id, "succ": False, "message": unable.text}
    return {"refund_id": wanted.refund_id, "succ": True, "message": "操作成功"}


def _pay(context: Context, refund: Refund, wanted: Wanted) -> None:
    if refund.is_over:
        agree_refund(context.world, refund)
    if wanted.version != refund.version or wanted.phase != phase(refund):
        raise UnableTo(Cause.STALE, "退款单已更新，请刷新后重试")
    if wanted.fen != refund.fen:
        raise UnableTo(Cause.BAD_VALUE, "退款金额与申请不一致")
    agree_refund(context.world, refund)


def _read_infos(text: str) -> list[Wanted]:
    """`refund_id|amount|version|phase`, several with commas between. Raises TopError."""
    wanted = []
    for part in text.split(","):
        try:
            refund_id, fen, version, name = part.strip().split("|")
            wanted.append(Wanted(refund_id, int(fen), int(version), name))
        except ValueError as error:
            raise TopError(41, "isv.invalid-parameter:refund_infos", "refund_infos格式错误") from error
    return wanted
