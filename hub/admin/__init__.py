"""Looking after the site: people, communities, outbox, jobs, health."""
