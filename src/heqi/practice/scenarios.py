"""What can be practised, easiest first. Who the buyer really is stands here and is not shown before the end."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Scenario:
    """`character` and `mishap` by their names in the market, empty: any; `level` 1–3."""

    key: str
    level: int
    name: str
    name_en: str
    aim: str
    aim_en: str
    platform: str = "pinduoduo"
    character: str = ""
    mishap: str = ""


SCENARIOS = (
    Scenario(
        "damaged", 1, "收到时破了", "It arrived broken",
        "先安抚，看过照片，再给对应的处理。", "Soothe, see the photo, then offer what fits.",
        character="patient", mishap="damaged",
    ),
    Scenario(
        "late", 1, "怎么还不发货", "Why is it not shipped",
        "买家着急：回得快，说清楚什么时候。", "The buyer is anxious: answer at once and say when.",
        character="anxious", mishap="late_dispatch",
    ),
    Scenario(
        "disliked", 2, "不喜欢，想退", "Not what I like",
        "话少的买家：说清退货怎么走，不推不拖。", "A buyer of few words: say how a return goes, without delay.",
        platform="taobao", character="silent", mishap="disliked",
    ),
    Scenario(
        "short", 2, "少发了，还想多要", "Items missing, and a bargain",
        "会还价的买家：该赔的赔，不被牵着加码。", "A haggler: give what is owed, and do not be talked up.",
        character="haggling", mishap="short",
    ),
    Scenario(
        "rotten", 3, "坏果，火气很大", "Rotten, and furious",
        "顶住火气：不争、不冷，尽快给出办法。", "Stand the anger: no quarrel, no coldness, a solution soon.",
        character="angry", mishap="rotten",
    ),
    Scenario(
        "no_photo", 3, "要退款，不肯拍照", "Wants money, shows nothing",
        "礼貌坚持先核实，不轻易许诺。", "Politely insist on seeing it before anything is promised.",
        character="fraudster", mishap="rotten",
    ),
    Scenario(
        "faulty", 2, "用不了，要换", "It does not work",
        "数码商品：问清现象，给换货或退货。", "Electronics: find out what it does, offer an exchange or a return.",
        platform="tmall", character="anxious", mishap="faulty",
    ),
    Scenario(
        "any", 3, "随机一位", "Anybody",
        "不知道来的是谁、为了什么，像真的一样。", "You do not know who comes and what for, as in real work.",
    ),
)  # fmt: skip
BY_KEY = {each.key: each for each in SCENARIOS}
