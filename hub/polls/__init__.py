"""Polls of a live session and reactions to it: votes counted exactly, told at most once a second."""
