"""Rules of French towns, each a folder of YAML beside this file."""
