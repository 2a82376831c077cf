"""The replay of a session that is over: its record in step with its sound, the same as one folder for offline, captions, transcript."""
