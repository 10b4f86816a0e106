"""The buyer page: a plain web chat for a merchant's own site, and a bridge of the channel protocol within this desk."""
