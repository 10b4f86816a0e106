"""The merchant's public answer to a review."""

from heqi.platforms.sandbox.world.verbs.unable import Cause, UnableTo
from heqi.platforms.sandbox.world.world import World

WITHIN = 30 * 24 * 3600
LONGEST = 500


def explain_review(world: World, line_no: str, text: str) -> None:
    """Once, within thirty days, before the buyer adds to it. Raises UnableTo."""
    review = world.reviews.get(line_no)
    if review is None:
        raise UnableTo(Cause.NOT_FOUND, "评价不存在")
    if not text.strip() or len(text) > LONGEST:
        raise UnableTo(Cause.BAD_VALUE, "评价解释不能为空且不超过500个汉字")
    if review.reply:
        raise UnableTo(Cause.DONE_ALREADY, "已做过评价解释")
    if review.appended or world.now - review.at > WITHIN:
        raise UnableTo(Cause.WRONG_STATE, "评价超过30天或买家已追加评论，不能解释")
    review.reply = text
