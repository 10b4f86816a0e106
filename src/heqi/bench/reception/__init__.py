"""`heqi bench reception`: talks listed, messages found, brought in and seen on many screens."""
