"""What is stuck on its way out has a name that people read."""

from heqi.outbox.kinds import all_kinds
from heqi.web.audit.action_names import action_name


def test_every_action_that_leaves_the_house_has_a_name_in_both_languages():
    kinds = all_kinds()
    assert {"channel.send_message", "pdd.change_price", "tmall.agree_refund"} <= kinds
    shipped = {kind for kind in kinds if not kind.startswith("test.")}  # other stories register kinds of their own
    assert [kind for kind in sorted(shipped) if kind in action_name(kind)] == []
