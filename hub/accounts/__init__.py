"""Who someone is: people, sign-ins, profiles."""
