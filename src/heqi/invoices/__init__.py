"""Invoices that buyers ask for: from the first word to the number that finance wrote."""
