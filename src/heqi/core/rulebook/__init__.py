"""Rules as data: read, checked, compiled into one expression list, asked for any date, overridden per shop."""
