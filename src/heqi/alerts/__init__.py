"""告警通知: who outside the desk is told what, and whether it arrived."""
