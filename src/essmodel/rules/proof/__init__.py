"""What can be proved about rules before any case: ranges, boxes, and a solver behind."""
