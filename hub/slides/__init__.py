"""Slides of live sessions: decks drawn to small pictures, the page that is shown, stills, and the pack for the night before."""
