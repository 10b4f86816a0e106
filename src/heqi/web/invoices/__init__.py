"""Invoices as pages and files show them."""
