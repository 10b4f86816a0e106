"""What each way to settle a case is expected to cost, term by term."""
