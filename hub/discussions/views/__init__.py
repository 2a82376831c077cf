"""The pages of threads, split by noun."""

from hub.discussions.views import feeds, files, posts, tending, threads
from hub.discussions.views.blueprint import page

__all__ = ["feeds", "files", "page", "posts", "tending", "threads"]
