"""The canary sweep: a world whose every private text is a word found nowhere else, and everybody who must never meet it."""
