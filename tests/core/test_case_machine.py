"""A case lived through in any order: choices, ticks, withdrawals, promises, the platform's word early, late or twice.

What must hold throughout: nothing is paid twice, nothing is called settled while something is owed, a withdrawn flow
leaves nothing behind, and from everywhere there is a way to the end.
"""

from dataclasses import replace
from datetime import UTC, datetime

from hypothesis import assume, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from heqi.assets.loader import load_parameters, load_rulebook
from heqi.core.cases.decide import decide
from heqi.core.cases.decision import Step
from heqi.core.cases.facts import AfterSaleFacts, CaseFacts, EvidenceFacts, OrderFacts, TalkFacts
from heqi.core.cases.flows.actions import ACTIONS
from heqi.core.cases.flows.progress import (
    Mark,
    Progress,
    blocker_of,
    event_of_flow,
    open_steps,
    owed_after_end,
    unproven_steps,
)
from heqi.core.cases.proof import proves
from heqi.core.cases.states import CaseEvent, event_of_state, next_stage
from heqi.core.words import AfterSaleState, Demand, OrderState, Outcome, Platform, ReasonFamily, Stage, Standing

AT = datetime(2026, 1, 5, 4, tzinfo=UTC)
PAID = 5980
FINAL = (Stage.SETTLED, Stage.CLOSED)


class LivedCase(RuleBasedStateMachine):
    """A case with its flow, the money that went out, and the promises that are open."""

    def __init__(self) -> None:
        super().__init__()
        self.stage = Stage.TO_DECIDE
        self.steps: list[Step] = []
        self.marks: dict[str, Mark] = {}
        self.paid: list[tuple[int, str, int]] = []
        self.flow_no = 0
        self.promises = 0
        self.ended_by_platform = False

    @initialize(
        platform=st.sampled_from(Platform),
        demand=st.sampled_from(Demand),
        state=st.sampled_from([OrderState.UNSHIPPED, OrderState.SHIPPED, OrderState.SIGNED]),
        family=st.sampled_from([ReasonFamily.NO_REASON, ReasonFamily.QUALITY, ReasonFamily.NOT_RECEIVED]),
        accepted=st.sampled_from([None, True, False]),
    )
    def open_case(
        self, platform: Platform, demand: Demand, state: OrderState, family: ReasonFamily, accepted: bool | None
    ) -> None:
        self.facts = CaseFacts(
            platform=platform,
            demand=demand,
            order=OrderFacts(state=state, paid_fen=PAID, signed_at=AT if state is OrderState.SIGNED else None),
            after_sale=AfterSaleFacts(state=AfterSaleState.NONE, family=family, return_accepted=accepted),
            evidence=EvidenceFacts(buyer_photos=1),
            talk=TalkFacts(contact_attempts=1),
        )

    @property
    def progress(self) -> list[Progress]:
        return [Progress(each.key, each.kind, each.who, each.confirmed_by, self.marks[each.key]) for each in self.steps]

    def follow(self) -> None:
        """As the desk does after every change of a step."""
        if self.stage not in (*FINAL, Stage.INTERVENTION):
            asked = event_of_state(self.facts.after_sale.state) is CaseEvent.PLATFORM_ASKS_MERCHANT
            self.stage = next_stage(self.stage, event_of_flow(self.progress, owed=bool(self.promises), asked=asked))

    # What the shop does

    @precondition(lambda self: self.stage not in FINAL and not open_steps(self.progress))
    @rule(outcome=st.sampled_from(Outcome))
    def choose(self, outcome: Outcome) -> None:
        gone = sum(fen for _, key, fen in self.paid if key != "pay_freight")
        facts = replace(self.facts, order=replace(self.facts.order, refunded_fen=gone))
        decision = decide(facts, at=AT, rulebook=load_rulebook(), parameters=load_parameters())
        option = next(each for each in decision.options if each.outcome is outcome)
        assume(option.standing is not Standing.CLOSED)
        self.stage = next_stage(self.stage, CaseEvent.CHOOSE)
        self.flow_no += 1
        self.steps = list(option.steps)
        self.marks = dict.fromkeys([each.key for each in self.steps], Mark.OPEN)
        self.follow()

    @precondition(lambda self: bool(open_steps(self.progress)))
    @rule(number=st.integers(0, 20))
    def tick(self, number: int) -> None:
        """Any step that nothing blocks, not only the first."""
        free = [each for each in open_steps(self.progress) if blocker_of(self.progress, each.key) is None]
        assert free, "no step can be ticked"
        step = free[number % len(free)]
        body = next(each for each in self.steps if each.key == step.key)
        if body.action and ACTIONS[body.action].money:
            self.paid.append((self.flow_no, step.key, body.amount_fen or 0))
        self.marks[step.key] = Mark.DONE
        self.follow()

    @precondition(lambda self: self.steps and self.stage not in (*FINAL, Stage.INTERVENTION, Stage.TO_DECIDE))
    @rule()
    def withdraw(self) -> None:
        assume(not any(each.has_left_house for each in self.progress))
        assert not [entry for entry in self.paid if entry[0] == self.flow_no], "money of a withdrawn flow"
        self.stage = next_stage(self.stage, CaseEvent.WITHDRAW)
        self.steps, self.marks = [], {}
        assert self.stage is Stage.TO_DECIDE

    @rule()
    def promise(self) -> None:
        self.promises += 1
        if self.stage in FINAL:
            self.reopen()

    @precondition(lambda self: self.promises > 0)
    @rule()
    def keep_promise(self) -> None:
        self.promises -= 1
        if self.steps:
            self.follow()

    # What the platform says, in any order, also late and twice

    @rule(state=st.sampled_from(AfterSaleState))
    def hear(self, state: AfterSaleState) -> None:
        self.facts = replace(self.facts, after_sale=replace(self.facts.after_sale, state=state))
        event = event_of_state(state)
        if event is not None:
            self.stage = next_stage(self.stage, event)
            self.ended_by_platform = self.stage in FINAL
        for each in self.steps:
            if each.confirmed_by and proves(state, each.confirmed_by):
                self.marks[each.key] = Mark.CONFIRMED
        if self.stage in FINAL and self.is_owed():
            self.reopen()
        if self.steps:
            self.follow()

    def is_owed(self) -> bool:
        return self.promises > 0 or bool(owed_after_end(self.progress, self.facts.after_sale.state))

    def reopen(self) -> None:
        self.stage = next_stage(self.stage, CaseEvent.REOPEN)
        if self.steps:
            self.stage = next_stage(self.stage, CaseEvent.CHOOSE)

    # What holds throughout

    @invariant()
    def nothing_is_paid_twice(self) -> None:
        once = [(flow, key) for flow, key, _ in self.paid]
        assert len(once) == len(set(once))
        assert sum(fen for _, key, fen in self.paid if key != "pay_freight") <= PAID

    @invariant()
    def what_is_final_leaves_nothing_owed(self) -> None:
        if self.stage in FINAL:
            assert not self.is_owed()
        if self.stage is Stage.SETTLED and not self.ended_by_platform:
            assert not open_steps(self.progress) and not unproven_steps(self.progress)

    @invariant()
    def nobody_is_forgotten(self) -> None:
        """What the platform asks of the shop is not called settled by a flow that answered something before."""
        if self.stage is Stage.SETTLED and not self.ended_by_platform and hasattr(self, "facts"):
            assert event_of_state(self.facts.after_sale.state) is not CaseEvent.PLATFORM_ASKS_MERCHANT

    @invariant()
    def there_is_always_a_move(self) -> None:
        """An open case with a flow has a step to tick or waits for the platform's proof; one without can be decided."""
        if self.stage in (*FINAL, Stage.INTERVENTION) or not self.steps:
            return
        left = open_steps(self.progress)
        assert not left or any(blocker_of(self.progress, each.key) is None for each in left)

    def teardown(self) -> None:
        """Whatever happened, the rest can be done: keep the promises, tick what is open, let the platform end it."""
        if not hasattr(self, "facts"):
            return
        self.promises = 0
        for _ in range(40):
            if not open_steps(self.progress):
                break
            self.tick(0)
        self.hear(AfterSaleState.SUCCEEDED)
        assert self.stage is Stage.SETTLED
        self.nothing_is_paid_twice()


TestLivedCase = LivedCase.TestCase
TestLivedCase.settings = settings(max_examples=80, stateful_step_count=25, deadline=None)
