"""What a merchant can do, one verb a file. Each either does all of it or raises UnableTo and changes nothing."""
