"""Baraza: a self-hosted hub where practitioners learn from each other as peers."""
