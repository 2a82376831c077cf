"""From a market to pairs: stable, best total and two steps, and judges that know nothing of the solvers; pure."""
