"""Three rules that no linter knows, read from the syntax tree of src/heqi.

1. Rows are reached in one place: `.objects` and `._base_manager` stand only in access.py and actions/.
2. `heqi.core` imports no Django.
3. Time is an argument: the clock is read only where the outside comes in (cli, web, workers, bench).
"""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

SOURCE = Path(__file__).parent.parent / "src" / "heqi"
MANAGERS = {"objects", "_base_manager", "_default_manager"}
OF_A_PERSON = {"Session", "KeptAnswer"}
"""Rows that belong to whoever is logged in and to no shop: the web layer may reach them where it uses them."""
CLOCKS = {
    ("datetime", "now"),
    ("datetime", "utcnow"),
    ("datetime", "today"),
    ("date", "today"),
    ("timezone", "now"),
    ("time", "time"),
}
EDGES = {"cli", "web", "workers", "bench"}


def find_breaches(path: Path, text: str) -> Iterator[str]:
    """A line for each breach in one file; `path` is relative to src/heqi."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Attribute) and node.attr in MANAGERS and not _may_fetch(path, node.value):
            yield f"{path}:{node.lineno}: `.{node.attr}` goes around the scope: fetch in access.py, write in actions/."
        if isinstance(node, ast.Import | ast.ImportFrom) and path.parts[0] == "core" and "django" in _packages(node):
            yield f"{path}:{node.lineno}: the core knows no Django. Take a value as an argument instead."
        if isinstance(node, ast.Call) and _is_clock(node.func) and path.parts[0] not in EDGES:
            yield f"{path}:{node.lineno}: the clock is read here: take `now: datetime` as an argument."


def _may_fetch(path: Path, model: ast.expr) -> bool:
    if path.parts[0] == "web" and isinstance(model, ast.Name) and model.id in OF_A_PERSON:
        return True
    # A measurement fills an empty database of its own.
    return path.name == "access.py" or bool({"actions", "migrations", "bench"} & set(path.parts))


def _packages(node: ast.Import | ast.ImportFrom) -> set[str]:
    names = [node.module or ""] if isinstance(node, ast.ImportFrom) else [alias.name for alias in node.names]
    return {name.split(".")[0] for name in names}


def _is_clock(func: ast.expr) -> bool:
    """Whether a call is `datetime.now(…)` and its like, also as `datetime.datetime.now`."""
    if not isinstance(func, ast.Attribute):
        return False
    owner = func.value
    name = owner.attr if isinstance(owner, ast.Attribute) else owner.id if isinstance(owner, ast.Name) else ""
    return (name, func.attr) in CLOCKS


def main() -> int:
    """Print every breach; 1 when there is one."""
    breaches = [
        line
        for path in sorted(SOURCE.rglob("*.py"))
        for line in find_breaches(path.relative_to(SOURCE), path.read_text("utf-8"))
    ]
    print(*(f"src/heqi/{line}" for line in breaches), sep="\n")
    return 1 if breaches else 0


if __name__ == "__main__":
    sys.exit(main())
