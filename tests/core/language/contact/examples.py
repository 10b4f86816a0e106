"""The example tables of this folder: one message a line, `\\n` stands for a line break, `#` begins a comment."""

from pathlib import Path

from heqi.core.language.screen.finding import Finding, Screening

AWAY = ("contact.", "marketplace.", "link.", "personal_data.citizen_number")
"""Rules about leading somebody away from the platform, or giving away who somebody is."""


def read_examples(name: str) -> list[str]:
    """The messages of one table, in order."""
    lines = Path(__file__).with_name(name).read_text("utf-8").split("\n")
    return [line.replace("\\n", "\n") for line in lines if line and not line.startswith("#")]


def blocks(screening: Screening) -> list[Finding]:
    """What blocks the message as contact, marketplace or link."""
    return [each for each in screening.findings if each.severity == "block" and each.rule.startswith(AWAY)]
