"""Notes about buyers say what happened or what they asked for, never what somebody thinks of them (T4.8, T7)."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from heqi.core.errors import HeqiError
from heqi.core.masks import mask_contacts


class VerdictWords:
    """Finds words that judge a person. Built once from `assets/buyers/verdicts.yaml`."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        """`verdicts`: words that judge; `said`: what stands before them where the buyer said it; `sensitive`: what the
        law asks a consent of its own for.
        """
        self._verdicts = _any_of(data["verdicts"])
        self._said = re.compile(f"(?:{'|'.join(map(re.escape, data['said']))})[^，。,.；;！!]{{0,12}}$")
        self._sensitive = _any_of(data["sensitive"])

    def find_verdict(self, text: str) -> str | None:
        """The first word that judges the buyer; what the buyer said of us or of others is a fact."""
        plain = _SPACED.sub("", text)
        for match in self._verdicts.finditer(plain):
            if not self._said.search(plain[: match.start()]):
                return match.group()
        return None

    def find_sensitive(self, text: str) -> str | None:
        """The first word on health, faith, descent, accounts and the like."""
        match = self._sensitive.search(_SPACED.sub("", text))
        return match.group() if match else None

    def require_fact(self, text: str) -> None:
        """Raises note.verdict, note.sensitive, note.contact, each with what to write instead."""
        if word := self.find_verdict(text):
            raise HeqiError(
                "note.verdict",
                f"“{word}”是对人的评价，不能写。请写事实，例如：5月20日第二次说收到的芒果是坏的，已发照片。",
                f"“{word}” judges a person. Write the fact instead, such as: on 20 May said for the second time that "
                "mangoes came rotten; sent photos.",
                422,
                {"word": word},
            )
        if word := self.find_sensitive(text):
            raise HeqiError(
                "note.sensitive",
                f"“{word}”属于敏感个人信息，没有买家单独同意不能记录。请只写商品上的需求，例如：要低糖的。",
                f"“{word}” is sensitive personal data and needs a consent of its own. Write what is wanted of the "
                "goods instead, such as: asks for low sugar.",
                422,
                {"word": word},
            )
        if mask_contacts(text) != text:
            raise HeqiError(
                "note.contact",
                "备注里不要写电话、证件号、邮箱：订单上有，用完即止。",
                "No phone, identity or mail in notes: the order has them.",
                422,
            )


_SPACED = re.compile(r"[\s*·.、_~-]+")
"""What is put between the signs of a word so that no list finds it."""


def _any_of(words: Sequence[str]) -> re.Pattern[str]:
    tight = sorted((re.escape(_SPACED.sub("", word)) for word in words), key=len, reverse=True)
    return re.compile("|".join(tight), re.IGNORECASE)
