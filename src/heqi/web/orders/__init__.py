"""An order beside a talk: what the desk knows of it, what may be done about it."""
