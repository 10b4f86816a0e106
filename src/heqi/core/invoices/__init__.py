"""Invoices: what a buyer's words tell, what is still missing, and whether a tax number can be one. Pure."""
