"""The questions that a case is asked: is it lawful, what was decided, who may have what."""
