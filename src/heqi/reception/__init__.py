"""Reception 接待: what buyers and the shop have said to each other, as far as it is known."""
