"""Calls of a pair: in the memory of the web process alone; nothing of them is kept."""
