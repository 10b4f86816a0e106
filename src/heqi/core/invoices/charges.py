"""What the rules say of an invoice: whether it is owed, and what may be charged for it, each with its confidence."""

from datetime import datetime

from heqi.core.cases.decision import RuleNote
from heqi.core.cases.facts import CaseFacts, InvoiceFacts, OrderFacts
from heqi.core.cases.reading import read_case
from heqi.core.cases.weighing import weigh
from heqi.core.invoices.details import InvoiceDetails
from heqi.core.rulebook.book import Rulebook
from heqi.core.words import Platform


def invoice_notes(
    details: InvoiceDetails, *, platform: Platform, order: OrderFacts, issued: bool, at: datetime, rulebook: Rulebook
) -> tuple[RuleNote, ...]:
    """The sentences of every rule that reads what invoice is wanted, in the book's order."""
    facts = CaseFacts(
        platform=platform, order=order, invoice=InvoiceFacts(details.kind, issued=issued, reissue=details.reissue)
    )
    rules = rulebook.in_force(platform, at)
    about = {rule.id for rule in rules.rules if any(name.startswith("invoice.") for name in rule.names)}
    return tuple(note for note in weigh(read_case(facts, at), rules).warnings if note.rule in about)
