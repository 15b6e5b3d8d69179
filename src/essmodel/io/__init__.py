"""Documents in and out: files become trees with places, trees become values, values are written."""
