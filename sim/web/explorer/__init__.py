"""The explorer: questions that a page asks while its controls move, and their answers."""
