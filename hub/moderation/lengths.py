"""For how long somebody may be suspended, in words."""

from hub.text.languages import lazy

LENGTHS = {"day": lazy("One day"), "week": lazy("One week"), "month": lazy("One month"), "ever": lazy("Until lifted")}
