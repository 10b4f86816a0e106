"""What a shop lets happen by itself: typed policies with figures, and the guards that hold them."""
