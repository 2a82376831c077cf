"""Threads of a community: posts, files, what each person has read, feeds."""
