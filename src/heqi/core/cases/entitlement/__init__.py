"""What the buyer is entitled to, claim by claim: yes, no or open, who pays which way, and what is still to be shown."""
