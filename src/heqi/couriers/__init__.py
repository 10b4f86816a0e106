"""Services that tell where a parcel is: 快递100 and 快递鸟. Knows the core only."""
