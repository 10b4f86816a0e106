"""An allowed text must be a name that holds a suspicious word, not the suspicious thing itself."""

from collections.abc import Iterable

from heqi.assets.loader import load_screener
from heqi.core.errors import HeqiError
from heqi.core.language.screen.finding import Finding
from heqi.core.language.screen.words import ShopWords
from heqi.language.texts import says_something

NAMES_AN_APP = frozenset({"contact.channel", "contact.payment"})
"""Rules that find an app's name, as a product may carry it. All else that contact blocks is a way off the platform."""

WEIGHED = "contact.wording"
"""Weighs a sentence by examples; a bare name without a word of inviting is none."""

IN_NAMES = frozenset({"contact", "marketplace", "uncivil", "competitor", "absolute_claim", "medical_claim"})
"""Kinds of finding that a product's name may hold by its nature. The others are things that somebody says."""

INVITING = frozenset("加我你您个下吧扫码聊联系号群搜找进发私换")
"""Beside an app's name these characters make no product of it: 加微信, 微信联系, 微信群."""
OURS = frozenset("我你您群号码")
"""With one of these it is an account or a group of somebody's: 加我微信, 微信群."""


def require_harmless(text: str) -> None:
    """Raises word.contact for a text with a number, an id or a link, and for one that leads a buyer off the platform;
    word.forbidden for a sentence that must not be said; word.bare for one that names nothing beside what is found.
    """
    screener = load_screener()
    # What is found although the text itself is allowed is what no list lets through.
    if screener.screen(text, words=ShopWords(allow=(text,))).findings:
        raise unable_to_allow_contact()
    found = [each for each in screener.screen(text).findings if each.rule != WEIGHED or INVITING.intersection(text)]
    for finding in (each for each in found if each.severity == "block"):
        if finding.kind == "contact" and finding.rule not in NAMES_AN_APP:
            raise unable_to_allow_contact()
        if finding.kind not in IN_NAMES:
            raise unable_to_allow_sentence(finding)
    beside = set(_outside(text, found))
    if found and not says_something("".join(beside - INVITING)):
        if beside & OURS:
            raise unable_to_allow_contact()
        raise HeqiError(
            "word.bare",
            "放行这条，该查的就查不到了。请写完整的商品名，如“微信绿礼盒”。",
            "With this allowed, what must be found would be found no more. Write the whole product name.",
            422,
        )


def unable_to_allow_contact() -> HeqiError:
    """Real contact details pass no list, so allowing them would promise what does not happen."""
    return HeqiError(
        "word.contact",
        "电话、微信号、链接这类联系方式不能放行，加了也照样拦下。请只写商品名。",
        "Contact details such as phone numbers, ids and links cannot be allowed. Write the product's name alone.",
        422,
    )


def unable_to_allow_sentence(finding: Finding) -> HeqiError:
    """The list is for names; what law and platforms forbid to say is not lifted by it."""
    return HeqiError(
        "word.forbidden",
        f"这句话属于“{finding.title}”，不能放行。放行只用于商品名。",
        f"This falls under “{finding.title_en}” and cannot be allowed. Only product names can.",
        422,
        {"rule": finding.rule},
    )


def _outside(text: str, findings: Iterable[Finding]) -> str:
    """What is left of a text without what was found in it."""
    left = list(text)
    for start, end in (finding.span for finding in findings):
        left[start:end] = " " * (end - start)
    return "".join(left)
