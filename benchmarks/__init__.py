"""Side-by-side measurements of one invented rule: by hand, with us, with peers."""
