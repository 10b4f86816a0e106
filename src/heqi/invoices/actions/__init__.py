"""The verbs of invoices."""

from heqi.invoices.actions.ask_invoice import edit_invoice, hear_request, open_invoice
from heqi.invoices.actions.end_invoice import issue_invoice, send_invoice, take_back_invoice, withdraw_invoice
from heqi.invoices.actions.issue_many import issue_many
from heqi.invoices.actions.reveal import export_invoices, reveal_invoice

__all__ = [
    "edit_invoice",
    "export_invoices",
    "hear_request",
    "issue_invoice",
    "issue_many",
    "open_invoice",
    "reveal_invoice",
    "send_invoice",
    "take_back_invoice",
    "withdraw_invoice",
]
