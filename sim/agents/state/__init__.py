"""What the agents of a block of replications share: parts, each of which says who writes it."""
