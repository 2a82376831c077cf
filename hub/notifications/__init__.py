"""Telling one person one thing once."""
