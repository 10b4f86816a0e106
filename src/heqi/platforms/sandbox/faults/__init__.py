"""What goes wrong on the wire, by switch and seeded."""
