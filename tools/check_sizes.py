"""Report how long files and functions are, and fail for a file past the limit: there is a second idea inside."""

import ast
import statistics
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
LIMIT = 400
GENERATED = ("/migrations/", "schema.d.ts")


def measured_files() -> list[Path]:
    """Python and TypeScript files that git knows or will know, without what a program wrote."""
    listed = subprocess.run(
        [
            "git",
            "ls-files",
            "--cached",
            "--others",
            "--exclude-standard",
            "src/*.py",
            "tools/*.py",
            "tests/*.py",
            "web/src/*.ts",
            "web/src/*.tsx",
        ],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    names = sorted(set(listed.stdout.split()))
    return [ROOT / name for name in names if (ROOT / name).is_file() and not any(part in name for part in GENERATED)]


def function_lengths(text: str) -> list[int]:
    """Lines of each function's body, its docstring left out."""
    lengths = []
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            body = node.body[1:] if ast.get_docstring(node) else node.body
            lengths.append(body[-1].end_lineno - body[0].lineno + 1 if body and body[-1].end_lineno else 0)
    return lengths


def describe(what: str, lengths: list[int]) -> str:
    """`files of src: 82, median 61, p95 190, longest 260 lines`."""
    ordered = sorted(lengths)
    p95 = ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]
    median = int(statistics.median(ordered))
    return f"  {what:<22} {len(ordered):>5}   median {median:>3}   p95 {p95:>3}   longest {ordered[-1]:>3} lines"


def main() -> int:
    """Print the report; 1 when a file is past the limit."""
    lines = {path: path.read_text("utf-8").count("\n") for path in measured_files()}
    functions: list[int] = []
    for path in lines:
        if path.suffix == ".py" and path.is_relative_to(ROOT / "src"):
            functions += function_lengths(path.read_text("utf-8"))
    for folder, what in (
        ("src", "files of src/"),
        ("web", "files of web/src/"),
        ("tests", "files of tests/"),
        ("tools", "files of tools/"),
    ):
        sizes = [count for path, count in lines.items() if path.is_relative_to(ROOT / folder) and count]
        if sizes:
            print(describe(what, sizes))
    print(describe("functions of src/", functions))
    long = [
        f"{path.relative_to(ROOT)}: {count} lines, the limit is {LIMIT}."
        for path, count in lines.items()
        if count > LIMIT
    ]
    print(*long, sep="\n", end="")
    return 1 if long else 0


if __name__ == "__main__":
    sys.exit(main())
