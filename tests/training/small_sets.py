"""A small data folder of our own sentences, in the form of the public sets."""

import csv
import json
from collections.abc import Iterable, Sequence
from pathlib import Path

GOODS = ("苹果", "橙子", "车厘子", "芒果", "榴莲", "葡萄", "雪梨", "桃子", "菠萝蜜", "柚子")
GOOD = ("很甜", "很新鲜", "个头大", "全家都爱吃", "比上次还好", "值得回购")
BAD = ("都烂了", "一股怪味", "又小又酸", "根本没法吃", "和图片差太远", "再也不买了")
CAUSES = (
    ("{}切开全是黑的,没法吃", "product", "product"),
    ("{}少发了两斤,客服一直不理人", "service", "service"),
    ("快递把{}扔在雨里,路上走了九天", "logistics", "logistics"),
    ("{}是我自己拍错规格了", "personal", "personal"),
    ("{}差评", "none", "none"),
    ("{}坏了三个,快递也慢", "product", "product+logistics"),
)
OPINIONS = (
    ("{},味道很香", "很香", "气味", "正面"),
    ("{},快递很慢", "很慢", "物流", "负面"),
    ("{},价格实惠", "实惠", "价格", "正面"),
    ("{},还不错", "还不错", "整体", "正面"),
    ("{},包装一般", "一般", "包装", "中性"),
)


def write_sets(folder: Path) -> Path:
    """The files that the models of reviews are learnt from."""
    reviews = [("1", f"{goods}{words}") for goods in GOODS for words in GOOD]
    reviews += [("0", f"{goods}{words}") for goods in GOODS for words in BAD]
    write(folder / "reviews_sentiment.csv", ("category", "positive", "review"), [("水果", *row) for row in reviews])
    causes = [("水果", form.format(goods), main, stated) for goods in GOODS for form, main, stated in CAUSES]
    write(folder / "review_causes.csv", ("category", "review", "main", "all"), causes)
    opinions = [(form.format(goods), opinion(*said)) for goods in GOODS for form, *said in OPINIONS]
    write(folder / "review_aspects.csv", ("review", "opinions"), opinions)
    return folder


def opinion(words: str, aspect: str, polarity: str) -> str:
    """The cell of one opinion."""
    return json.dumps([{"opinion": words, "aspect": aspect, "polarity": polarity}], ensure_ascii=False)


def write(path: Path, header: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """A CSV file."""
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([header, *rows])
