"""What happened, written down once and never over: a chain of entries that can be played again."""
