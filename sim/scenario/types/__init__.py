"""What a scenario is: strict frozen types, and the numbers, months and names they speak of."""
