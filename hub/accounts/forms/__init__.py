"""What pages about accounts accept, split by noun."""
