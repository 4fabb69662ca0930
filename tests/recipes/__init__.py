"""Follows the recipes of docs/how-to/ on a copy of the project."""
