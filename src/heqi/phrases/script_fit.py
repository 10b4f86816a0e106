"""Where the script of a case's next step stands among the phrases."""

from collections.abc import Sequence

from heqi.assets.loader import load_sayings
from heqi.core.phrases.grams import Grams
from heqi.core.phrases.suggest import Moment
from heqi.core.places import open_places
from heqi.phrases.contracts import NextScript, Reason, Sign, SuggestionView
from heqi.phrases.keys import SCRIPT

STANDING = 0.6
"""What the next step of an open case is worth by itself: less than a phrase that answers the very question."""


def rank_script(views: Sequence[SuggestionView], script: NextScript, moment: Moment) -> list[SuggestionView]:
    """The suggestions with the script among them, the best first; a phrase that says the same gives way to it."""
    grams = Grams([script.text, script.title, moment.text], load_sayings())
    asked, said = grams.vector(moment.text), grams.vector(f"{script.title} {script.text}")
    score = STANDING + sum(weight * said.get(gram, 0.0) for gram, weight in asked.items())
    view = SuggestionView(
        key=SCRIPT + script.name,
        phrase_id=None,
        layer="case",
        title=script.title,
        text=script.text,
        missing=open_places(script.text),
        reasons=(Reason(Sign.CASE),),
        score=round(score, 4),
        intent=moment.heard.intent,
    )
    others = [each for each in views if each.text != script.text]
    return sorted([view, *others], key=lambda each: -each.score)
