"""The platforms' protocols, served over the market. Written from the reference alone; it never imports a client."""
