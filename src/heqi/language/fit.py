"""Whether a word may be added: each refusal is a sentence that says how to mend it."""

from heqi.core.errors import HeqiError
from heqi.language.contracts import ADVICE_LENGTH, REASON_LENGTH, TEXT_LENGTH, WordKind, WordView
from heqi.language.harmless import require_harmless
from heqi.language.texts import says_something

SHORTEST = 2


def require_fit(word: WordView, key: str) -> None:
    """Raises word.empty, word.too_short, word.too_long, word.severity_missing, word.advice_missing,
    word.reason_missing, and those of `require_harmless`. `key`: the text as compared.
    """
    _require_text(word.text, key)
    if not word.reason:
        raise _refusal("word.reason_missing", "请写明原因。", "Say why.")
    if len(word.reason) > REASON_LENGTH:
        raise _too_long("原因", "The reason", REASON_LENGTH)
    if word.kind is WordKind.EXTRA:
        _require_guidance(word)
    else:
        require_harmless(word.text)


def _require_text(text: str, key: str) -> None:
    if not says_something(key):
        raise _refusal(
            "word.empty", "请填写文字；只有标点或符号不行。", "Write some text; punctuation alone will not do."
        )
    if len(key) < SHORTEST:
        raise _refusal(
            "word.too_short",
            "一个字会碰到太多的话，请至少写两个字。",
            "A single character stands in too many sentences; write at least two.",
        )
    if max(len(text), len(key)) > TEXT_LENGTH:
        raise _too_long("用语", "A word", TEXT_LENGTH)


def _require_guidance(word: WordView) -> None:
    if word.severity is None:
        raise _refusal("word.severity_missing", "请选择拦下还是提醒。", "Choose whether it blocks or cautions.")
    if not word.advice:
        raise _refusal("word.advice_missing", "请写明该怎么说。", "Say what to write instead.")
    if len(word.advice) > ADVICE_LENGTH:
        raise _too_long("建议", "The advice", ADVICE_LENGTH)


def _refusal(code: str, message: str, message_en: str) -> HeqiError:
    return HeqiError(code, message, message_en, 422)


def _too_long(what: str, what_en: str, most: int) -> HeqiError:
    return HeqiError(
        "word.too_long", f"{what}最多 {most} 个字。", f"{what_en} has at most {most} characters.", 422, {"most": most}
    )
