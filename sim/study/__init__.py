"""What is asked of results: series, headlines, expectations."""
