"""Every kind of finding, in many wordings, beside the ordinary sentences that look like it and pass."""

import pytest

from heqi.core.language.screen.finding import judge_findings
from tests.core.language.screening_table import KINDS, Example, examples_of


def wrong(kind: str) -> list[str]:
    """The examples of a kind that screening answers otherwise than they say."""
    return [f"{each.text} → {_answer(each)}" for each in examples_of(kind) if not _as_expected(each)]


def _as_expected(example: Example) -> bool:
    screening = example.screen()
    rules = {finding.rule for finding in screening.findings}
    if example.quiet and rules:
        return False
    named = example.rule is None or example.rule in rules
    return named and screening.verdict == example.verdict == judge_findings(screening.findings)


def _answer(example: Example) -> str:
    screening = example.screen()
    return f"{screening.verdict} {[finding.rule for finding in screening.findings]}"


def test_every_kind_has_a_story_below() -> None:
    assert set(KINDS) == {
        "absolute_claim", "closing_early", "competitor", "evasive", "fake_trade", "invoice", "late_dispatch",
        "medical_claim", "personal_data", "platform_claim", "presale", "promise", "refund_reason", "review_offer",
        "tone", "uncivil", "unlawful_term", "unsafe",
    }  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_shown_by_at_least_20_sentences_that_are_found_or_pass(kind: str) -> None:
    assert len(examples_of(kind)) >= 20


def test_M1_words_that_nobody_sends_to_a_buyer_are_blocked_however_they_are_spelled() -> None:
    assert wrong("uncivil") == []


def test_M2_refusing_bargaining_away_or_replacing_an_invoice_is_flagged() -> None:
    assert wrong("invoice") == []


def test_M4_agreeing_to_ship_a_spot_order_late_is_flagged() -> None:
    assert wrong("late_dispatch") == []


def test_M6_no_false_refund_reason_is_ever_asked_for() -> None:
    assert wrong("refund_reason") == []


def test_M11_nobody_else_is_run_down() -> None:
    assert wrong("competitor") == []


def test_M13_evasive_and_repeated_replies_are_flagged() -> None:
    assert wrong("evasive") == []


def test_T6_humiliating_dismissive_and_cold_replies_are_flagged() -> None:
    assert wrong("tone") == []


def test_X7_a_presale_talk_without_the_ship_date_or_with_another_is_flagged() -> None:
    assert wrong("presale") == []


def test_H5_nothing_is_offered_or_withheld_for_a_review() -> None:
    assert wrong("review_offer") == []


def test_P5b_absolute_terms_are_flagged() -> None:
    assert wrong("absolute_claim") == []


def test_P5b_claims_to_heal_or_to_slim_are_flagged() -> None:
    assert wrong("medical_claim") == []


def test_P5f_made_up_trades_and_dispatches_are_blocked() -> None:
    assert wrong("fake_trade") == []


def test_P2_no_buyer_is_asked_to_stop_a_clock_of_theirs() -> None:
    assert wrong("closing_early") == []


def test_P3_nothing_is_promised_lightly() -> None:
    assert wrong("promise") == []


def test_H4_terms_that_are_void_by_law_are_blocked() -> None:
    assert wrong("unlawful_term") == []


def test_L1_unsafe_goods_are_never_called_fine() -> None:
    assert wrong("unsafe") == []


def test_T8_other_peoples_data_and_secrets_stay_out_of_the_chat() -> None:
    assert wrong("personal_data") == []


def test_H3_the_platform_is_no_excuse_and_no_mask() -> None:
    assert wrong("platform_claim") == []
