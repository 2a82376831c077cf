"""A certificate as PDF: what stands on it, and the child process that draws it."""
