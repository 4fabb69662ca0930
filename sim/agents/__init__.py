"""Who acts: each agent a plain generator on the common clock; ``state`` holds what they share."""
