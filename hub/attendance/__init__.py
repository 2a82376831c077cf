"""Who heard how much of a session, by which way, and what it is worth: tables for funders, certificates."""
