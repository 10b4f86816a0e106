"""订单备注与旗帜: read from the platform, written back to it, and told apart when both sides wrote."""
