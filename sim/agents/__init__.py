"""Who acts. Each agent is a plain generator on the common clock; the stage holds what they share."""
