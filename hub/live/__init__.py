"""Live sessions: planned, met in a room of numbered facts, closed into notes."""
