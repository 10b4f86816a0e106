"""The demo's buyer page, so that anybody can be buyer and agent at once, in two browser windows."""

from datetime import UTC, datetime

from heqi.cli.speak import say

GREETING = "您好，这里是果然鲜，请问有什么可以帮您？"


def ensure_chat(shop_id: int) -> str:
    """The path of the shop's buyer page, made when it has none."""
    from heqi.channels.access import channels_in
    from heqi.channels.actions.make_channel import make_channel
    from heqi.channels.states import ChannelKind
    from heqi.journal.contracts import SYSTEM
    from heqi.platforms.channel.signing import make_secret

    row = channels_in([shop_id]).filter(kind=ChannelKind.PAGE).first() or make_channel(
        shop_id=shop_id,
        kind=ChannelKind.PAGE,
        name="官网客服",
        greeting=GREETING,
        secret=make_secret(),
        by=SYSTEM,
        now=datetime.now(UTC),
    )
    return f"/chat/{row.public_id}"


def tell_chat(desk: str) -> None:
    """Say where the page of 果然鲜 is, on the desk at that address."""
    from heqi.cli.demo_shop import SHOP
    from heqi.shops.access import find_shop

    page = desk + ensure_chat(find_shop(SHOP).id)
    say(f"买家页面（另开一个窗口，自己当买家）：{page}", f"Be a buyer yourself, in another window: {page}")
