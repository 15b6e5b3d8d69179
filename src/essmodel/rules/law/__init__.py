"""Where a rule comes from, and when it is the law."""
