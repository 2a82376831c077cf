"""Places and belonging: communities, members, following."""
