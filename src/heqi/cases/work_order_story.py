"""What a case's story says of its work orders."""

from collections.abc import Callable, Mapping
from typing import Any

from heqi.assets.loader import load_work_forms
from heqi.core.work_orders import ADDRESSEES, Addressee, WorkKind
from heqi.workorders.contracts import number_of

Texts = tuple[str, str]
Data = Mapping[str, Any]


def _name(data: Data) -> Texts:
    """工单 W000003（仓库 · 验货）."""
    form = load_work_forms()[WorkKind(data["work_kind"])]
    zh, en = ADDRESSEES[Addressee(data["addressee"])]
    number = number_of(data["work_order"])
    return f"工单 {number}（{zh} · {form.title}）", f"work order {number} ({en}, {form.title_en})"


def _says(zh: str, en: str) -> Callable[[Data], Texts]:
    def say(data: Data) -> Texts:
        name, name_en = _name(data)
        return zh.format(name=name), en.format(name=name_en)

    return say


def _asked(data: Data) -> Texts:
    zh, en = _says("发出{name}", "Sent {name}")(data)
    return (f"{zh}，附收货地址", f"{en} with the address") if data.get("address") else (zh, en)


def _answered(data: Data) -> Texts:
    zh, en = _says("{name}有了答复", "Answer to {name}")(data)
    choice = load_work_forms()[WorkKind(data["work_kind"])].choice(data.get("choice") or "")
    zh, en = (f"{zh}：{choice.label}", f"{en}: {choice.label_en}") if choice else (zh, en)
    return (f"{zh}（链接答复）", f"{en} (by the link)") if data.get("link") else (zh, en)


def _closed(data: Data) -> Texts:
    zh, en = _says("{name}已确认", "Closed {name}")(data)
    return (f"{zh}，结论已采用", f"{en}, its answer adopted") if data.get("adopted") else (zh, en)


def _reminded(data: Data) -> Texts:
    zh, en = _says("催{name}", "Reminder for {name}")(data)
    return f"{zh}，第 {data['times']} 次", f"{en}, no. {data['times']}"


WORK_ORDER_SENTENCES: dict[str, Callable[[Data], Texts]] = {
    "work_order.asked": _asked,
    "work_order.answered": _answered,
    "work_order.asked_again": _says("再次询问{name}", "Asked again: {name}"),
    "work_order.closed": _closed,
    "work_order.withdrawn": _says("撤回{name}", "Withdrew {name}"),
    "work_order.reminded": _reminded,
    "work_order.overdue": _says("{name}过了时限还没有答复", "No answer in time to {name}"),
    "work_order.link_made": _says("生成{name}的链接", "Made a link for {name}"),
    "work_order.link_opened": _says("{name}的链接被打开", "The link of {name} was opened"),
    "work_order.link_revoked": _says("收回{name}的链接", "Took back the link of {name}"),
}
