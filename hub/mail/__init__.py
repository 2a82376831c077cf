"""Letters out and in: the outbox, rendering, delivery, reading of raw mail."""
