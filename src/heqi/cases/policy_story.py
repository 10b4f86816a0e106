"""What a shop's policies did on a case, in the story's sentences: which policy, in which version, and what it says."""

from collections.abc import Callable, Mapping
from typing import Any

from heqi.core.cases.automation.kinds import TEMPLATES, PolicyKind
from heqi.core.cases.automation.policy import write_sentence
from heqi.core.labels import OUTCOMES
from heqi.core.money import yuan
from heqi.core.words import Outcome

Texts = tuple[str, str]
Data = Mapping[str, Any]


def _chose(data: Data) -> Texts:
    outcome, kind = OUTCOMES[Outcome(data["outcome"])], PolicyKind(data["policy_kind"])
    says, template = write_sentence(kind, data["figures"]), TEMPLATES[kind]
    amount = f" {yuan(data['amount_fen'])}" if data.get("amount_fen") is not None else ""
    version = data["policy_version"]
    return (
        f"自动选定{outcome[0]}{amount}。策略“{template.title}”第 {version} 版：{says[0]}",
        f"Chose {outcome[1]}{amount} by itself. Policy {template.title_en!r}, version {version}: {says[1]}",
    )


def _handed(data: Data) -> Texts:
    template = TEMPLATES[PolicyKind(data["policy_kind"])]
    return f"策略“{template.title}”等待期满，交办执行", f"The wait is over: handed out by policy {template.title_en!r}"


POLICY_SENTENCES: dict[str, Callable[[Data], Texts]] = {
    "case.policy_chose": _chose,
    "case.policy_handed": _handed,
}
"""Journal kinds of policies that a reader of a case wants to see."""
