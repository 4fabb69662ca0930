"""Who acts: each agent a plain generator on the common clock; the stage holds what they share."""
