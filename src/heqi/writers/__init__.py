"""Language models outside that write drafts: one protocol, spoken by workers only."""
