"""Answers of TOP as the reference lists their fields, about one trade of 果然鲜, lists wrapped once more."""

from typing import Any

TID, OID_2 = 3309081924709001123, 3309081924710001123


def trade(**other: Any) -> dict[str, Any]:
    """A trade of two goods, shipped together; `other` replaces what differs."""
    return {
        "tid": TID,
        "status": "WAIT_BUYER_CONFIRM_GOODS",
        "type": "fixed",
        "created": "2026-06-15 09:58:00",
        "pay_time": "2026-06-15 09:58:30",
        "consign_time": "2026-06-15 18:00:00",
        "end_time": "2026-06-30 18:00:00",
        "modified": "2026-06-15 18:00:01",
        "payment": "75.80",
        "post_fee": "0.00",
        "total_fee": "79.80",
        "received_payment": "0.00",
        "seller_flag": 1,
        "seller_memo": "易碎，加泡沫",
        "buyer_message": "请打电话 13800001234",
        "buyer_nick": "果果爱吃芒果",
        "receiver_name": "张三",
        "receiver_mobile": "13800001234",
        "receiver_state": "浙江省",
        "receiver_city": "杭州市",
        "receiver_district": "西湖区",
        "receiver_address": "文三路 1 号",
        "alipay_no": "2026061522001",
        "timeout_action_time": "2026-06-25 18:00:00",
        "has_buyer_message": True,
        "orders": {
            "order": [
                {
                    "oid": TID,
                    "title": "芒果 5 斤装",
                    "price": "39.90",
                    "num": 1,
                    "num_iid": 6677001,
                    "sku_id": "5501",
                    "sku_properties_name": "规格:5 斤",
                    "outer_sku_id": "MG-5",
                    "outer_iid": "MG",
                    "payment": "37.90",
                    "status": "WAIT_BUYER_CONFIRM_GOODS",
                    "refund_status": "NO_REFUND",
                    "consign_time": "2026-06-15 18:00:00",
                    "logistics_company": "中通快递",
                    "invoice_no": "ZT7788990011",
                },
                {
                    "oid": OID_2,
                    "title": "荔枝 3 斤装",
                    "price": "39.90",
                    "num": 1,
                    "num_iid": 6677002,
                    "payment": "37.90",
                    "status": "WAIT_BUYER_CONFIRM_GOODS",
                    "refund_status": "WAIT_SELLER_AGREE",
                    "refund_id": "7700112233",
                    "consign_time": "2026-06-15 18:00:00",
                    "logistics_company": "中通快递",
                    "invoice_no": "ZT7788990011",
                },
            ]
        },
        "field_of_2027": ["kept"],
        **other,
    }


def refund(**other: Any) -> dict[str, Any]:
    """A request for 20 yuan on the second sub-order, as taobao.refund.get shows it."""
    return {
        "refund_id": "7700112233",
        "tid": TID,
        "oid": OID_2,
        "status": "WAIT_SELLER_AGREE",
        "dispute_type": "REFUND",
        "created": "2026-06-16 09:00:00",
        "modified": "2026-06-16 09:00:05",
        "total_fee": "37.90",
        "refund_fee": "20.00",
        "payment": "17.90",
        "reason": "质量问题",
        "desc": "坏了一半，电话 13900005678",
        "title": "荔枝 3 斤装",
        "num": 1,
        "num_iid": 6677002,
        "good_status": "BUYER_RECEIVED",
        "order_status": "WAIT_BUYER_CONFIRM_GOODS",
        "has_good_return": False,
        "buyer_nick": "果果爱吃芒果",
        "refund_phase": "onsale",
        "refund_version": 1781571605000,
        "cs_status": 1,
        "refund_remind_timeout": {"exist_timeout": True, "remind_type": 1, "timeout": "2026-06-18 09:00:00"},
        "address": "王老板，13900009999，浙江省杭州市西湖区大关路 1 号",
        "operation_contraint": "null",
        **other,
    }


def exchange(**other: Any) -> dict[str, Any]:
    """An exchange that waits for the shop."""
    return {
        "dispute_id": "8800112233",
        "biz_order_id": str(TID),
        "status": "换货待处理(1)",
        "created": "2026-06-16 09:00:00",
        "modified": "2026-06-16 09:00:05",
        "reason": "尺码不合",
        "title": "T 恤",
        "bought_sku": "颜色:白;尺码:M",
        "exchange_sku": "颜色:白;尺码:L",
        "time_out": "2026-06-18 09:00:00",
        "buyer_nick": "果**果",
        "buyer_phone": "13800001234",
        "buyer_address": "浙江省杭州市西湖区文三路 1 号",
        "num": 1,
        **other,
    }
