"""Writing verbs of the phrases. A change is one transaction with its journal entry; a use is only counted."""

from heqi.phrases.actions.add_phrase import add_phrase
from heqi.phrases.actions.arrange import arrange_groups, arrange_phrases
from heqi.phrases.actions.change_phrase import change_phrase
from heqi.phrases.actions.end_phrase import end_phrase
from heqi.phrases.actions.groups import add_group, end_group, rename_group
from heqi.phrases.actions.import_phrases import import_phrases, look_at_file
from heqi.phrases.actions.put_away import put_away
from heqi.phrases.actions.uses import note_outcome, note_sent, take_phrase

__all__ = [
    "add_group",
    "add_phrase",
    "arrange_groups",
    "arrange_phrases",
    "change_phrase",
    "end_group",
    "end_phrase",
    "import_phrases",
    "look_at_file",
    "note_outcome",
    "note_sent",
    "put_away",
    "rename_group",
    "take_phrase",
]
