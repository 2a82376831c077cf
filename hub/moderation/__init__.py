"""Reports and what is done about them, with a log people can trust."""
