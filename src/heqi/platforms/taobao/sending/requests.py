"""What else may be said to a refund: a return agreed to or refused, a no with proof, a message, a stop, a look."""

from heqi.core.sending import Answer, SendOrder
from heqi.core.words import Platform
from heqi.platforms.net.reading import Reading
from heqi.platforms.net.sending import DOUBTFUL, NOT_DONE, done_when, refused
from heqi.platforms.taobao import fields, methods
from heqi.platforms.taobao.sending.refunds import ask_refunded
from heqi.platforms.taobao.sending.shop import NO_SUCH, Shop, look_up, yes_or_no

RETURN_AGREED = frozenset({"WAIT_BUYER_RETURN_GOODS", "WAIT_SELLER_CONFIRM_GOODS", "SUCCESS"})
REFUSED = "SELLER_REFUSE_BUYER"
SHORTEST_NO, LONGEST_NO = 2, 200
LONGEST_MESSAGE = 400
"""Bytes."""
LARGEST_PROOF, LARGEST_RETURN_PROOF, LARGEST_PICTURE = 130_000, 5_000_000, 500_000
SELLER_BEARS = 0


def agree_return(shop: Shop, order: SendOrder) -> Answer:
    """Agree that the goods come back to the address of that number; Taobao's own shops also say it in words."""
    refund = look_up(shop, order)
    if refund is None:
        return NO_SUCH
    said = order.payload
    address = {name: said.get(name) for name in ("address", "name", "mobile", "post", "tel")}
    answer = shop.client.call(
        methods.RETURN_AGREE,
        seller_address_id=said["address_id"],
        remark=said.get("words") or "同意退货，请按地址寄回",
        post_fee_bear_role=said.get("freight_by"),
        **refund.named,
        **address,
    )
    return yes_or_no(answer)


def ask_return_agreed(shop: Shop, order: SendOrder) -> Answer:
    """Whether the buyer may send, or has sent."""
    refund = look_up(shop, order)
    return DOUBTFUL if refund is None else done_when(refund.status in RETURN_AGREED)


def refuse(shop: Shop, order: SendOrder) -> Answer:
    """Refuse a refund, with words and, on Tmall, a picture. TOP takes no refusal before shipping or of seven days."""
    words, proof = str(order.payload["words"]).strip(), order.files.get("proof")
    if not SHORTEST_NO <= len(words) <= LONGEST_NO:
        return refused("words", "拒绝说明应为 2 到 200 个字。", "A refusal is explained in 2 to 200 characters.")
    problem = _proof_problem(proof, LARGEST_PROOF, needed=shop.platform is Platform.TMALL)
    if problem is not None:
        return problem
    refund = look_up(shop, order)
    if refund is None:
        return NO_SUCH
    if refund.constraint == "cannot_refuse":
        return refused("cannot_refuse", "平台不允许拒绝这笔退款。", "The platform does not let this refund be refused.")
    answer = shop.client.call(
        methods.REFUSE,
        {"refuse_proof": proof} if proof else None,
        refuse_message=words,
        refuse_reason_id=order.payload.get("reason_id"),
        **refund.named,
    )
    return yes_or_no(answer)


def ask_refused(shop: Shop, order: SendOrder) -> Answer:
    """Whether the refund stands refused."""
    refund = look_up(shop, order)
    return DOUBTFUL if refund is None else done_when(refund.status == REFUSED)


def refuse_return(shop: Shop, order: SendOrder) -> Answer:
    """Refuse returned goods, with a picture; Tmall only."""
    problem = _proof_problem(order.files["proof"], LARGEST_RETURN_PROOF, needed=True)
    refund = look_up(shop, order)
    if problem is not None or refund is None:
        return problem or NO_SUCH
    proof = {"refuse_proof": order.files["proof"]}
    said = refund.named | {"refuse_reason_id": order.payload.get("reason_id")}
    return yes_or_no(shop.client.call(methods.RETURN_REFUSE, proof, **said))


def refill_return(shop: Shop, order: SendOrder) -> Answer:
    """Fill in the parcel that came back when the buyer did not; Tmall only. TOP objects where the buyer has."""
    refund = look_up(shop, order)
    if refund is None:
        return NO_SUCH
    number, courier = str(order.payload["tracking_no"]), str(order.payload["carrier"])
    said = {"refund_id": refund.number, "refund_phase": refund.phase}
    answer = shop.client.call(
        methods.RETURN_REFILL, logistics_waybill_no=number, logistics_company_code=courier, **said
    )
    return yes_or_no(answer)


def ask_refilled(shop: Shop, order: SendOrder) -> Answer:
    """Whether the refund names a returning parcel."""
    refund = look_up(shop, order)
    return DOUBTFUL if refund is None else done_when(refund.returning)


def leave_message(shop: Shop, order: SendOrder) -> Answer:
    """A message with a picture in the refund's record; the buyer sees it."""
    words, picture = str(order.payload["words"]), order.files["image"]
    if len(words.encode()) > LONGEST_MESSAGE:
        return refused("words", "留言不能超过 400 字节（约 133 个汉字）。", "At most 400 bytes.")
    problem = _proof_problem(picture, LARGEST_PICTURE, needed=True)
    if problem is not None:
        return problem
    said = {"refund_id": str(order.payload["after_sale_no"]), "content": words}
    return yes_or_no(shop.client.call(methods.MESSAGE_ADD, {"image": picture}, **said))


def ask_message(shop: Shop, order: SendOrder) -> Answer:
    """Whether the record holds a message of ours with these words."""
    number = str(order.payload["after_sale_no"])
    refund = look_up(shop, order)
    phase = refund.phase or None if refund else None
    answer = shop.client.call(methods.MESSAGES, refund_id=number, fields=fields.MESSAGE, refund_phase=phase)
    said = [read.text("content") for read in Reading(answer).parts("refund_messages")]
    return done_when(str(order.payload["words"]).strip() in said)


def answer_stop(shop: Shop, order: SendOrder) -> Answer:
    """Tell the platform whether shipping was stopped for an unshipped refund; it then refunds, or does not."""
    stopped = bool(order.payload["stopped"])
    said = {
        "refund_id": int(order.payload["after_sale_no"]),
        "tid": int(order.payload["order_no"]),
        "status": "SUCCESS" if stopped else "FAIL",
        "refund_fee": order.payload.get("amount_fen"),
        "msg": order.payload.get("words") or ("已取消发货" if stopped else "已发货"),
    }
    param = {name: part for name, part in said.items() if part is not None}
    return yes_or_no(shop.client.call(methods.SENDGOODS_CANCEL, param=param))


def ask_stop(shop: Shop, order: SendOrder) -> Answer:
    """A stop shows in the refund that follows it; telling it again does no harm, since it names the same refund."""
    return ask_refunded(shop, order) if order.payload["stopped"] else NOT_DONE


def intercept(shop: Shop, order: SendOrder) -> Answer:
    """Ask the courier, through the platform, to bring a parcel back."""
    refund = look_up(shop, order)
    if refund is None:
        return NO_SUCH
    said = {"refund_id": refund.number, "refund_version": refund.version}
    return yes_or_no(shop.client.call(methods.INTERCEPT, **said))


def review(shop: Shop, order: SendOrder) -> Answer:
    """Mark a refund as looked at, fit for paying in bulk or not; Tmall only."""
    refund = look_up(shop, order)
    if refund is None:
        return NO_SUCH
    said = {"operator": str(order.payload["by"]), "message": str(order.payload["words"])}
    answer = shop.client.call(methods.REVIEW, result=bool(order.payload["fit"]), **said, **refund.named)
    return yes_or_no(answer)


def _proof_problem(proof: bytes | None, largest: int, *, needed: bool) -> Answer | None:
    if not proof:
        return refused("proof", "需要上传凭证图片。", "A picture is needed as proof.") if needed else None
    if len(proof) > largest:
        zh = f"凭证图片不能超过 {largest // 1000} KB。"
        return refused("proof", zh, f"The picture must be at most {largest // 1000} kB.")
    return None
