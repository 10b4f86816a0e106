"""Wordings of platforms brought to one form before they are looked up."""

import re
import unicodedata


def plain_words(text: str) -> str:
    """Without spaces, full width folded to half width: '已发货，待收货 ' and '已发货,待收货' are one."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text)).replace("、", "/")
