"""The pages of attendance and certificates, split by noun."""

from hub.attendance.views import certificates, hearing, rosters  # noqa: F401 - their routes
from hub.attendance.views.blueprint import page

__all__ = ["page"]
