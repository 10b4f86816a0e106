"""What may be asked of others, and what their answers would settle."""

import pytest

from heqi.assets.loader import load_questions, load_work_forms, read_asset
from heqi.core.cases.facts_json import FactsError
from heqi.core.work_orders import UNKNOWN, Addressee, WorkKind, read_work_forms

CHOICE = {"value": "one", "label": "甲", "label_en": "one"}


def entries(**change):
    """The shipped forms, with the first one changed."""
    first, *rest = read_asset("work_orders.yaml")["work_orders"]
    return [{**first, **change}, *rest]


def test_X3_every_kind_has_one_form():
    forms = load_work_forms()

    assert list(forms) == list(WorkKind)
    assert forms[WorkKind.TRACKING_CHECK].to[0] is Addressee.COURIER
    assert [kind for kind, form in forms.items() if form.with_address] == [WorkKind.RESHIP_CHECK]


def test_T5_every_fact_that_an_answer_settles_is_a_question_of_triage():
    asked = {question.fact for question in load_questions()}

    settled = {choice.fact for form in load_work_forms().values() for choice in form.choices if choice.fact}

    assert settled == {
        "evidence.delivery_proven",
        "order.courier_record",
        "after_sale.refused_back",
        "after_sale.refused_parcel",
        "after_sale.return_accepted",
        "after_sale.return_denied",
        "after_sale.return_broken",
        "evidence.fault_proven",
    }
    assert settled <= asked


def test_X3_a_value_that_is_not_known_is_left_to_be_filled_in():
    form = load_work_forms()[WorkKind.INTERCEPT]

    assert form.ask({"tracking_no": "YT1"}) == (
        f"请拦截 {UNKNOWN} YT1 并退回；拦不住的话请马上告诉我们现在到哪一步了。"
    )


@pytest.mark.parametrize(
    ("change", "error"),
    [
        ({"kind": "intercept"}, ValueError),
        ({"kind": "gossip"}, ValueError),
        ({"to": ["neighbour"]}, ValueError),
        ({"question": "{buyer} 要什么？"}, KeyError),
        ({"choices": [{**CHOICE, "fact": "evidence.mood", "settles": True}]}, FactsError),
        ({"choices": [{**CHOICE, "fact": "evidence.delivery_proven", "settles": "maybe"}]}, FactsError),
    ],
)
def test_X3_a_form_that_cannot_hold_is_refused(change, error):
    with pytest.raises(error):
        read_work_forms(entries(**change))
