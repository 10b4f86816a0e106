"""A phrase as it is being written: how it reads, and what is wrong with it."""

from typing import Any

from heqi.assets.loader import load_phrase_places
from heqi.core.errors import HeqiError
from heqi.core.language.screen.finding import Screening
from heqi.core.places import fill_samples, without_places
from heqi.phrases.fit import Written, check_written, screen_text


def check_phrase(shop_id: int, given: Written) -> tuple[dict[str, Any], Screening]:
    """`PhraseCheck` of the API without its findings, and the screening; nothing is kept."""
    try:
        kept, screening = check_written(shop_id, given)
    except HeqiError as error:
        screening = screen_text(shop_id, without_places(given.text))
        told = {"preview": "", "problem": error.message, "problem_en": error.message_en}
        return {**told, "verdict": screening.verdict}, screening
    preview = fill_samples(kept.text, load_phrase_places())
    return {"preview": preview, "problem": "", "problem_en": "", "verdict": screening.verdict}, screening
