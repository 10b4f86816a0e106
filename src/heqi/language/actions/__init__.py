"""What a supervisor does to the shop's words, one verb a file."""

from heqi.language.actions.add_word import add_word
from heqi.language.actions.end_word import end_word

__all__ = ["add_word", "end_word"]
