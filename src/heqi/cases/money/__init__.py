"""Money of cases within limits: what went out on an order before, who must say yes, what may be given beside."""
