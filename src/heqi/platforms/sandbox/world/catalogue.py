"""What the shops of the market sell. Titles, attributes and prices are made up for this project."""

from dataclasses import dataclass

from heqi.platforms.sandbox.world.sku import Category, Goods, Sku

SEVEN_DAYS, FREIGHT, ROTTEN, INVOICE = "seven_days", "return_freight", "rotten_paid", "invoice"


@dataclass(frozen=True, slots=True)
class Entry:
    """A listing in short: variants as (code, spec, fen, grams, weight)."""

    category: Category
    title: str
    attributes: tuple[tuple[str, str], ...]
    promises: tuple[str, ...]
    variants: tuple[tuple[str, str, int, int, int], ...]
    ship_hours: int = 48
    presale_days: int = 0


FRUIT = (
    Entry(
        Category.FRUIT,
        "山东烟台红富士苹果脆甜多汁当季整箱",
        (("产地", "山东烟台"), ("净含量", "4.5斤/9斤"), ("果径", "75mm以上")),
        (ROTTEN, INVOICE),
        (("PG-45Z", "净重4.5斤 中果75mm+", 2590, 2600, 9), ("PG-90D", "净重9斤 大果80mm+", 4290, 5000, 6)),
    ),
    Entry(
        Category.FRUIT,
        "四川丹棱不知火丑橘现摘现发",
        (("产地", "四川眉山"), ("包装", "纸箱")),
        (ROTTEN, INVOICE),
        (("CJ-50Z", "5斤装 中果", 2980, 2800, 7), ("CJ-80D", "8斤装 大果", 4580, 4400, 4)),
    ),
    Entry(
        Category.FRUIT,
        "云南蒙自阳光玫瑰青提无籽",
        (("产地", "云南蒙自"), ("包装", "礼盒")),
        (ROTTEN, INVOICE),
        (("QT-20L", "2斤装 礼盒", 3690, 1300, 6), ("QT-40J", "4斤装 家庭装", 6590, 2400, 3)),
    ),
    Entry(
        Category.FRUIT,
        "海南三亚菠萝蜜整个黄肉现摘",
        (("产地", "海南三亚"), ("净含量", "18-22斤")),
        (ROTTEN,),
        (("BL-20", "整个 18-22斤", 6990, 11000, 2),),
        ship_hours=72,
    ),
    Entry(
        Category.FRUIT,
        "智利车厘子3J级冷链直发 预售",
        (("产地", "智利"), ("规格", "3J"), ("温度", "冷链")),
        (ROTTEN, INVOICE),
        (("CL-20", "2斤装 3J", 9900, 1300, 3),),
        ship_hours=240,
        presale_days=10,
    ),
)
SNACKS = (
    Entry(
        Category.SNACKS,
        "每日坚果混合果仁独立小包",
        (("净含量", "750g"), ("保质期", "240天"), ("生产许可证", "SC10612345678901")),
        (INVOICE,),
        (("JG-30", "30包 750g", 5980, 900, 6), ("JG-15", "15包 375g", 3280, 480, 5)),
    ),
    Entry(
        Category.SNACKS,
        "手工沙琪玛鸡蛋味软糯早餐糕点",
        (("净含量", "1kg"), ("保质期", "120天"), ("生产许可证", "SC12412345678902")),
        (INVOICE,),
        (("SQ-10", "原味 1kg", 1990, 1100, 6), ("SQ-20", "黑糖味 1kg", 2190, 1100, 4)),
    ),
)
CLOTHES = (
    Entry(
        Category.CLOTHES,
        "纯棉圆领短袖T恤男女同款宽松",
        (("材质", "棉100%"), ("克重", "230g"), ("版型", "宽松")),
        (SEVEN_DAYS, FREIGHT, INVOICE),
        (("TX-BM", "白色 M", 4900, 260, 6), ("TX-BL", "白色 L", 4900, 270, 6), ("TX-HL", "黑色 L", 4900, 270, 5)),
    ),
    Entry(
        Category.CLOTHES,
        "加绒连帽卫衣秋冬厚款",
        (("材质", "棉80% 聚酯纤维20%"), ("厚薄", "加厚")),
        (SEVEN_DAYS, FREIGHT, INVOICE),
        (("WY-HM", "灰色 M", 12900, 700, 3), ("WY-HX", "灰色 XL", 12900, 760, 3)),
    ),
)
DIGITAL = (
    Entry(
        Category.DIGITAL,
        "便携榨汁杯无线小型果汁机",
        (("容量", "350ml"), ("3C证书", "2024010718000001"), ("额定功率", "50W")),
        (SEVEN_DAYS, FREIGHT, INVOICE),
        (("ZZ-35W", "350ml 白色", 5900, 620, 4), ("ZZ-35P", "350ml 粉色", 5900, 620, 3)),
        ship_hours=24,
    ),
    Entry(
        Category.DIGITAL,
        "蓝牙耳机入耳式长续航降噪",
        (("蓝牙版本", "5.3"), ("续航", "30小时"), ("保修", "1年")),
        (SEVEN_DAYS, FREIGHT, INVOICE),
        (("EJ-B", "黑色", 15900, 180, 4), ("EJ-W", "白色", 15900, 180, 4)),
        ship_hours=24,
    ),
)
BEAUTY = (
    Entry(
        Category.BEAUTY,
        "氨基酸洁面乳温和清洁敏感肌可用",
        (("净含量", "120g"), ("备案编号", "粤G妆网备字2024000001"), ("限期使用", "3年")),
        (SEVEN_DAYS, INVOICE),
        (("JM-120", "120g 单支", 6900, 180, 5), ("JM-240", "120g*2 两支装", 11900, 340, 3)),
        ship_hours=24,
    ),
)
HOME = (
    Entry(
        Category.HOME,
        "全棉四件套床单被套枕套",
        (("材质", "棉100%"), ("尺寸", "1.5m/1.8m"), ("支数", "60支")),
        (SEVEN_DAYS, FREIGHT, INVOICE),
        (("SJ-15", "1.5m床 浅灰", 25900, 2100, 3), ("SJ-18", "1.8m床 浅灰", 28900, 2400, 3)),
    ),
    Entry(
        Category.HOME,
        "玻璃密封罐厨房收纳储物",
        (("材质", "高硼硅玻璃"), ("容量", "1000ml")),
        (SEVEN_DAYS, INVOICE),
        (("MF-3", "1000ml 三只装", 3990, 1500, 5),),
    ),
)


def stock_shelves(entries: tuple[Entry, ...], first_id: int) -> tuple[Goods, ...]:
    """The listings of one shop, numbered from `first_id`."""
    return tuple(_make_goods(entry, first_id + 1013 * place) for place, entry in enumerate(entries))


def _make_goods(entry: Entry, goods_id: int) -> Goods:
    goods = Goods(
        goods_id=goods_id,
        category=entry.category,
        title=entry.title,
        attributes=entry.attributes,
        promises=frozenset(entry.promises),
        ship_hours=entry.ship_hours,
        presale_days=entry.presale_days,
    )
    goods.skus = tuple(
        Sku(goods_id, goods_id * 10 + place, code, spec, fen, grams, weight, goods)
        for place, (code, spec, fen, grams, weight) in enumerate(entry.variants)
    )
    return goods
