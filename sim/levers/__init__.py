"""Levers, events and contract terms: each is declared once, in a file of its own."""
