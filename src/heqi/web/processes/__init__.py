"""The desk in several processes: a front that accepts connections and hands each to the next part (docs/adr/0009)."""
