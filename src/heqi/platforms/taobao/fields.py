"""The `fields` that TOP wants named: what is read, and what is worth keeping as it came. No clear text is asked for."""

_PEOPLE = "buyer_nick,buyer_open_uid,receiver_name,receiver_state,receiver_city,receiver_district,receiver_address"
_LINE = (
    "oid,title,price,num,num_iid,sku_id,sku_properties_name,outer_iid,outer_sku_id,status,refund_status,refund_id,"
    "payment,divide_order_fee,part_mjz_discount,total_fee,discount_fee,adjust_fee,consign_time,end_time,"
    "logistics_company,invoice_no,store_code,is_daixiao,special_refund_type,promise_collect_time"
)
_LINES = ",".join(f"orders.{name}" for name in _LINE.split(","))
_TRADE = (
    "tid,status,type,created,pay_time,modified,consign_time,end_time,payment,post_fee,total_fee,discount_fee,adjust_fee,"
    f"received_payment,seller_flag,has_buyer_message,step_trade_status,step_paid_fee,mark_desc,shipping_type,{_PEOPLE},"
    f"receiver_mobile,seller_nick,{_LINES}"
)
TRADE_LISTED = _TRADE
TRADE_SHOWN = (
    f"{_TRADE},seller_memo,buyer_message,alipay_no,timeout_action_time,est_con_time,has_yfx,promotion_details,"
    "service_tags,logistics_agreement,is_part_consign,trade_from,og_id,lm,ob_tag,top_hold"
)
REFUND_LISTED = (
    "refund_id,tid,oid,title,buyer_nick,buyer_open_uid,total_fee,status,created,modified,refund_fee,good_status,"
    "company_name,sid,payment,reason,desc,has_good_return,order_status,refund_phase,refund_version,dispute_type,num,sku,"
    "outer_id,operation_contraint"
)
REFUND_SHOWN = (
    f"{REFUND_LISTED},alipay_no,num_iid,price,good_return_time,address,shipping_type,refund_remind_timeout,cs_status,"
    "advance_status,attribute,end_time"
)
MESSAGE = "id,owner_id,owner_nick,owner_role,content,pic_urls,created,message_type,refund_id,refund_phase"
EXCHANGE = (
    "dispute_id,biz_order_id,bizorder_id,num,buyer_nick,status,created,modified,reason,desc,title,good_status,time_out,"
    "refund_phase,refund_version,buyer_logistic_no,seller_logistic_no,bought_sku,exchange_sku,buyer_logistic_name,"
    "seller_logistic_name,alipay_no,seller_nick"
)
EXCHANGE_CHANGED = "dispute_id,bizorder_id,modified,status"
DISPUTE = (
    "refund_id,alipay_no,tid,buyer_nick,seller_nick,status,created,modified,order_status,refund_fee,good_status,"
    "show_return_logistic,show_exchange_logistic,time_out,oid,refund_version,title,num,dispute_request,reason,desc"
)
RATE = "tid,oid,role,nick,result,created,rated_nick,item_title,item_price,content,reply,num_iid,valid_score"
COMPANY = "id,code,name,reg_mail_no"
REASON = "reason_id,reason_text,reason_tips"
