"""Pages of slides as small pictures and text, made in a process of its own; knows no database and no session."""
