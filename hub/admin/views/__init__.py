"""The administrators' pages."""

from hub.admin.views import health, invitations, people, site
from hub.admin.views.page import page

__all__ = ["health", "invitations", "page", "people", "site"]
