"""Small models of turns: they know a few sentences of our own, so that the tests say what must come out."""

from functools import cache

import numpy as np

from heqi.assets.language.turns_parts import read_also, read_cues
from heqi.assets.loader import load_normaliser
from heqi.core.language.features import extract
from heqi.core.language.linear import Head, LinearModel
from heqi.core.language.understand.cues import cue_key
from heqi.core.language.understand.intents import IntentReader
from heqi.core.language.understand.mood import MoodReader
from heqi.core.language.understand.turns import Turns

INTENTS = ("催发货", "退款多久到", "开发票")
GROUPS = ("物流", "钱")
GROUP_OF = {"催发货": "物流", "退款多久到": "钱", "开发票": "钱"}
EMOTIONS = ("calm", "pleased", "anxious", "complaining", "angry")


def model_of(heads: tuple[Head, ...], rows: dict[int, list[int]], biases: list[float]) -> LinearModel:
    """A model of these rows, each unit 0.1."""
    keys = np.array(sorted(rows), np.uint32)
    return LinearModel(
        heads=heads,
        keys=keys,
        rows=np.array([rows[key] for key in keys.tolist()], np.int8),
        sizes=np.ones(len(keys), np.float32),
        scales=np.full(len(biases), 0.1, np.float32),
        biases=np.array(biases, np.float32),
    )


def intent_model() -> LinearModel:
    """催发货 is read from 发货, 退款多久到 from 退款, 开发票 from 发票; injury from 流血."""
    words = {"发货": 0, "退款": 1, "发票": 2, "流血": 5}
    rows = {
        key: [60 if column == number else 0 for column in range(6)]
        for word, number in words.items()
        for key in extract(word).ids.tolist()
    }
    heads = (
        Head("intent", INTENTS, "softmax", 0),
        Head("group", GROUPS, "softmax", 3),
        Head("also", ("injury",), "sigmoid", 5),
    )
    return model_of(heads, rows, [0.0] * 5 + [-4.0])


def mood_model() -> LinearModel:
    """Pleased by 谢, upset by 骗 (angrily) and 失望, anxious when a line is said again; cross when it is upset."""
    rows = {
        cue_key("thanks"): [0, 40, 0, 0, 0, 0],
        cue_key("state:repeated"): [0, 0, 40, 0, 0, 20],
    }
    rows |= {key: [0, 0, 0, 10, 50, 60] for key in extract("骗").ids.tolist()}
    rows |= {key: [0, 0, 0, 50, 10, 60] for key in extract("失望").ids.tolist()}
    heads = (Head("emotion", EMOTIONS, "softmax", 0), Head("dissatisfied", ("dissatisfied",), "sigmoid", 5))
    return model_of(heads, rows, [1.0, 0.0, 0.0, 0.0, 0.0, -2.0])


@cache
def small_turns() -> Turns:
    """The reader of turns with these models and the rules that ship."""
    model = intent_model()
    intents = IntentReader(model, GROUP_OF)
    return Turns(model, intents, MoodReader(mood_model(), read_cues()), read_also(), load_normaliser())
