"""The command line: words in, a page or a JSON document out, and one number for scripts."""
