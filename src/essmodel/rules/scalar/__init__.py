"""One case decided fast: closures, then code made of a tree, and the reasons on demand."""
