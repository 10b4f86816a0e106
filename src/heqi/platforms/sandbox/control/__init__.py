"""What tests steer the sandbox with: time, faults, truth, money. Only from this machine, only with its token."""
