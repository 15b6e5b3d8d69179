"""How packs are found and asked; the only part that knows pluggy."""
