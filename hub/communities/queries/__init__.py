"""Every SELECT about communities, split by noun."""

from hub.communities.queries.acting import by_of, by_of_token, hashed, living_tokens
from hub.communities.queries.places import community_for, readable_community_for

__all__ = ["by_of", "by_of_token", "community_for", "hashed", "living_tokens", "readable_community_for"]
