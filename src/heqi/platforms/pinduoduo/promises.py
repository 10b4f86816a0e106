"""服务承诺单: what the platform or the shop's staff promised a buyer, as the platform keeps it."""

from heqi.core.facts import Fact
from heqi.platforms.net.private import scrub
from heqi.platforms.net.reading import Reading
from heqi.platforms.net.rows import Row

STATES = {0: "made", 1: "under_way", 2: "broken", 3: "kept"}
PROGRESS = {"made": 10, "under_way": 20, "broken": 30, "kept": 30}
SIDES = {1: "platform", 2: "staff", 3: "advice"}
KINDS = {1: "courier", 2: "ship_first"}


def build_promise(read: Reading) -> Row:
    """A promise (pdd.order.promise.info.get). Raises Unreadable without number, order or time."""
    number = read.need(read.id("promise_id"), "promise_id")
    order_no = read.need(read.id("order_sn"), "order_sn")
    version = read.need(read.moment("updated_at"), "updated_at")
    state = STATES.get(read.code("promise_status") or 0, "made")
    said = {
        "order_no": order_no,
        "state": state,
        "text": read.text("promise_desc"),
        "side": SIDES.get(read.code("promise_level") or 0),
        "kind": KINDS.get(read.code("promise_type") or 0),
        "withdrawn": read.yes("is_deleted"),
    }
    stated = {name: value for name, value in said.items() if value not in (None, "")}
    return (Fact("platform_promise", number, version, stated, scrub(dict(read.data)), PROGRESS[state]),)
