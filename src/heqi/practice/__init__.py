"""练习: talks with simulated buyers, what each was worth and why. No figure of real work reads any of it."""
