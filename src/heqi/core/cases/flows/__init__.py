"""The outcomes as work: who does what, by when, with which words, and what proves it done."""
