"""The administrators' pages."""

from hub.admin.views import health, people, site
from hub.admin.views.page import page

__all__ = ["health", "page", "people", "site"]
