"""Ways of saying one thing, read as one: 啥时候 and 几时 are 什么时候. For comparing only."""

import re
from collections.abc import Callable

from heqi.core.phrases.search import bare

Fold = Callable[[str], str]
_PARTICLES = re.compile("[啊呀哦噢呢吧嘛么吗啦了的呗哈嗯亲请您你我给帮个就]")


def read_sayings(table: str) -> Fold:
    """What folds a text: bare, one wording for each thing, without what carries no meaning.

    `table`: lines `what is read<TAB>what is written, with blanks between`; `#` begins a comment line.
    """
    said: dict[str, str] = {}
    for line in table.splitlines():
        if not line or line.startswith("#"):
            continue
        read, _, written = line.partition("\t")
        said.update({bare(each): bare(read) for each in (read, *written.split())})
    pattern = re.compile("|".join(sorted(map(re.escape, said), key=lambda each: (-len(each), each))))

    def fold(text: str) -> str:
        """The text as it is compared; all of it where nothing but particles would be left out."""
        plain = pattern.sub(lambda found: said[found[0]], bare(text))
        return _PARTICLES.sub("", plain) or plain

    return fold
