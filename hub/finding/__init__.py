"""The search page: a door to the index, with the asker's own audiences."""
