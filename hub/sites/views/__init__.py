"""The pages of in-person sites, split by who reads them."""

from hub.sites.views import guests, rooms  # noqa: F401 - they put their pages on `page`
from hub.sites.views.blueprint import page

__all__ = ["page"]
