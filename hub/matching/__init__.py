"""Who suits whom: profiles, scores that explain themselves, markets and their solutions, programmes and runs."""
