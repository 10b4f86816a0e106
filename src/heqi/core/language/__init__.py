"""What is written, read on every message: normalised, screened, understood. Pure: tables and rules come from assets."""
