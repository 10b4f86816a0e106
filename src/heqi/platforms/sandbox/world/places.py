"""Where buyers live and parcels pass. Codes are those of the national statistics office; streets are made up."""

from dataclasses import dataclass

from heqi.platforms.sandbox.world.dice import Shares


@dataclass(frozen=True, slots=True)
class Place:
    """A district. `zone`: 0 near the warehouses … 3 far away; `code`: of the district."""

    province: str
    city: str
    district: str
    code: int
    zone: int
    weight: int

    @property
    def province_code(self) -> int:
        """Of the province."""
        return self.code // 10000 * 10000

    @property
    def city_code(self) -> int:
        """Of the city; a municipality's own is that of its districts."""
        return self.code // 100 * 100


PLACES = (
    Place("浙江省", "杭州市", "余杭区", 330110, 0, 10),
    Place("浙江省", "宁波市", "鄞州区", 330212, 0, 6),
    Place("江苏省", "南京市", "江宁区", 320115, 0, 8),
    Place("江苏省", "苏州市", "吴中区", 320506, 0, 8),
    Place("上海市", "上海市", "浦东新区", 310115, 0, 10),
    Place("山东省", "济南市", "历城区", 370112, 1, 7),
    Place("山东省", "烟台市", "莱山区", 370613, 1, 4),
    Place("广东省", "广州市", "天河区", 440106, 1, 10),
    Place("广东省", "深圳市", "龙岗区", 440307, 1, 10),
    Place("福建省", "厦门市", "思明区", 350203, 1, 5),
    Place("湖北省", "武汉市", "洪山区", 420111, 1, 7),
    Place("河南省", "郑州市", "金水区", 410105, 1, 8),
    Place("北京市", "北京市", "朝阳区", 110105, 1, 9),
    Place("四川省", "成都市", "武侯区", 510107, 2, 8),
    Place("重庆市", "重庆市", "渝北区", 500112, 2, 6),
    Place("陕西省", "西安市", "雁塔区", 610113, 2, 6),
    Place("辽宁省", "沈阳市", "浑南区", 210112, 2, 5),
    Place("黑龙江省", "哈尔滨市", "南岗区", 230103, 2, 4),
    Place("云南省", "昆明市", "官渡区", 530111, 2, 4),
    Place("甘肃省", "兰州市", "城关区", 620102, 3, 2),
    Place("新疆维吾尔自治区", "乌鲁木齐市", "天山区", 650102, 3, 1),
    Place("西藏自治区", "拉萨市", "城关区", 540102, 3, 1),
)
WEIGHTED_PLACES = Shares([(place, place.weight) for place in PLACES])
STREETS = ("和睦路", "春晖街", "望湖路", "致和巷", "清溪大道", "百合路", "文昌街", "东风路")
WAREHOUSE = "浙江金华"
