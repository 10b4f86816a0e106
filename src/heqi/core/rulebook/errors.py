"""What is wrong with a rule, so that whoever wrote it can mend it."""

from heqi.core.errors import HeqiError


class RuleError(HeqiError):
    """A rule cannot be used. `file`, `rule` and `problem` say which and why."""

    def __init__(self, file: str, rule: str, problem: str) -> None:
        super().__init__(
            "rule.invalid",
            f"规则有误：{file} 中的 {rule}:{problem}",
            f"{file}: rule {rule}: {problem}",
            422,
            {"file": file, "rule": rule, "problem": problem},
        )
        self.file = file
        self.rule = rule
        self.problem = problem
