"""Charts: their data, their colours, and who makes which from what results."""
