"""Benchmarks: each measures against a limit or a peer in the same run; figures are kept in RESULTS.md."""
