"""What must always hold, and the inputs that would show it if it did not."""
