"""规则: what each shop has changed in the rule book, and the book as it then stands."""
