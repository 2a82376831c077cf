"""Ten thousand light listeners of one voice, each a page in what it says to the hub: signed in, in the room, hearing, reporting."""
