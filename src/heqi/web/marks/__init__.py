"""正在输入: that somebody is writing at this moment. Neither stored nor journalled; lost when nobody listens."""
