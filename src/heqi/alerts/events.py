"""What may be told outside: which journal entries, under which name, in which words. No personal data is in any."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

Data = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Event:
    """A sort of thing to be told. `kinds`: the journal's; `text`: what people read, without the case's number."""

    name: str
    title: str
    title_en: str
    kinds: tuple[str, ...]
    text: Callable[[Data], str]
    wanted: Callable[[Data], bool] = lambda _: True


EVENTS: tuple[Event, ...] = (
    Event("clock.due", "时限已到", "A deadline has passed", ("clock.due",), lambda _: "时限已到，请马上处理"),
    Event("clock.warned", "时限将到", "A deadline is near", ("clock.warned",), lambda _: "时限将到"),
    Event("approval.asked", "等待审批", "Approval asked for", ("case.approval_asked",), lambda _: "有一笔处理等您审批"),
    Event("case.raised", "升级处理", "A case was raised", ("case.raised",), lambda _: "客服请上级处理"),
    Event(
        "promise.broken", "承诺逾期", "A promise was broken", ("case.promise_broken",), lambda _: "对买家的承诺已逾期"
    ),
    Event(
        "action.stuck",
        "发送异常",
        "An action is stuck",
        ("action.failed", "action.unknown"),
        lambda _: "提交平台的动作没有成功或结果不明，请核对",
    ),
    Event(
        "connection.failed",
        "店铺连接异常",
        "A connection failed",
        ("connection.failed",),
        lambda _: "店铺与平台的连接断了，请店主检查",
    ),
    Event("reply.overdue", "回复超时", "An answer is overdue", ("talk.overdue",), lambda _: "买家等回复已超时"),
    Event(
        "reply.cold", "老顾客被冷落", "A cold reply", ("talk.cold_reply",), lambda _: "对老顾客的回复语气偏冷，请看一眼"
    ),
    Event(
        "release.asked",
        "请主管放行",
        "A message waits to be released",
        ("talk.release_asked",),
        lambda _: "有一条被拦下的消息等您放行",
    ),
    Event(
        "shipping.stop",
        "停止发货",
        "Stop shipping",
        ("stop.asked",),
        lambda data: f"订单 {data['order_no']} 未发货，买家申请退款，请停止打单发货",
    ),
    Event(
        "shipping.go_on",
        "恢复发货",
        "Ship after all",
        ("stop.lifted",),
        lambda data: f"订单 {data['order_no']} 的退款申请已撤销，可以发货",
    ),
)
BY_NAME: Mapping[str, Event] = {event.name: event for event in EVENTS}
BY_KIND: Mapping[str, tuple[Event, ...]] = {
    kind: tuple(event for event in EVENTS if kind in event.kinds) for event in EVENTS for kind in event.kinds
}
