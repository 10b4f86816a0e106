"""What changes trade: statements of the platforms, and nothing else."""
