"""What waits for me; for visitors, what this place is."""
