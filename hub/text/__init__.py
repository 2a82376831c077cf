"""Text: what people type, made safe to show, quote, fold and find."""
