"""pdd.goods.*"""

from heqi.platforms.sandbox.gateways.pages import cut_page
from heqi.platforms.sandbox.gateways.params import Params
from heqi.platforms.sandbox.gateways.pop.call import Answer, Context
from heqi.platforms.sandbox.gateways.pop.errors import PopError
from heqi.platforms.sandbox.gateways.times import yuan_text
from heqi.platforms.sandbox.world.sku import Goods, Sku

STOCK = 1000
CREATED = 1_700_000_000


def list_goods(context: Context, params: Params) -> Answer:
    """The shop's listings; by part of the name, or by the merchant's own code."""
    rows = list(context.shop.goods)
    if params.has("goods_name"):
        rows = [goods for goods in rows if params.text("goods_name") in goods.title]
    elif params.has("outer_id"):
        wanted = params.words("outer_id")
        rows = [goods for goods in rows if any(sku.code in wanted for sku in goods.skus)]
    if params.has("is_onsale") and params.number("is_onsale") == 0:
        rows = []
    cut = cut_page(rows, params.between("page", 1, 10**6, 1), params.between("page_size", 1, 100, 100))
    return {"goods_list": [_row(goods) for goods in cut.rows], "total_count": cut.total}


def show_goods(context: Context, params: Params) -> Answer:
    """A listing as its editor sees it; prices in fen."""
    goods = _find(context, params)
    return {
        "goods_id": goods.goods_id,
        "goods_name": goods.title,
        "tiny_name": goods.title[:12],
        "goods_desc": "；".join(f"{name}：{value}" for name, value in goods.attributes),
        "goods_type": 1,
        "status": 1,
        "cat_id": 20_000 + list(type(goods.category)).index(goods.category),
        "customer_num": 2,
        "market_price": max(sku.fen for sku in goods.skus) * 2,
        "is_refundable": int("seven_days" in goods.promises),
        "is_folt": 0,
        "second_hand": 0,
        "invoice_status": int("invoice" in goods.promises),
        "bad_fruit_claim": int("rotten_paid" in goods.promises),
        "lack_of_weight_claim": int("rotten_paid" in goods.promises),
        "is_pre_sale": int(bool(goods.presale_days)),
        "pre_sale_time": goods.presale_days * 86_400 if goods.presale_days else None,
        "shipment_limit_second": goods.ship_hours * 3600,
        "delivery_one_day": int(goods.ship_hours <= 24),
        "image_url": f"https://img.sandbox.example/{goods.goods_id}.jpg",
        "carousel_gallery_list": [f"https://img.sandbox.example/{goods.goods_id}.jpg"],
        "detail_gallery_list": [],
        "goods_property_list": [
            {"template_pid": 100 + place, "ref_pid": 200 + place, "vid": 0, "vvalue": f"{name}：{value}", "punit": ""}
            for place, (name, value) in enumerate(goods.attributes)
        ],
        "sku_list": [_sku_detail(sku) for sku in goods.skus],
    }


def show_information(context: Context, params: Params) -> Answer:
    """A listing as buyers see it; prices in yuan."""
    goods = _find(context, params)
    return {
        "goods_info": {
            "goods_id": goods.goods_id,
            "goods_sn": str(goods.goods_id),
            "goods_name": goods.title,
            "goods_type": 1,
            "goods_category": goods.category.value,
            "last_category": goods.category.value,
            "is_refundable": int("seven_days" in goods.promises),
            "shipment_limit_second": goods.ship_hours * 3600,
            "image_url": f"https://img.sandbox.example/{goods.goods_id}.jpg",
            "goods_quantity": STOCK * len(goods.skus),
            "is_onsale": 1,
            "second_hand": 0,
            "group_required_customer_num": 2,
            "sku_list": [
                {
                    "sku_id": sku.sku_id,
                    "spec": sku.spec,
                    "sku_quantity": STOCK,
                    "outer_id": sku.code,
                    "outer_goods_id": "",
                    "sku_img": "",
                    "group_price": yuan_text(sku.fen),
                    "single_price": yuan_text(sku.fen * 12 // 10),
                    "is_sku_onsale": 1,
                }
                for sku in goods.skus
            ],
        }
    }


def _row(goods: Goods) -> Answer:
    return {
        "goods_id": goods.goods_id,
        "goods_name": goods.title,
        "created_at": CREATED,
        "goods_quantity": STOCK * len(goods.skus),
        "goods_reserve_quantity": 0,
        "image_url": f"https://img.sandbox.example/{goods.goods_id}.jpg",
        "thumb_url": f"https://img.sandbox.example/{goods.goods_id}.jpg",
        "is_more_sku": int(len(goods.skus) > 1),
        "is_onsale": 1,
        "sku_list": [
            {
                "sku_id": sku.sku_id,
                "spec": sku.spec,
                "outer_id": sku.code,
                "outer_goods_id": "",
                "sku_quantity": STOCK,
                "reserve_quantity": 0,
                "is_sku_onsale": 1,
                "spec_details": [],
            }
            for sku in goods.skus
        ],
    }


def _sku_detail(sku: Sku) -> Answer:
    return {
        "sku_id": sku.sku_id,
        "out_sku_sn": sku.code,
        "price": sku.fen * 12 // 10,
        "multi_price": sku.fen,
        "quantity": STOCK,
        "reserve_quantity": 0,
        "weight": sku.grams,
        "is_onsale": 1,
        "spec": [
            {"parent_id": 1, "parent_name": "规格", "spec_id": sku.sku_id, "spec_name": sku.spec, "spec_note": ""}
        ],
    }


def _find(context: Context, params: Params) -> Goods:
    wanted = params.number("goods_id")
    found = next((goods for goods in context.shop.goods if goods.goods_id == wanted), None)
    if found is None:
        raise PopError(50001, "商品不存在")
    return found
