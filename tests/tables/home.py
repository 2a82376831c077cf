"""Who may open the first page: everybody."""

ROUTES = {"home.home GET": ("/", (200,) * 6)}
