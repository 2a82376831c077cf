"""Certificates on paper, whichever room gives them: the letters there are, the codes they are checked by, and the child process that draws them."""
