"""A population decided in columns: one lowering for frames, one for databases."""
