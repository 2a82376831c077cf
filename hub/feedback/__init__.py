"""What people thought of a session, asked at its end and told without names."""
