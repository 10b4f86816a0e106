"""Real conversations: the moments of their buyers' lines, with what is known of each."""

import hashlib
from dataclasses import dataclass

from heqi.core.language.normalise import Normaliser
from heqi.core.language.talk import Turn
from heqi.core.language.understand.moment import BETWEEN, LONGEST_ANSWER, RECENT, Moment, moments_of
from heqi.training.folds import fold_of
from heqi.training.recipe import Source
from heqi.training.sets import SetError

SET = "dialogues_satisfaction.jsonl"
ACTS = "dialogue_acts.tsv"
ANSWERED = " ⟶ "


@dataclass(frozen=True)
class SaidLine:
    """A buyer's line of a conversation: its moment, its label in the set (0 dissatisfied, 1, 2, or None), its act by
    name, and the name that our labels call it by.
    """

    moment: Moment
    satisfaction: int | None
    act: str
    sha: str


@dataclass(frozen=True)
class Dialogue:
    """A conversation with the buyer's verdict on the whole (0, 1, 2) and its fold."""

    lines: tuple[SaidLine, ...]
    overall: int
    fold: int


def read_dialogues(source: Source, normalise: Normaliser) -> list[Dialogue]:
    """All conversations. Raises SetError."""
    names = _acts(source)
    return [_dialogue(data, names, normalise) for data in source.data.lines(SET)]


def _acts(source: Source) -> dict[int, str]:
    """The name of each act. Raises SetError."""
    try:
        pairs = [line.split("\t") for line in source.data.text(ACTS).splitlines() if line.strip()]
        return {int(number): name for number, name in pairs}
    except ValueError as error:
        raise SetError("set.acts", f"{ACTS} 无法读取", f"{ACTS}: {error}") from error


def _dialogue(data: dict[str, object], names: dict[int, str], normalise: Normaliser) -> Dialogue:
    """One conversation. Raises SetError."""
    try:
        rows = [_row(each) for each in data["turns"]]  # type: ignore[attr-defined]
        overall = int(data["overall"])  # type: ignore[call-overload]
    except (KeyError, TypeError, ValueError) as error:
        raise SetError("set.dialogue", f"{SET} 中有无法读取的会话", f"{SET}: {error!r}") from error
    talk: list[Turn] = []
    lines = []
    for number, (buyer, agent, act, satisfaction) in enumerate(rows):
        moment = moments_of(buyer, talk, lambda text: normalise(text).seen, most=1)[0]
        context = BETWEEN.join(written(said, answer) for said, answer, _, _ in rows[max(0, number - RECENT) : number])
        lines.append(SaidLine(moment, satisfaction, names.get(act, ""), line_sha(context, buyer)))
        talk += [Turn("buyer", buyer), *([Turn("agent", agent)] if agent else [])]
    return Dialogue(tuple(lines), overall, fold_of("\n".join(buyer for buyer, *_ in rows)))


def _row(data: dict[str, object]) -> tuple[str, str, int, int | None]:
    """Buyer, agent, act and satisfaction of one turn."""
    satisfaction = data["satisfaction"]
    return (
        str(data["buyer"]),
        str(data["agent"] or ""),
        int(data["act"]),  # type: ignore[call-overload]
        None if satisfaction is None else int(satisfaction),  # type: ignore[call-overload]
    )


def written(buyer: str, agent: str) -> str:
    """A turn as the sets of emotions write it into their context."""
    return buyer + (ANSWERED + agent[:LONGEST_ANSWER] if agent else "")


def line_sha(context: str, text: str) -> str:
    """What our labels of emotions call a line."""
    return hashlib.sha256(f"{context}\t{text}".encode("utf-8", "surrogatepass")).hexdigest()[:16]


def acted(dialogues: list[Dialogue], known: frozenset[str], *, held: bool) -> list[tuple[str, str]]:
    """Lines of the conversations whose act is one of the known intents: weakly labelled sentences, each once."""
    pairs = [
        (line.moment.text, line.act)
        for dialogue in dialogues
        if not (held and dialogue.fold == 0)
        for line in dialogue.lines
        if line.act in known and len(line.moment.text) > 1
    ]
    return list(dict.fromkeys(pairs))
