"""The pages of threads, split by noun."""

from hub.discussions.views import feeds, files, names, posts, tending, threads
from hub.discussions.views.blueprint import page

__all__ = ["feeds", "files", "names", "page", "posts", "tending", "threads"]
