"""The pages of communities and belonging, split by noun."""

from hub.communities.views import belonging, inviting, manage, members, places
from hub.communities.views.blueprint import page

__all__ = ["belonging", "inviting", "manage", "members", "page", "places"]
