"""Questions for the discussion, each with the room's own numbers."""
