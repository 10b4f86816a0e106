"""What a category's name says under the seven-day rules: the last noun decides, and doubt means returnable."""

import pytest

from heqi.core.cases.categories import is_digital, is_listed, is_perishable


@pytest.mark.parametrize(
    "category",
    [
        "水果", "新鲜水果/车厘子", "生鲜>热带水果>菠萝蜜", "丹东草莓3斤", "红富士苹果10斤装", "赣南脐橙礼盒",
        "水果/猕猴桃礼盒装", "有机蔬菜", "水产肉类/新鲜蔬果/熟食", "阳澄湖大闸蟹礼盒", "鲜活小龙虾", "冰鲜三文鱼",
        "三文鱼片", "冷冻牛肉片", "速冻水饺", "土鸡蛋30枚", "鲜牛奶", "鲜花速递/花卉仿真/绿植园艺>鲜花速递",
        "玫瑰花束", "绿萝盆栽", "活体宠物", "锦鲤观赏鱼", "生日蛋糕", "冰淇淋", "Fresh fruit", "Seafood",
    ],
)  # fmt: skip
def test_H4_fresh_goods_are_known_by_the_noun_their_category_ends_with(category: str) -> None:
    assert is_perishable(category) and is_listed(category)


@pytest.mark.parametrize(
    "category",
    [
        "水果刀", "厨房刀具/水果刀", "水果/水果收纳篮", "切水果神器", "果盘", "儿童水果认知卡", "水果图案T恤",
        "水果罐头", "水果软糖", "水果麦片", "芒果干", "草莓酱", "苹果醋", "苹果手机", "苹果14手机壳", "牛油果面霜",
        "葡萄籽胶囊", "橙色女鞋", "蔬菜种子", "绿植营养液", "浇花器", "仿真花", "永生花", "花瓶", "鲜花饼",
        "海鲜酱油", "海鲜火锅底料", "鱿鱼丝", "蛋糕模具", "生日蛋糕蜡烛", "鸡蛋卷", "牛肉面", "豆腐乳", "冷冻柜",
        "冰箱收纳", "鱼缸", "宠物用品", "坚果炒货/夏威夷果", "fruit knife", "flower pot", "dried fruit", "女装",
        "图书/小说", "杂志架", "虚拟现实眼镜", "软件书籍", "高级定制风连衣裙",
    ],
)  # fmt: skip
def test_H4_what_is_made_of_fresh_goods_or_for_them_keeps_the_seven_days(category: str) -> None:
    assert not is_listed(category)


@pytest.mark.parametrize(
    "category",
    [
        "定制窗帘", "私人订制", "订做西装", "刻字钢笔", "来图定制", "量身定做", "报纸", "时尚杂志", "期刊",
    ],
)  # fmt: skip
def test_H4_made_to_order_and_press_are_outside_the_seven_days(category: str) -> None:
    assert is_listed(category) and not is_perishable(category)


@pytest.mark.parametrize(
    "category",
    [
        "话费充值", "游戏点卡", "软件激活码", "视频会员", "电子书", "在线课程",
    ],
)  # fmt: skip
def test_H4_digital_goods_are_nothing_that_can_be_sent_back(category: str) -> None:
    assert is_digital(category) and is_listed(category)


@pytest.mark.parametrize(
    "category",
    [
        "音像/DVD", "软件光盘", "黑胶唱片", "CD",
    ],
)  # fmt: skip
def test_H4_a_disc_can_be_returned_until_it_was_opened(category: str) -> None:
    assert not is_digital(category)
    assert [is_listed(category, opened) for opened in (None, False, True)] == [False, False, True]


def test_H4_no_category_says_nothing() -> None:
    assert (is_perishable(""), is_digital(""), is_listed("")) == (None, None, False)
