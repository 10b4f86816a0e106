"""Reviews 评价: what buyers have written about their orders in public."""
