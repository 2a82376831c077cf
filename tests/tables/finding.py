"""Who may search: everybody, each in what they may see."""

ROUTES = {"finding.find GET": ("/search?q=wells", (200,) * 6)}
