"""The demo's buyer page, so that anybody can be buyer and agent at once, in two browser windows."""

from datetime import UTC, datetime

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
