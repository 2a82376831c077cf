"""An agenda as people type it, one point a line, and as it is kept."""

import re

from hub.text.letters import clean

MOST_POINTS = 30
LONGEST_POINT = 160
_MINUTES = re.compile(r"^(?P<title>.*\S)\s*[,،|(]\s*(?P<minutes>\d{1,3})\s*(?:['’′]|min\w*\.?|د\w*)?\s*\)?$")


def points_of(text: str) -> list[dict]:
    """[{title, minutes}] of lines such as "Welcome, 5"; minutes are 0 where none are named."""
    points = []
    for line in clean(text).split("\n"):
        if not (line := " ".join(line.split()).lstrip("-*• ")):
            continue
        found = _MINUTES.match(line)
        title, minutes = (found["title"], int(found["minutes"])) if found else (line, 0)
        points.append({"title": title[:LONGEST_POINT], "minutes": minutes})
    return points[:MOST_POINTS]


def lines_of(points: list[dict]) -> str:
    """The agenda as text to be edited."""
    return "\n".join(f"{point['title']}, {point['minutes']}" if point["minutes"] else point["title"] for point in points)
