"""A policy of a shop as a value: which kind, in which version, with which figures."""

from collections.abc import Mapping
from dataclasses import dataclass

from heqi.core.cases.automation.kinds import TEMPLATES, PolicyKind, Template


@dataclass(frozen=True, slots=True)
class Policy:
    """`figures` holds every figure of the kind. A changed figure is another version."""

    id: int
    kind: PolicyKind
    version: int
    figures: Mapping[str, int]

    @property
    def template(self) -> Template:
        """What the kind says."""
        return TEMPLATES[self.kind]

    def sentence(self) -> tuple[str, str]:
        """What it does, with its figures, Chinese and English."""
        return write_sentence(self.kind, self.figures)


def write_sentence(kind: PolicyKind, figures: Mapping[str, int]) -> tuple[str, str]:
    """The sentence of a kind with these figures."""
    template = TEMPLATES[kind]
    shown = {each.name: each.write(figures[each.name]) for each in template.figures}
    zh = template.sentence.format_map({name: texts[0] for name, texts in shown.items()})
    en = template.sentence_en.format_map({name: texts[1] for name, texts in shown.items()})
    return zh, en
