"""The Flask side of the house: app class, headers, guards, assets, languages of a request."""
