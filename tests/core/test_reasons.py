"""Refund reasons as platforms' forms and buyers word them, read as their family; what says nothing stays unknown."""

import pytest

from heqi.assets.loader import load_reason_table
from heqi.core.cases.reasons import read_reason_family

WORDINGS = {
    "no_reason": (
        "大小/尺寸/重量不合适 不想买了 买多了 尺码偏大 与预期不符 买错型号了 我拍重了 家里有了 "
        "东西没问题，尺码不合适 质量挺好就是不喜欢"
    ),
    "quality": (
        "做工差 质量有问题 商品变质/死亡 到货死了 花都枯了 化冻了 肉发臭了 充不进电 开不了机 灯不亮 "
        "穿两天就破了个洞 杯子漏水 有异响 生锈"
    ),
    "damaged": "运输途中损坏 压烂了 箱子烂了 外壳有裂纹 有划痕 快递把东西摔坏了 洒了",
    "short": "少了一包 只收到一件 数量不对 份量不足 没有发全 盒子里面是空的 赠品未收到 配件缺失 发了2个少1个",
    "wrong_item": "型号不对 不是我拍的那款 给我发成了黑色 收到商品与订单不符",
    "misdescribed": "容量虚标 不是纯棉的 产地与描述不符 颜色和图片不一样 宣传有误",
    "counterfeit": "卖家售假 高仿 山寨 商标是仿的",
    "food_safety": "吃出虫子 里面有头发 长毛了 胀包 孩子吃了呕吐",
    "not_received": "不是本人签收 驿站找不到 被别人取走了 快递送错地址 包裹被冒领",
    "late_dispatch": "一直没发货 未按承诺时间发货 超时未发货 48小时未发货 到现在都没发货",
    "out_of_stock": "售罄 断码 没现货",
    "logistics": "快递停运 一直在运输中 快递不更新",
    "price": "保价 刚买就便宜了 价格不合适",
    "agreed": "商家同意退款 和卖家商量好了",
    "invoice": "拒开票 商家不给开发票",
}


@pytest.mark.parametrize("family", WORDINGS)
def test_H4_a_reason_is_read_as_its_family_however_it_is_worded(family: str) -> None:
    table = load_reason_table()
    assert {text: read_reason_family(text, table).value for text in WORDINGS[family].split()} == dict.fromkeys(
        WORDINGS[family].split(), family
    )


@pytest.mark.parametrize(
    ("text", "family"),
    [
        ("发货太慢，不想要了", "late_dispatch"),
        ("缺货不想等了", "out_of_stock"),
        ("拉链坏了不喜欢", "quality"),
        ("不喜欢，没有质量问题", "other"),
    ],
)
def test_M6_who_no_longer_wants_it_for_a_ground_has_that_ground(text: str, family: str) -> None:
    assert read_reason_family(text, load_reason_table()) == family


@pytest.mark.parametrize("text", ["呵呵", "退款", "不太好", "效果不佳", "123"])
def test_M6_a_wording_that_says_nothing_is_asked_about_and_never_guessed(text: str) -> None:
    assert read_reason_family(text, load_reason_table()) == "unknown"
