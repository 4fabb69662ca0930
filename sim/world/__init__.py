"""What is known and assumed: seeds, the register, draws, June's inversion."""
