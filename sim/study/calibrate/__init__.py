"""Fitting the assumptions to the history to June 2025, and what that leaves open."""
