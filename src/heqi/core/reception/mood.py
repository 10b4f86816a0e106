"""Whether a talk has gone wrong, as understanding reads the buyer's last turn (X4b)."""

ABNORMAL = frozenset({"anxious", "complaining", "angry"})
"""Emotions that mark a conversation 异常."""
CALMED = frozenset({"pleased"})
"""Only a buyer who is content again ends it by a word; a calm question in the midst of a quarrel does not."""
SURE = 0.5


def is_abnormal(before: bool, *, emotion: str, p: float) -> bool:
    """Whether the talk is abnormal after a turn of the buyer with that emotion."""
    if emotion in ABNORMAL and p >= SURE:
        return True
    return before and not (emotion in CALMED and p >= SURE)
