"""What is done when something comes due: the one table."""

from collections.abc import Callable
from typing import Any

from heqi.platforms.sandbox.world.agenda import Due
from heqi.platforms.sandbox.world.life import (
    answering,
    bustling,
    buying,
    clerk,
    deadlines_pass,
    disputing,
    grieving,
    returning,
    reviewing,
    sending,
    settling,
    talking,
)
from heqi.platforms.sandbox.world.world import World

HANDLERS: dict[int, Callable[[World, Any, int, int], None]] = {
    Due.ARRIVE: buying.arrive,
    Due.PAY: buying.pay,
    Due.CLOSE_UNPAID: buying.close_unpaid,
    Due.COMPLETE_GROUP: buying.complete_group,
    Due.FAIL_GROUP: buying.fail_group,
    Due.SEND: sending.send,
    Due.COLLECT: sending.collect,
    Due.SIGN: sending.sign,
    Due.COMPLETE: sending.complete,
    Due.COMPLAIN: grieving.complain,
    Due.CLERK: clerk.serve,
    Due.DEADLINE: deadlines_pass.pass_deadline,
    Due.PAY_OUT: settling.pay_out,
    Due.SEND_BACK: returning.send_back,
    Due.COME_BACK: returning.come_back,
    Due.ANSWER_REFUSAL: disputing.answer_refusal,
    Due.DECIDE: disputing.decide,
    Due.REPLACEMENT_ARRIVES: returning.replacement_arrives,
    Due.TURN_PARCEL: returning.turn_parcel,
    Due.REVIEW: reviewing.review,
    Due.TALK: talking.open_talk,
    Due.ANSWER_TALK: answering.answer,
    Due.BUSTLE: bustling.stir,
}
