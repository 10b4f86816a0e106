"""Facts from JSON: what is read, and what is said about what cannot be read."""

from datetime import UTC, datetime
from typing import Any

import pytest

from heqi.assets.reading import read_asset
from heqi.core.cases.facts import LegalSign
from heqi.core.cases.facts_json import FactsError, hash_facts, read_facts
from heqi.core.cases.facts_schema import facts_schema
from heqi.core.cases.reading import VOCABULARY
from heqi.core.words import OrderState, Platform


def test_facts_are_read_with_chinese_times_and_null_as_not_known() -> None:
    facts = read_facts({
        "platform": "pinduoduo",
        "order": {"state": "signed", "paid_fen": None, "signed_at": "2026-01-01 20:00", "paid_at": "2026-01-01T00:00Z"},
        "talk": {"legal_signs": ["injury", "fraud", "injury"]},
    })  # fmt: skip
    assert (facts.platform, facts.order.state, facts.order.paid_fen) == (Platform.PINDUODUO, OrderState.SIGNED, None)
    assert facts.order.signed_at == datetime(2026, 1, 1, 12, tzinfo=UTC)
    assert facts.order.paid_at == datetime(2026, 1, 1, tzinfo=UTC)
    assert facts.talk.legal_signs == (LegalSign.FRAUD, LegalSign.INJURY)


def test_equal_facts_have_one_hash_however_they_were_written() -> None:
    one = read_facts({"platform": "tmall", "order": {"signed_at": "2026-01-01 20:00"}})
    other = read_facts({"order": {"signed_at": "2026-01-01T12:00:00+00:00", "paid_fen": None}, "platform": "tmall"})
    assert hash_facts(one) == hash_facts(other)
    assert hash_facts(one) != hash_facts(read_facts({"platform": "tmall"}))


@pytest.mark.parametrize(
    ("data", "path", "said"),
    [
        ({}, "platform", "is required"),
        ([], "(top)", "must be an object"),
        ({"platform": "pdd"}, "platform", "has no value 'pdd'"),
        ({"platform": 3}, "platform", "has no value 3"),
        ({"platform": "tmall", "demnd": "exchange"}, "demnd", "did you mean demand?"),
        ({"platform": "tmall", "order": {"stat": "signed"}}, "order.stat", "did you mean state?"),
        ({"platform": "tmall", "order": {"state": "sgned"}}, "order.state", "did you mean signed?"),
        ({"platform": "tmall", "order": {"paid_fen": "59.8"}}, "order.paid_fen", "whole number (money in fen)"),
        ({"platform": "tmall", "order": {"paid_fen": 59.8}}, "order.paid_fen", "whole number (money in fen)"),
        ({"platform": "tmall", "order": {"paid_fen": True}}, "order.paid_fen", "whole number"),
        ({"platform": "tmall", "order": {"paid_fen": -1}}, "order.paid_fen", "between 0 and"),
        ({"platform": "tmall", "order": {"quantity": 10**7}}, "order.quantity", "between 0 and 1000000"),
        ({"platform": "tmall", "order": {"signed_at": "9999-12-31"}}, "order.signed_at", "is no time"),
        ({"platform": "tmall", "order": {"presale": "yes"}}, "order.presale", "true or false"),
        ({"platform": "tmall", "order": {"signed_at": "yesterday"}}, "order.signed_at", "is no time"),
        ({"platform": "tmall", "order": {"signed_at": 1767268800}}, "order.signed_at", "is no time"),
        ({"platform": "tmall", "order": {"category": 3}}, "order.category", "must be text"),
        ({"platform": "tmall", "order": []}, "order.", "must be an object"),
        ({"platform": "tmall", "talk": {"legal_signs": "fraud"}}, "talk.legal_signs", "must be a list"),
        ({"platform": "tmall", "talk": {"legal_signs": ["fire"]}}, "talk.legal_signs[0]", "has no value 'fire'"),
    ],
)
def test_a_mistake_is_named_with_its_path_and_what_would_be_right(data: Any, path: str, said: str) -> None:
    with pytest.raises(FactsError) as caught:
        read_facts(data)
    assert (caught.value.code, caught.value.detail["path"]) == ("facts.invalid", path)
    assert said in caught.value.message_en


def test_the_allowed_words_are_listed() -> None:
    with pytest.raises(FactsError) as caught:
        read_facts({"platform": "douyin"})
    assert caught.value.detail["allowed"] == ["pinduoduo", "taobao", "tmall"]


def test_every_fact_is_explained_in_both_languages_and_nothing_else_is() -> None:
    meanings = read_asset("facts.yaml")
    assert set(meanings) == {name for name in VOCABULARY if not name.startswith("derived.")}
    assert all(len(pair) == 2 and all(pair) for pair in meanings.values())
    schema = facts_schema(meanings)
    assert schema["properties"]["order"]["properties"]["paid_fen"]["type"] == ["integer", "null"]
    assert schema["properties"]["demand"]["enum"][0] == "refund_only"
    assert schema["properties"]["order"]["properties"]["state"]["default"] == "unknown"
    read_facts(schema["examples"][0])
