"""The index of short grams on SQLite: a full-text table beside the rows, kept by triggers.

A gram stands in it as one token of hexadecimal digits, because the tokenizers that SQLite has would split or drop
what people search for. The triggers call `heqi_grams`, which every connection of ours knows; a program that writes
to the file without it is refused by SQLite, so the index is never behind the rows.
"""

from sqlite3 import Connection

from heqi.core.grams import all_grams

FUNCTION = "heqi_grams"


def teach(connection: Connection) -> None:
    """Let a new connection know how to take a text apart."""
    connection.create_function(FUNCTION, 1, tokens_in, deterministic=True)


def tokens_in(text: str | None) -> str:
    """All grams of a text as tokens between blanks."""
    return " ".join(token_of(gram) for gram in all_grams((text or "").lower()))


def token_of(gram: str) -> str:
    """One gram as one token: x4e2dx56fd."""
    return "".join(f"x{ord(letter):x}" for letter in gram)


def statements(table: str, column: str) -> list[str]:
    """What creates and fills the index of one column, whose rows have an integer `id`."""
    grams, new, old = f'"{table}_grams"', f'{FUNCTION}(new."{column}")', f'{FUNCTION}(old."{column}")'
    drop = f"INSERT INTO {grams}({grams}, rowid, said) VALUES ('delete', old.id, {old})"
    add = f"INSERT INTO {grams}(rowid, said) VALUES (new.id, {new})"
    return [
        f"CREATE VIRTUAL TABLE {grams} USING fts5(said, content='', detail='none', tokenize=\"unicode61\")",
        f'INSERT INTO {grams}(rowid, said) SELECT id, {FUNCTION}("{column}") FROM "{table}"',
        f'CREATE TRIGGER "{table}_grams_new" AFTER INSERT ON "{table}" BEGIN {add}; END',
        f'CREATE TRIGGER "{table}_grams_old" AFTER DELETE ON "{table}" BEGIN {drop}; END',
        f'CREATE TRIGGER "{table}_grams_changed" AFTER UPDATE OF "{column}" ON "{table}" '
        f'WHEN old."{column}" IS NOT new."{column}" BEGIN {drop}; {add}; END',
    ]


def undoing(table: str) -> list[str]:
    """What takes the index away again."""
    triggers = [f'DROP TRIGGER IF EXISTS "{table}_grams_{name}"' for name in ("new", "old", "changed")]
    return [*triggers, f'DROP TABLE IF EXISTS "{table}_grams"']
