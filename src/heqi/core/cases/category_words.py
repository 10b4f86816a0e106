"""The words behind `categories`, folded. A name's last noun decides: 水果 in 新鲜水果 is fruit, in 水果刀 a knife."""

# Nouns of goods that spoil; they speak where they end the name, or where one of TAILS follows.
FRESH = (
    "生鲜", "水果", "鲜果", "果切", "蔬菜", "鲜蔬", "果蔬", "蔬果", "叶菜", "菜心", "鲜花", "鲜切花", "花束",
    "绿植", "花卉", "苗木", "树苗", "花苗", "种苗", "盆栽", "多肉植物", "海鲜", "水产", "水产品", "大闸蟹", "螃蟹",
    "青蟹", "鲜肉", "鲜菌", "菌菇", "鲜菇", "鲜笋", "活虾", "活鱼", "活蟹", "活虫", "观赏鱼", "热带鱼", "鲜奶",
    "鲜牛奶", "低温奶", "低温酸奶", "巴氏奶", "生日蛋糕", "奶油蛋糕", "蛋糕", "车厘子", "樱桃", "草莓", "芒果",
    "榴莲", "荔枝", "龙眼", "杨梅", "山竹", "蓝莓", "树莓", "桑葚", "菠萝", "菠萝蜜", "凤梨", "柑橘", "橘", "橘子",
    "桔子", "柑", "沃柑", "橙", "脐橙", "橙子", "柚", "柚子", "柠檬", "葡萄", "提子", "香蕉", "火龙果", "猕猴桃",
    "奇异果", "西瓜", "哈密瓜", "甜瓜", "香瓜", "蜜瓜", "雪梨", "香梨", "梨子", "苹果", "桃子", "水蜜桃", "油桃",
    "黄桃", "李子", "石榴", "柿子", "枇杷", "百香果", "牛油果", "人参果", "释迦", "莲雾", "玉米", "红薯", "地瓜",
    "土豆", "马铃薯", "山药", "番茄", "西红柿", "豆腐", "鲜面条", "鸡蛋", "鸭蛋", "鹅蛋", "鹌鹑蛋", "猪肉", "牛肉",
    "羊肉", "牛羊肉", "鸡肉", "鸭肉", "鱼肉", "牛排", "羊排", "排骨", "羊肉卷", "牛肉卷", "肥牛", "三文鱼", "带鱼",
    "虾仁", "鲜虾", "小龙虾", "龙虾", "生蚝", "扇贝", "冰淇淋", "冰激凌", "雪糕",
)  # fmt: skip
TAILS = (
    "类", "食品", "食材", "产品", "制品", "速递", "批发", "专区", "系列", "园艺", "植物", "花篮", "花束", "苗",
    "片", "块", "切片", "肉类",
)  # fmt: skip
# What is kept cold or made on the day, whatever it is.
FRESH_WAYS = ("冷鲜", "冰鲜", "冷冻", "速冻", "冷藏", "鲜活", "鲜榨", "现榨", "现做", "现烤", "现切", "活体")
FRESH_ENGLISH = (
    "fresh food", "fresh produce", "fruit", "fruits", "vegetable", "vegetables", "potatoes", "seafood", "flower",
    "flowers",
)  # fmt: skip

# With one of these in the name it keeps, only looks fresh, or is made for fresh goods.
KEEPS = (
    "刀", "水果篮", "菜篮", "架", "柜", "箱", "袋", "盒", "机", "仪", "器", "缸", "锅", "模具", "工具", "用品",
    "收纳", "保鲜", "种子", "营养", "肥料", "饲料", "清洗", "罐头", "冻干", "脱水", "风干", "蜜饯", "零食", "膨化",
    "调味", "调料", "底料", "饮料", "常温", "即食", "真空包装", "腊", "卤", "酱", "五香", "麻辣", "咸", "皮蛋",
    "仿真", "假花", "干花", "永生", "塑料", "绢花", "图案", "印花", "玩具", "毛绒", "手机", "电脑", "平板", "耳机",
    "充电", "检测", "香薰",
)  # fmt: skip
KEEPS_ENGLISH = (
    "knife", "basket", "bowl", "seed", "seeds", "dried", "canned", "artificial", "pot", "pots", "vase", "toy",
    "juicer", "machine", "snack", "snacks", "print", "printed", "silk", "plastic",
)  # fmt: skip
# 机 and 箱 mean a machine and a box in most names; not in these.
HARMLESS = ("有机", "无机", "装箱")

MADE_TO_ORDER = (
    "定制", "订制", "定做", "订做", "定作", "订作", "私定", "刻字", "来图", "来样", "量身", "量体", "按尺寸",
    "customised", "customized", "custom-made", "custom made", "made to order",
)  # fmt: skip
NOT_TO_ORDER = ("定制风", "高定风", "非定制", "不定制")
PLAIN_CUSTOM = ("custom",)

DIGITAL = (
    "虚拟", "充值", "点卡", "激活码", "兑换码", "卡密", "cdkey", "软件", "电子书", "电子版", "在线课程", "网课",
    "视频会员", "音乐会员", "网盘会员", "会员充值", "数字商品", "digital goods", "digital",
)  # fmt: skip
NOT_DIGITAL = (
    "虚拟现实", "眼镜", "卡套", "收纳", "书籍", "图书", "教材", "充电", "阅读器", "camera", "watch", "clock",
    "scale",
)  # fmt: skip
# Sounds, pictures and programs on a thing that can be sent back; article 6 names them once they were opened.
DISCS = ("音像", "光盘", "dvd", "cd", "蓝光", "唱片", "黑胶", "影碟")
NOT_DISCS = ("架", "机", "盒", "包", "收纳", "播放", "光驱", "空白")

PRESS = ("报纸", "期刊", "杂志", "newspaper", "magazine")
NOT_PRESS = ("架", "盒", "收纳", "图案", "衬衫", "印花", "袋", "rack", "holder")
