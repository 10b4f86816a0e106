"""The kinds of policy there are: when one is about a case, what it does, and which figures it has."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from heqi.core.cases.automation.figures import COMMON, Figure
from heqi.core.cases.automation.fits import (
    Facing,
    damaged,
    nearly_late,
    recalled,
    returned,
    short,
    unshipped,
    unwanted,
)
from heqi.core.words import Outcome


class PolicyKind(StrEnum):
    """A template of a policy. The order is that in which they are asked; the first that may act does."""

    UNSHIPPED_REFUND = "unshipped_refund"
    RETURNED_REFUND = "returned_refund"
    RECALLED_REFUND = "recalled_refund"
    SHORT_RESHIP = "short_reship"
    DAMAGE_PAYMENT = "damage_payment"
    NO_REASON_RETURN = "no_reason_return"
    OWED_IN_TIME = "owed_in_time"


@dataclass(frozen=True, slots=True)
class Template:
    """`sentence` has places for the figures by name. `fits`: the outcome that it would take, or None when the policy
    is not about such a case.
    """

    title: str
    title_en: str
    sentence: str
    sentence_en: str
    figures: tuple[Figure, ...]
    fits: Callable[[Facing], Outcome | None]


TEMPLATES: dict[PolicyKind, Template] = {
    PolicyKind.UNSHIPPED_REFUND: Template(
        "未发货小额退款",
        "Small refund before dispatch",
        "未发货、付款不超过 {paid_hours}的退款，每件不超过 {max_fen}，立即同意",
        "Refunds before dispatch, paid at most {paid_hours} ago, up to {max_fen} a case: agree at once",
        (*COMMON, Figure("paid_hours", "hours", "付款不超过多久", "paid at most so long ago", 12, 1, 720)),
        unshipped,
    ),
    PolicyKind.RETURNED_REFUND: Template(
        "退货验收通过即退款",
        "Refund an accepted return",
        "退货已到仓并验收通过，每件不超过 {max_fen}，立即退款",
        "The return is here and accepted, up to {max_fen} a case: refund at once",
        COMMON,
        returned,
    ),
    PolicyKind.RECALLED_REFUND: Template(
        "拒收件收回即退款",
        "Refund a parcel that came back",
        "拒收或拦截的包裹已收回，每件不超过 {max_fen}，立即退款",
        "A refused or recalled parcel is back, up to {max_fen} a case: refund at once",
        COMMON,
        recalled,
    ),
    PolicyKind.SHORT_RESHIP: Template(
        "少重补寄",
        "Re-ship what is missing",
        "买家要求补寄，少的重量不超过 {most_grams}，成本不超过 {max_fen}，立即补寄",
        "The buyer asks for what is missing, at most {most_grams} and {max_fen} of cost: re-ship at once",
        (*COMMON, Figure("most_grams", "grams", "最多少多少", "missing at most", 500, 1, 50_000)),
        short,
    ),
    PolicyKind.DAMAGE_PAYMENT: Template(
        "有照片的破损小额赔付",
        "Small payment for damage with photos",
        "破损或质量问题、买家照片不少于 {photos} 张，申请补偿不超过 {max_fen}，立即小额打款",
        "Damage or poor quality, photos of it: {photos} or more, compensation up to {max_fen}: pay at once",
        (*COMMON, Figure("photos", "count", "至少几张照片", "photos at least", 1, 1, 20)),
        damaged,
    ),
    PolicyKind.NO_REASON_RETURN: Template(
        "七天无理由退货",
        "Seven-day return without reason",
        "七天内无理由退货退款，每件不超过 {max_fen}，立即同意退货（验收后才退款）",
        "Returns without reason within seven days, up to {max_fen} a case: agree at once, refund after acceptance",
        COMMON,
        unwanted,
    ),
    PolicyKind.OWED_IN_TIME: Template(
        "快到时限按应得处理",
        "Grant what is owed before the deadline",
        "离平台时限不到 {hours_left}还没有人处理，应得的、不超过 {max_fen}的，按建议处理",
        "Less than {hours_left} to the platform's deadline and nobody has acted: grant what is owed up to {max_fen}",
        (*COMMON, Figure("hours_left", "hours", "离时限不到", "hours left", 2, 2, 12)),
        nearly_late,
    ),
}
"""Every kind. A policy is figures, not code: what it may do stands here and nowhere else."""
