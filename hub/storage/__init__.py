"""The database, the files, and the only place that commits."""
