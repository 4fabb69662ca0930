"""What types alone cannot refuse: names, dates, contradictions, and what does nothing."""
