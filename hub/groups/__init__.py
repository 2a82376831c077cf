"""Groups of a session: each a small room of its own, opened and closed by who leads."""
