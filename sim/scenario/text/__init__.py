"""What a file says: YAML as nodes with places, merged, refused in words, and written again."""
