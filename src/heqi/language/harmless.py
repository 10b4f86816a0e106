"""An allowed text must be a name that holds a suspicious word, not the suspicious thing itself."""

from collections.abc import Iterable

from heqi.assets.loader import load_screener
from heqi.core.errors import HeqiError
from heqi.core.language.screen.finding import Finding
from heqi.core.language.screen.words import ShopWords
from heqi.language.texts import says_something


def require_harmless(text: str) -> None:
    """Raises word.contact for a text with a number, an id or a link, and for one that leads a buyer off the platform;
    word.bare for one that says nothing beside what is found in it.
    """
    screener = load_screener()
    # What is found although the text itself is allowed is what no list lets through.
    if screener.screen(text, words=ShopWords(allow=(text,))).findings:
        raise unable_to_allow_contact()
    found = screener.screen(text).findings
    if any(finding.kind == "contact" and finding.severity == "block" for finding in found):
        raise unable_to_allow_contact()
    if found and not says_something(_outside(text, found)):
        raise HeqiError(
            "word.bare",
            "整条都是要查的词，放行后就查不到了。请写完整的商品名，如“微信款手机壳”。",
            "This is nothing but a word that has to be found. Write the whole product name.",
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


def _outside(text: str, findings: Iterable[Finding]) -> str:
    """What is left of a text without what was found in it."""
    left = list(text)
    for start, end in (finding.span for finding in findings):
        left[start:end] = " " * (end - start)
    return "".join(left)
