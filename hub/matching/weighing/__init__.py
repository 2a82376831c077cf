"""Two people weighed against each other: hard rules first, then two scores made of points; pure."""
