"""The workshop: a room plays the alliance. The game itself, without server or browser."""
