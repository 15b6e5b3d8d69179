"""What a jurisdiction brings: its facts, its codes, its figures and its rules, as one value."""
