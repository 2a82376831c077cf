"""Captions of a session: what is said, typed line by line, in as many languages as there are people to type."""
