"""The coverage page tells what is shown end to end from what is shown in part."""

from tools.make_coverage import ID, IDS, Story, write_page

AREAS = [
    {
        "area": {"zh": "售后", "en": "Cases"},
        "rows": [
            {"ids": ["P2"], "zh": "先联系再拒绝。", "en": "Contact before refusing."},
            {"ids": ["P4", "P4a", "P4b"], "zh": "流程。", "en": "Flows."},
            {"ids": ["T4.2"], "zh": "五天。", "en": "Five days."},
        ],
    }
]


def ids_of(name: str) -> list[str]:
    found = IDS.match(name)
    return ID.findall(found[1]) if found else []


def test_ids_are_read_from_the_front_of_a_name_only() -> None:
    assert ids_of("test_P2_H4_refusing_is_closed") == ["P2", "H4"]
    assert ids_of("test_P4a_small_payment") == ["P4a"]
    assert ids_of("test_T4_2_not_signed_after_five_days") == ["T4_2"]
    assert ids_of("test_the_rule_of_P2") == []
    assert ids_of("test_P2023_orders") == []


def test_only_a_test_on_the_users_way_covers_a_row() -> None:
    tests = {
        "P2": [Story("tests/api/test_refuse.py", "test_P2_closed"), Story("tests/core/test_rules.py", "test_P2_rule")],
        "P4b": [Story("tests/core/test_flows.py", "test_P4b_steps")],
    }
    page = write_page(AREAS, tests)
    assert "**1 of 3 rows are covered.**" in page
    assert "[api/test_refuse.py](../tests/api/test_refuse.py): P2 closed<br>*unit* [core/test_rules.py]" in page
    assert "| P4a–b | 流程。<br>Flows. | *unit* [core/test_flows.py]" in page
    assert "| T4.2 | 五天。<br>Five days. |  |" in page
