"""Write docs/screening-rules.md from the screening rules that ship: by kind, each with severity, advice and source.

`--check` only says whether the page is in step.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from heqi.assets.language.screening_parts import read_screening_files
from heqi.core.language.screen.phrase import PhraseRule, read_phrase_rules

PAGE = Path(__file__).parent.parent / "docs" / "screening-rules.md"
KINDS = {
    "contact": "站外联系 · off-platform contact",
    "marketplace": "其他平台 · other marketplaces",
    "link": "站外链接 · links",
    "review_offer": "评价利诱 · offers tied to a review",
    "fake_trade": "虚假交易、虚假发货 · made-up trades and dispatches",
    "uncivil": "不文明用语 · uncivil words",
    "tone": "语气 · humiliating, daring, cold",
    "evasive": "推诿、重复 · evasive or repeated",
    "invoice": "发票 · invoices",
    "late_dispatch": "延迟发货 · agreeing to ship late",
    "presale": "预售发货时间 · ship date of a presale",
    "unlawful_term": "无效条款 · terms that are void",
    "promise": "过度承诺 · promises that go too far",
    "refund_reason": "退款原因 · steering the reason of a refund",
    "closing_early": "提前收货、撤诉 · asking a buyer to stop a clock",
    "platform_claim": "冒用平台 · the platform as excuse or mask",
    "competitor": "贬低同行 · running down others",
    "absolute_claim": "绝对化用语 · absolute terms",
    "medical_claim": "医疗功效 · claims on health",
    "unsafe": "不安全商品 · unsafe goods called fine",
    "personal_data": "个人信息 · personal data",
}
SEVERITIES = {"block": "拦下 block", "caution": "提醒 caution", "note": "提示 note"}
DIRECTIONS = {"out": "发出 out", "in": "收到 in", "listing": "商品页 listing"}
HEAD = """# The screening rules

Written by `make docs` from `src/heqi/assets/language/screening/`; do not edit it here. How they work:
[screening](screening.md). A penalty is in words because sources differ; what is not official is marked.

{count} rules in {kinds} kinds.
"""


def write_page() -> str:
    """The whole page."""
    rules = read_phrase_rules(read_screening_files())
    unnamed = {rule.kind for rule in rules} - set(KINDS)
    if unnamed:
        raise SystemExit(f"Give these kinds a heading in {Path(__file__).name}: {sorted(unnamed)}")
    shown = {kind: [rule for rule in rules if rule.kind == kind] for kind in KINDS}
    shown = {kind: mine for kind, mine in shown.items() if mine}
    parts = [HEAD.format(count=len(rules), kinds=len(shown))]
    for kind, mine in shown.items():
        parts += [f"## {KINDS[kind]}\n", *(_entry(rule) for rule in mine)]
    return "\n".join(parts)


def _entry(rule: PhraseRule) -> str:
    lines = [
        f"- **{rule.title}** · {rule.title_en} · `{rule.id}` · {SEVERITIES[rule.severity]}",
        f"  {_ended(rule.advice, '。')} {_ended(rule.advice_en, '.')}",
    ]
    if rule.rewrite:
        lines.append(f"  改说 say instead: 「{rule.rewrite}」")
    return "  \n".join([*lines, f"  *{' · '.join(_facts(rule))}*"]) + "\n"


def _ended(text: str, stop: str) -> str:
    return text.rstrip("。.") + stop


def _facts(rule: PhraseRule) -> Iterator[str]:
    source = rule.source
    name = f"[{source['document']}]({source['url']})" if source.get("url") else str(source["document"])
    yield f"{name} {source.get('article', '')}".strip()
    yield str(source["confidence"])
    yield ", ".join(DIRECTIONS[each] for each in rule.directions)
    if rule.needs:
        yield f"needs `{rule.needs}`"
    if rule.penalty:
        yield f"处罚 penalty: {rule.penalty}"


def main(arguments: list[str]) -> int:
    """Write the page, or with --check compare it; 1 when it is out of step."""
    page = write_page()
    if "--check" not in arguments:
        PAGE.write_text(page, "utf-8")
        print(f"Wrote {PAGE.name}")
        return 0
    if not PAGE.exists() or PAGE.read_text("utf-8") != page:
        print(f"docs/{PAGE.name} is not what the rules say.")
        return 1
    print(f"docs/{PAGE.name} is in step.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
