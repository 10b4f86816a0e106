"""How a typed word is kept, and how two of them are compared."""

import unicodedata

_UNSEEN = {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}
"""Controls, zero-width and direction marks, lone surrogates, private use: nobody types them into a word on purpose."""


def plain_line(text: str) -> str:
    """One line without what cannot be seen, runs of blanks as one blank."""
    shown = "".join(" " if char in "\t\r\n" else char for char in text)
    return " ".join("".join(char for char in shown if unicodedata.category(char) not in _UNSEEN).split())


def key_of(text: str) -> str:
    """Width, case and blanks make no other word: ＷeiXin 款 is weixin款."""
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())


def says_something(key: str) -> bool:
    """Whether anything but punctuation and symbols is in it."""
    return any(unicodedata.category(char)[0] in "LN" for char in key)
