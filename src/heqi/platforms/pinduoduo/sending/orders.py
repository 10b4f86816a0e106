"""Orders: the shop's note and flag, and another receiver."""

from heqi.core.sending import Answer, SendOrder
from heqi.platforms.net.sending import DOUBTFUL, done_when
from heqi.platforms.pinduoduo import methods
from heqi.platforms.pinduoduo.sending.shop import Shop, find_first, order_of, yes_or_no

FLAGS = {1: "红色", 2: "黄色", 3: "绿色", 4: "蓝色", 5: "紫色"}
LONGEST_FLAG_NAME = 3
PLACE = ("address", "city", "city_id", "province", "province_id", "town", "town_id")


def write_note(shop: Shop, order: SendOrder) -> Answer:
    """Write the shop's note; the flag and its name are given both or not at all."""
    flag = order.payload.get("flag")
    said = {"order_sn": order.payload["order_no"], "note": str(order.payload.get("note") or "")}
    if flag in FLAGS:
        name = str(order.payload.get("flag_name") or FLAGS[flag])
        said |= {"tag": flag, "tag_name": name[:LONGEST_FLAG_NAME]}
    return yes_or_no(shop.client.call(methods.NOTE, **said))


def ask_note(shop: Shop, order: SendOrder) -> Answer:
    """Whether the order carries the note and the flag."""
    found = find_first(shop, order_of(order))
    if found is None:
        return DOUBTFUL
    same = (found.values.get("note") or "") == str(order.payload.get("note") or "").strip()
    flag = order.payload.get("flag")
    return done_when(same and (flag not in FLAGS or found.values.get("flag") == flag))


def change_address(shop: Shop, order: SendOrder) -> Answer:
    """Another receiver for an unshipped order. The words come from the buyer and go nowhere else."""
    said = {name: order.payload[name] for name in PLACE}
    people = {"receiver_name": order.payload["receiver"], "receiver_phone": order.payload["phone"]}
    return yes_or_no(shop.client.call(methods.ADDRESS, order_sn=order.payload["order_no"], **said, **people))
