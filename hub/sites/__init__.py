"""In-person rooms that take part in a live session: their headcount over time, roster, place in the queue, companion phones and join sheet."""
