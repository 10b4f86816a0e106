"""A small data folder of our own sentences for the models of turns, in the form of the public sets."""

import json
from pathlib import Path

from tests.training.small_sets import GOODS, write, write_sets

SAID = {
    ("查物流", "物流"): ("{}到哪里了", "我的{}物流怎么走的", "{}什么时候送到"),
    ("开发票", "发票"): ("{}能开发票吗", "{}的发票抬头写错了", "发票开{}"),
    ("退钱", "退款"): ("{}的钱什么时候退", "{}退款到账没有", "退{}的钱"),
}
TALK = (
    ("{}到哪了", "亲请稍等", 1, 1),
    ("怎么还没到,{}都要坏了", "正在查询", 1, 0),
    ("你们太让人失望了", "非常抱歉", 0, 0),
    ("好的谢谢", "", 0, 2),
)


def write_turn_sets(folder: Path) -> Path:
    """The files that the models of turns are learnt from."""
    write_spoken(folder)
    write(
        folder / "buyer_emotions.csv", ("context", "text", "emotion"), [("", f"{each}到哪了", "calm") for each in GOODS]
    )
    reviews = [("水果", "1", f"{each}很甜,物流快") for each in GOODS]
    write(folder / "reviews_sentiment.csv", ("category", "positive", "review"), reviews)
    (folder / "dialogue_acts.tsv").write_text("0\tOTHER\n1\t查物流\n", encoding="utf-8")
    return folder


def write_review_sets(folder: Path) -> Path:
    """The files that the models of reviews are learnt from, those that only tell what words mean among them."""
    write_spoken(folder)
    return write_sets(folder)


def write_spoken(folder: Path) -> None:
    """The files of what people say, from which the meanings of words are learnt besides reviews."""
    said = [
        (form.format(goods), intent, group)
        for (intent, group), forms in SAID.items()
        for form in forms
        for goods in GOODS
    ]
    write(folder / "buyer_intents.csv", ("text", "intent", "group"), said)
    write(folder / "chat_sentiment.csv", ("text", "sentiment"), [(f"想吃{each}", "positive") for each in GOODS])
    write(folder / "emotion_weibo.csv", ("text", "emotion"), [(f"{each}真好吃", "happy") for each in GOODS])
    lines = [json.dumps(dialogue(goods), ensure_ascii=False) for goods in GOODS]
    (folder / "dialogues_satisfaction.jsonl").write_text("\n".join(lines), encoding="utf-8")


def dialogue(goods: str) -> dict[str, object]:
    """A conversation that goes wrong and ends well."""
    turns = [
        {"buyer": buyer.format(goods), "agent": agent, "act": act, "satisfaction": satisfaction}
        for buyer, agent, act, satisfaction in TALK
    ]
    return {"overall": 2, "turns": turns}
