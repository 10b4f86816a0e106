"""After-sales requests on the orders: every state of the export, with deadlines from minutes to days away."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from heqi.platforms.files.demo.goods import NAMES
from heqi.platforms.files.demo.orders import DemoOrder, make_tracking, stage_of

ANSWER_WITHIN = timedelta(hours=48)
SEND_BACK_WITHIN = timedelta(days=7)
TAKE_BACK_WITHIN = timedelta(days=10)
HOURS_LEFT = (0.4, 1.6, 3.2, 5, 8, 11, 15, 20, 26, 31, 36, 41, 45)
"""What is left to answer a request, taken in turn, so that the list always has some of each colour."""


@dataclass(frozen=True, slots=True)
class Story:
    """A kind of request. `share`: percent of the paid amount that is asked back; `hours`: how long ago, from and to."""

    state: str
    type: str
    reason: str
    order: str
    share: int
    hours: tuple[float, float]
    words: str = ""


STORIES = (
    Story("待商家处理", "仅退款", "质量问题", "completed", 30, (3, 47.5), "打开有好几个坏果，照片在凭证里"),
    Story("待商家处理", "仅退款", "商品腐烂变质", "shipped", 50, (1, 46), "底下一层烂了"),
    Story("待商家处理", "仅退款", "少件、漏发", "completed", 25, (6, 47), "说好9斤，称了只有7斤多"),
    Story("待商家处理", "仅退款", "不想要了", "unshipped", 100, (0.3, 20)),
    Story("待商家处理", "仅退款", "缺货", "unshipped", 100, (0.5, 30), "客服说没货"),
    Story("待商家处理", "仅退款", "未按约定时间发货", "unshipped", 100, (0.5, 12)),
    Story("待商家处理", "退货退款", "货物与描述不符", "completed", 100, (2, 45), "标的80mm，量了只有70"),
    Story("待商家处理", "退货退款", "不想要了", "shipped", 100, (2, 40)),
    Story("待商家处理", "换货", "商家发错货", "completed", 0, (2, 44), "买的大果发成中果"),
    Story("待商家处理", "补寄", "少件、漏发", "completed", 0, (4, 40), "两箱只收到一箱"),
    Story("待商家处理", "仅退款", "未收到货", "shipped", 100, (5, 47), "显示签收但没收到"),
    Story("待消费者发货", "退货退款", "货物与描述不符", "completed", 100, (20, 120)),
    Story("待消费者发货", "退货退款", "不想要了", "shipped", 100, (12, 90)),
    Story("待商家收货", "退货退款", "质量问题", "completed", 100, (70, 200)),
    Story("待商家收货", "换货", "商家发错货", "completed", 0, (60, 160)),
    Story("平台处理中", "仅退款", "未收到货", "shipped", 100, (50, 150), "要求平台介入"),
    Story("平台处理中", "退货退款", "质量问题", "completed", 100, (60, 200), "商家不同意"),
    Story("退款成功", "仅退款", "质量问题", "completed", 40, (60, 300)),
    Story("退款成功", "仅退款", "不想要了", "unshipped", 100, (2, 20)),
    Story("退款成功", "退货退款", "货物与描述不符", "completed", 100, (150, 320)),
    Story("退款关闭", "仅退款", "其他原因", "completed", 20, (80, 300)),
    Story("退款关闭", "退货退款", "不想要了", "shipped", 100, (40, 120)),
    Story("换货/补寄成功", "补寄", "少件、漏发", "completed", 0, (100, 300)),
    Story("换货/补寄关闭", "换货", "商品破损", "completed", 0, (90, 300)),
    Story("维修成功", "维修", "无法使用", "completed", 0, (120, 320)),
    Story("维修关闭", "维修", "无法使用", "completed", 0, (120, 320)),
)


@dataclass(frozen=True, slots=True)
class DemoAfterSale:
    """A request as it stands at the moment of the export."""

    number: str
    story: Story
    order: DemoOrder
    refund_fen: int
    applied_at: datetime
    expires_at: datetime | None
    agreed_at: datetime | None
    agreed_by: str
    return_courier: str
    return_tracking_no: str
    return_track: str
    buyer: str


def make_after_sales(orders: Sequence[DemoOrder], count: int, *, now: datetime, rng: Random) -> list[DemoAfterSale]:
    """`count` requests, each story told in turn, at most one an order; fewer when no order is left that fits."""
    free = {
        stage: [order for order in orders if stage_of(order) == stage]
        for stage in ("unshipped", "shipped", "completed")
    }
    told: list[DemoAfterSale] = []
    for turn in range(count):
        story = STORIES[turn % len(STORIES)]
        wanted = now - _age(story, turn, rng)
        order = _take_order(free[story.order], story, wanted, rng)
        if order is not None:
            told.append(_tell(story, order, wanted, now=now, rng=rng))
    return sorted(told, key=lambda each: each.applied_at)


def _age(story: Story, turn: int, rng: Random) -> timedelta:
    if story.state == "待商家处理" and story.order != "unshipped":
        return ANSWER_WITHIN - timedelta(hours=HOURS_LEFT[turn * 5 % len(HOURS_LEFT)] * rng.uniform(0.7, 1.05))
    return timedelta(hours=rng.uniform(*story.hours))


def _ready_at(order: DemoOrder) -> datetime:
    """The earliest moment at which its buyer could ask for something."""
    return (order.completed_at or order.shipped_at or order.grouped_at) + timedelta(minutes=20)


def _take_order(free: list[DemoOrder], story: Story, wanted: datetime, rng: Random) -> DemoOrder | None:
    """An order for the story, best one that was there at the wanted moment. Only the machine can be repaired."""
    is_repair = story.type == "维修"
    fitting = [order for order in free if (order.sku.code.startswith("ZZ")) == is_repair]
    if not fitting:
        return None
    order = rng.choice([order for order in fitting if _ready_at(order) <= wanted] or fitting)
    free.remove(order)
    return order


def _tell(story: Story, order: DemoOrder, wanted: datetime, *, now: datetime, rng: Random) -> DemoAfterSale:
    applied_at = min(max(wanted, _ready_at(order)), now - timedelta(minutes=4)).replace(microsecond=0)
    agreed_at = _later(applied_at, now, rng) if story.state not in ("待商家处理", "平台处理中", "退款关闭") else None
    sent_back = story.state == "待商家收货" or (story.state == "退款成功" and story.type == "退货退款")
    courier, tracking_no = make_tracking(rng) if sent_back else ("", "")
    return DemoAfterSale(
        number=str(rng.randrange(10**11, 10**12)),
        story=story,
        order=order,
        refund_fen=order.paid_fen * story.share // 100,
        applied_at=applied_at,
        expires_at=_deadline(story.state, applied_at, agreed_at),
        agreed_at=agreed_at,
        agreed_by=rng.choice(("客服小林", "系统")) if agreed_at else "",
        return_courier=courier,
        return_tracking_no=tracking_no,
        return_track=("签收" if story.state == "退款成功" else rng.choice(("运输中", "派送中"))) if sent_back else "",
        buyer=f"{rng.choice(NAMES)}*: 1*********{rng.randint(0, 9)}",
    )


def _later(moment: datetime, now: datetime, rng: Random) -> datetime:
    return (moment + (now - moment) * rng.uniform(0.05, 0.5)).replace(microsecond=0)


def _deadline(state: str, applied_at: datetime, agreed_at: datetime | None) -> datetime | None:
    if state == "待商家处理":
        return applied_at + ANSWER_WITHIN
    if agreed_at and state == "待消费者发货":
        return agreed_at + SEND_BACK_WITHIN
    return agreed_at + TAKE_BACK_WITHIN if agreed_at and state == "待商家收货" else None
