"""Write docs/coverage.md: each requirement of docs/requirements.yaml with the tests whose names carry its id.

A test counts when it goes through the API, the command line or a browser: it stands in tests/api or tests/browser, or
in a file of tests/flows that tells the story of a command (test_…_cli.py, test_…_command.py). The others are shown as
unit tests and prove a part. `--check` only says whether the page is in step.

An id in a name: `test_P2_…`, several: `test_P2_H4_…`, with a dot: `test_T4_2_…` for T4.2.
"""

import ast
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "coverage.md"
COUNTING = re.compile(r"tests/(api|browser)/|tests/flows/.*_(cli|command)\.py$")
ID = re.compile(r"T4_\d|[PTMXHLW]\d{1,2}[a-z]?")
IDS = re.compile(rf"^test_((?:(?:{ID.pattern})_)+)")


@dataclass(frozen=True, order=True)
class Story:
    """One test function that names requirements."""

    path: str
    name: str

    @property
    def counts(self) -> bool:
        """Whether it goes the whole way that a user goes."""
        return COUNTING.match(self.path) is not None


def find_tests() -> Iterator[tuple[str, Story]]:
    """(id, test) for every id in every test's name."""
    for path in sorted((ROOT / "tests").rglob("test_*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and (found := IDS.match(node.name)):
                for name in ID.findall(found[1]):
                    yield name.replace("_", "."), Story(path.relative_to(ROOT).as_posix(), node.name)


def write_page(areas: list[dict[str, Any]], tests: dict[str, list[Story]]) -> str:
    """The page's text."""
    lines, done, total = [], 0, 0
    for area in areas:
        lines += [f"## {area['area']['zh']} {area['area']['en']}", "", "| ID | | Tests |", "|---|---|---|"]
        for row in area["rows"]:
            found = sorted({test for name in row["ids"] for test in tests.get(name, [])})
            total += 1
            done += any(test.counts for test in found)
            lines.append(f"| {_label(row['ids'])} | {row['zh']}<br>{row['en']} | {_cell(found)} |")
        lines.append("")
    head = [
        "# What is covered by tests",
        "",
        "Made by `make docs` from [requirements.yaml](requirements.yaml) and the names of the tests; do not edit.",
        "A row is covered when a test that goes through the API, the command line or a browser carries its ID.",
        "Tests marked *unit* show a part only. A row without tests is not built yet.",
        "",
        f"**{done} of {total} rows are covered.**",
        "",
    ]
    return "\n".join(head + lines).rstrip() + "\n"


def _label(ids: list[str]) -> str:
    return f"{ids[1]}–{ids[-1][-1]}" if len(ids) > 2 else ", ".join(ids)


def _cell(tests: list[Story]) -> str:
    by_file: dict[tuple[bool, str], list[str]] = defaultdict(list)
    for test in tests:
        by_file[not test.counts, test.path].append(test.name.removeprefix("test_").replace("_", " "))
    return "<br>".join(
        f"{'*unit* ' if unit else ''}[{path.removeprefix('tests/')}](../{path}): {'; '.join(names)}"
        for (unit, path), names in sorted(by_file.items())
    )


def main(arguments: list[str]) -> int:
    """Write the page, or with --check compare; 1 when it is out of step or a test names an id that does not exist."""
    areas = yaml.safe_load((ROOT / "docs" / "requirements.yaml").read_text("utf-8"))
    known = {name for area in areas for row in area["rows"] for name in row["ids"]}
    tests: dict[str, list[Story]] = defaultdict(list)
    for name, test in find_tests():
        tests[name].append(test)
    unknown = [
        f"{test.path}: {test.name} names {name}, which docs/requirements.yaml does not have."
        for name in sorted(tests.keys() - known)
        for test in tests[name]
    ]
    print(*unknown, sep="\n", end="\n" if unknown else "")
    text = write_page(areas, tests)
    if "--check" not in arguments:
        PAGE.write_text(text, "utf-8")
    elif not PAGE.exists() or PAGE.read_text("utf-8") != text:
        print("docs/coverage.md is not what the tests say now.")
        return 1
    return 1 if unknown else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
