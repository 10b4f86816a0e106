"""What the back end names by a word, the screens can say in both languages."""

import json
from pathlib import Path

import pytest

from heqi.assets.loader import load_rulebook
from heqi.cases.step_clock import STEP, WAIT
from heqi.core.cases.clocks import REQUEST_CLOCKS
from heqi.core.rulebook.effects import ClockEffect, WindowEffect
from heqi.core.words import AfterSaleState, Demand, Outcome, Stage

I18N = Path(__file__).parents[2] / "web" / "src" / "i18n"


def clock_names() -> set[str]:
    effects = [rule.then for rule in load_rulebook().rules]
    by_rule = {effect.name for effect in effects if isinstance(effect, ClockEffect)}
    by_window = {effect.name for effect in effects if isinstance(effect, WindowEffect) and effect.clock}
    by_request = {name for name, _ in REQUEST_CLOCKS.values()}
    return by_rule | by_window | by_request | {"ship_order", "refund_promised", STEP, WAIT}


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_clock_outcome_demand_stage_and_state_has_its_words(language: str) -> None:
    words = json.loads((I18N / f"{language}.json").read_text("utf-8"))["words"]

    assert clock_names() <= set(words["clock"])
    assert set(Outcome) <= set(words["outcome"])
    assert set(Demand) <= set(words["demand"])
    assert set(Stage) <= set(words["stage"])
    assert set(AfterSaleState) <= set(words["state"])
