"""How the models of buyers' turns are trained and measured."""

from collections.abc import Sequence

import numpy as np

from heqi.assets.language.turns_parts import build_turns, read_also, read_cues, read_law
from heqi.assets.loader import load_normaliser
from heqi.core.language.features import extract_many
from heqi.core.language.talk import Turn
from heqi.core.language.understand.moment import Moment
from heqi.core.language.understand.reading import Line, TurnReading
from heqi.core.language.understand.turns import Turns
from heqi.training.figures import Figure, accuracy, auc, figure, macro_f1, micro_f1
from heqi.training.folds import folds_of
from heqi.training.own import EMOTIONS
from heqi.training.recipe import Models, Source
from heqi.training.turns.also import read_also_examples, truth_table, unlabelled
from heqi.training.turns.dialogues import Dialogue, acted, read_dialogues
from heqi.training.turns.felt import read_felt
from heqi.training.turns.intents import Beside, read_intents, train_intents
from heqi.training.turns.mood import train_mood
from heqi.training.words import CHARACTERS, read_meanings

UPSET = EMOTIONS.index("complaining")
BATCH = 512


class TurnRecipe:
    """Trains `turns` and `mood`."""

    name = "买家消息 turns"

    def train(self, source: Source) -> Models:
        """Both models. Raises SetError."""
        normalise = load_normaliser()
        dialogues = read_dialogues(source, normalise)
        texts, _, group_of = read_intents(source)
        known = frozenset(group_of)
        spoken = [line.moment.text for each in dialogues for line in each.lines]
        words, characters = read_meanings(source), read_meanings(source, CHARACTERS)
        weak = acted(dialogues, known, held=source.held)
        return {
            "turns": train_intents(source, weak, words.keyed().beside(characters.keyed()), beside([*texts, *spoken])),
            "mood": train_mood(source, dialogues, read_cues(), words),
        }

    def measure(self, models: Models, source: Source) -> Sequence[Figure]:
        """Figures on fold 0: of sentences for intents, of conversations for moods."""
        reader = build_turns(models)
        dialogues = [each for each in read_dialogues(source, load_normaliser()) if each.fold == 0]
        return [*_intents(reader, source), *_emotions(reader, source, dialogues), *_satisfaction(reader, dialogues)]


RECIPE = TurnRecipe()


def beside(real: Sequence[str]) -> Beside:
    """Our sentences with their labels, and the real lines in which no rule finds one."""
    rules = read_also()
    texts, given = read_also_examples()
    none = unlabelled(real, rules, load_normaliser())
    truth = truth_table(rules.labels, [*given, *([frozenset()] * len(none))])
    return Beside(texts + none, len(texts), truth, rules.labels, read_law())


def _read(reader: Turns, lines: Sequence[Line]) -> list[TurnReading]:
    """The readings of lines, as they are served."""
    return [
        reading
        for first in range(0, len(lines), BATCH)
        for reading in reader.read_many(
            lines[first : first + BATCH], extract_many([line.text for line in lines[first : first + BATCH]])
        )
    ]


def line_of(moment: Moment) -> Line:
    """A moment as a line with the context that it was made of."""
    before = [Turn("buyer", text) for text in moment.before]
    return Line(moment.text, (*before, *(Turn("agent", text) for text in moment.agent)))


def _intents(reader: Turns, source: Source) -> list[Figure]:
    texts, intents, group_of = read_intents(source)
    chosen = np.flatnonzero(folds_of(texts) == 0)
    readings = _read(reader, [Line(texts[number]) for number in chosen])
    truth = np.array([intents[number] for number in chosen])
    groups = sorted(set(group_of.values()))
    true_groups = np.array([groups.index(group_of[label]) for label in truth])
    given = np.array([groups.index(reading.group.label) for reading in readings])
    return [
        figure(
            "buyer intent, accuracy",
            accuracy,
            truth,
            np.array([reading.top[0].label for reading in readings]),
            goal=0.74,
        ),
        figure("buyer intent groups, macro-F1", macro_f1(len(groups)), true_groups, given, goal=0.88),
    ]


def _emotions(reader: Turns, source: Source, dialogues: Sequence[Dialogue]) -> list[Figure]:
    felt = read_felt(source, dialogues, load_normaliser())
    felt = felt.only(felt.public)
    readings = _read(reader, [line_of(moment) for moment in felt.moments])
    given = np.array([EMOTIONS.index(reading.emotion.label) for reading in readings])
    four = macro_f1(UPSET + 1)
    return [
        figure(
            "emotion, macro-F1 of calm, pleased, anxious, upset",
            four,
            np.minimum(felt.emotions, UPSET),
            np.minimum(given, UPSET),
            goal=0.75,
        ),
        figure("emotion, macro-F1 of all five", macro_f1(len(EMOTIONS)), felt.emotions, given),
    ]


def _satisfaction(reader: Turns, dialogues: Sequence[Dialogue]) -> list[Figure]:
    cross, given, ends = [], [], []
    for dialogue in dialogues:
        talk: list[Turn] = []
        lines = []
        for line in dialogue.lines:
            lines.append(Line(line.moment.text, tuple(talk)))
            talk += [Turn("buyer", line.moment.text)]
        readings = _read(reader, lines)
        ends.append(readings[-1].session)
        for line, reading in zip(dialogue.lines, readings, strict=True):
            if line.satisfaction is not None:
                cross.append(line.satisfaction == 0)
                given.append(reading.dissatisfied >= 0.5)
    unhappy = np.array([dialogue.overall == 0 for dialogue in dialogues])
    return [
        figure("dissatisfied turn, F1", micro_f1, np.array(cross), np.array(given), goal=0.62),
        figure("dissatisfied session, AUC", auc, unhappy, np.array(ends), goal=0.80),
    ]
