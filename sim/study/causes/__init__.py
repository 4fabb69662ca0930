"""What caused a difference, or a movement: exact splits that add up."""
