"""买家: who a buyer is to this shop, what they told us, and their right to have it back or gone."""
