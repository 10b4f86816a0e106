"""Write docs/rulebook.md from the rules that ship: by platform and kind, each with sentence, source, confidence, dates.

`--check` only says whether the page is in step.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from heqi.assets.loader import load_rulebook
from heqi.core.rulebook.numbers import numbers_of
from heqi.core.rulebook.rule import Rule
from heqi.core.rulebook.template import Template
from heqi.rules.sentences import pieces_of

PAGE = Path(__file__).parent.parent / "docs" / "rulebook.md"
FILES = {
    "law.yaml": "法律 · law, on every platform",
    "pinduoduo.yaml": "拼多多 · Pinduoduo",
    "taobao.yaml": "淘宝 · Taobao (and Tmall where it has no rule of its own)",
    "tmall.yaml": "天猫 · Tmall",
    "heqi.yaml": "内部规范 · house rules",
}
KINDS = {
    "guard": "准则 · what is owed, offered or closed",
    "window": "期限 · windows",
    "clock": "时限 · deadlines",
    "freight": "运费 · freight",
    "compensation": "赔付 · compensation",
    "wording": "话术 · wording",
    "metric": "指标 · metrics",
}
MARKS = {
    "official": "官方 official",
    "documented": "文档 documented",
    "secondary": "二手 secondary",
    "merchant": "商家 merchant",
    "unconfirmed": "待核对 unconfirmed",
}
UNITS = {
    "fen": "",
    "percent": "%",
    "days": " d",
    "workdays": " workdays",
    "hours": " h",
    "minutes": " min",
    "times": "×",
    "count": "",
}
HEAD = """# The rule book

Written by `make docs` from `src/heqi/assets/rules/`; do not edit it here. How rules work: [rules](rules.md).
A word in ⟨brackets⟩ is filled in by each case. Numbers that a shop may move are listed with their bounds.
What is 二手 or 待核对 is shown to the agent and never moves money until the owner confirms it.

{count} rules, {versions} versions.
"""


def write_page() -> str:
    """The whole page."""
    rules = load_rulebook().rules
    parts = [HEAD.format(count=len({rule.id for rule in rules}), versions=len(rules))]
    for file, title in FILES.items():
        parts.append(f"## {title}\n")
        for kind, name in KINDS.items():
            mine = [rule for rule in rules if rule.file == file and rule.kind == kind]
            if mine:
                parts += [f"### {name}\n", *(_entry(rule) for rule in mine)]
    return "\n".join(parts)


def _entry(rule: Rule) -> str:
    lines = [
        f"- **{rule.title}** · {rule.title_en} · `{rule.id}`",
        f"  {_say(rule, rule.text, english=False)}。 {_say(rule, rule.text_en, english=True)}.",
        f"  *{' · '.join(_facts(rule))}*",
    ]
    return "  \n".join(lines) + "\n"


def _say(rule: Rule, template: Template, *, english: bool) -> str:
    values = {number.name: number.value for number in numbers_of(rule)}
    units = {number.name: number.unit for number in numbers_of(rule)}
    said = []
    for piece in pieces_of(template, english=english):
        if piece.kind == "fact":
            said.append(f"⟨{piece.value}⟩")
        elif piece.kind == "number":
            said.append(_write(values.get(piece.value), units.get(piece.value, "count")))
        else:
            said.append(piece.value)
    return "".join(said).rstrip("。.")


def _write(value: int | None, unit: str) -> str:
    if value is None:
        return "⟨?⟩"
    return f"¥{value / 100:g}" if unit == "fen" else str(value)


def _facts(rule: Rule) -> Iterator[str]:
    source = rule.source
    name = f"[{source.document}]({source.url})" if source.url else source.document
    yield f"{name} {source.article}".strip()
    if source.date:
        yield f"text of {source.date}"
    yield f"checked {source.checked_on}"
    yield MARKS[rule.confidence]
    if rule.effective_from or rule.effective_to:
        yield f"in force {rule.effective_from or '…'} to {rule.effective_to or 'now'}"
    if rule.mandatory:
        yield "cannot be switched off"
    for number in numbers_of(rule):
        if number.editable:
            low, high = _write(number.least, number.unit), _write(number.most, number.unit)
            yield f"{number.name} {_write(number.value, number.unit)}{UNITS[number.unit]} ({low}–{high})"


def main(arguments: list[str]) -> int:
    """Write the page, or with --check compare it; 1 when it is out of step."""
    page = write_page()
    if "--check" not in arguments:
        PAGE.write_text(page, "utf-8")
        print(f"Wrote {PAGE.name}")
        return 0
    if not PAGE.exists() or PAGE.read_text("utf-8") != page:
        print("docs/rulebook.md is not what the rules say.")
        return 1
    print("docs/rulebook.md is in step.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
