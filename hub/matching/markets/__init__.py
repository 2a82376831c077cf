"""All pairs of a programme that pass the rules, with their scores, made in plain Python or in blocks of numpy."""
