"""Channels 渠道: the signed doors through which a bridge, or the buyer page, brings talk and takes replies."""
