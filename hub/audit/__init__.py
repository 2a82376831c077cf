"""Who did what, for administrators and for trust."""
