"""A comparison for people: its verdict in words, its tables, and its rows as CSV and JSON."""
