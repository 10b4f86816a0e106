"""The heads that read reviews: `polarity`, `causes`, `aspects`; `recipe` puts them into models."""
