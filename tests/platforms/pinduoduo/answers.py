"""Answers of POP as the reference lists their fields, about one order of 果然鲜. Amounts of lists are yuan."""

from typing import Any

ORDER_NO = "260615-337872186892754"


def order(**other: Any) -> dict[str, Any]:
    """An order of two boxes of grapes, shipped by 中通; `other` replaces what differs."""
    return {
        "order_sn": ORDER_NO,
        "order_status": 2,
        "refund_status": 1,
        "after_sales_status": 0,
        "confirm_status": 1,
        "group_status": 1,
        "created_time": "2026-06-15 09:58:00",
        "pay_time": "2026-06-15 09:58:30",
        "confirm_time": "2026-06-15 10:00:00",
        "last_ship_time": "2026-06-17 10:00:00",
        "shipping_time": "2026-06-15 18:00:00",
        "receive_time": "",
        "updated_at": "2026-06-15 18:00:01",
        "pay_amount": 55.9,
        "goods_amount": 59.90,
        "postage": 0,
        "discount_amount": 4,
        "seller_discount": 3.00,
        "platform_discount": 1.0,
        "duo_duo_pay_reduction": 0,
        "tracking_number": "YT7788990011223",
        "logistics_id": 115,
        "remark": "易碎，加泡沫",
        "remark_tag": 1,
        "remark_tag_name": "红色",
        "buyer_memo": "请打电话 13800001234",
        "province": "浙江省",
        "city": "杭州市",
        "town": "西湖区",
        "receiver_name": "~AgAAA9MWzAECvY9dTQAq~3~",
        "receiver_name_mask": "张*",
        "receiver_phone_mask": "138****1234",
        "receiver_address_mask": "文三路***",
        "is_pre_sale": 0,
        "risk_control_status": 0,
        "is_stock_out": 0,
        "order_tag_list": [{"name": "delivery_one_day", "value": 1}, {"name": "free_sf", "value": 0}],
        "item_list": [
            {
                "goods_id": 580011223344,
                "sku_id": 990011223344,
                "goods_name": "阳光玫瑰葡萄 2 斤装",
                "goods_spec": "2 斤装,礼盒",
                "goods_count": 2,
                "goods_price": 29.95,
                "outer_id": "PT-2",
                "outer_goods_id": "PT",
            }
        ],
        "new_field_of_2027": {"deep": ["kept"]},
        **other,
    }


def listed_refund(**other: Any) -> dict[str, Any]:
    """A request for 20 yuan as the list has it."""
    return {
        "id": 9900112233,
        "order_sn": ORDER_NO,
        "after_sales_status": 2,
        "after_sales_type": 2,
        "after_sale_reason": "坏果",
        "created_time": "2026-06-16 09:00:00",
        "updated_time": "2026-06-16 09:00:05",
        "confirm_time": "2026-06-15 10:00:00",
        "order_amount": "55.90",
        "refund_amount": "20.00",
        "discount_amount": "4.00",
        "goods_id": 580011223344,
        "goods_name": "阳光玫瑰葡萄 2 斤装",
        "goods_number": "2",
        "goods_price": "29.95",
        "sku_id": "990011223344",
        "speed_refund_flag": 0,
        "dispute_refund_status": 0,
        "refund_operator_role": 0,
        "user_shipping_status": "2",
        **other,
    }


def shown_refund(**other: Any) -> dict[str, Any]:
    """The same on its own page: whole numbers, times in milliseconds, no wrapper around it."""
    return {
        "id": 9900112233,
        "order_sn": ORDER_NO,
        "after_sales_status": 2,
        "after_sales_type": 1,
        "after_sales_reason": "坏果",
        "recreated_at": 1781571600000,
        "updated_time": "2026-06-16 09:00:05",
        "expire_time": 1781744400000,
        "order_amount": 5590,
        "refund_amount": 2000,
        "goods_number": 2,
        "goods_price": 2995,
        "images": ["https://img.example.cn/1.jpg"],
        "join_or_not": "0",
        "remark": "坏了一半，电话13900005678",
        "shipping_status": 1,
        "sku_id": "990011223344",
        "speed_refund_flag": 0,
        "dispute_refund_status": 0,
        "user_shipping_status": "2",
        "refund_operator_role": 0,
        "express_no": "",
        "shipping_name": "",
        **other,
    }
