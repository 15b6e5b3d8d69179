"""What the library says, in English and in French."""
