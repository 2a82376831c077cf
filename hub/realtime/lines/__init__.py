"""Fast lines: open WebSockets without a task each, and broadcasts framed once and written straight to them."""
