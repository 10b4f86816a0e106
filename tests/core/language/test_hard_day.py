"""Messages of hard days at 果然鲜: the bad ones are found whatever their wording, and the others leave at once."""

from pathlib import Path

import pytest
import yaml

from heqi.assets.loader import load_screener

FOLDER = Path(__file__).with_name("hard_day")


@pytest.mark.parametrize("verdict", ["block", "caution", "pass"])
def test_M1_T6_each_message_of_a_hard_day_gets_its_verdict(verdict: str) -> None:
    messages = yaml.safe_load((FOLDER / f"{verdict}.yaml").read_text("utf-8"))
    assert len(messages) >= 50
    wrong = {text: load_screener().screen(text).verdict for text in messages}
    assert {text: said for text, said in wrong.items() if said != verdict} == {}
