"""What people thought, counted: never who, and in words only where enough answered; pure."""

import secrets
from dataclasses import dataclass, field

from hub.feedback.models import FOLLOWED, Answer
from hub.feedback.rules import LEAST

SCALES = ("met", "useful", "connection")
POINTS = (1, 2, 3, 4, 5)


@dataclass(frozen=True)
class Results:
    """`count` answers of `asked` people; the rest is empty until five have answered."""

    count: int
    asked: int
    scales: dict[str, list[int]] = field(default_factory=dict)  # scale: how many chose 1, 2, 3, 4, 5
    followed: dict[str, int] = field(default_factory=dict)
    will_use: list[str] = field(default_factory=list)
    to_change: list[str] = field(default_factory=list)
    own: list[list[str]] = field(default_factory=list)  # for each question of the host its answers

    @property
    def is_told(self) -> bool:
        """Whether enough answered for more than their number."""
        return self.count >= LEAST

    @property
    def rate(self) -> int:
        """Answers of a hundred who were asked."""
        return min(100, round(100 * self.count / self.asked)) if self.asked else 0

    def mean(self, scale: str) -> float:
        """The average of a scale, one decimal."""
        counts = self.scales.get(scale, [])
        return round(sum(point * count for point, count in zip(POINTS, counts, strict=False)) / (sum(counts) or 1), 1)


def results_of(answers: list[Answer], asked: int, questions: list[str]) -> Results:
    """Counts and words, each list of words in an order of its own: nobody's answers can be put together."""
    asked = max(asked, len(answers))
    if len(answers) < LEAST:
        return Results(len(answers), asked)
    return Results(
        len(answers), asked, {scale: [sum(getattr(one, scale) == point for one in answers) for point in POINTS] for scale in SCALES},
        {way: count for way in FOLLOWED if (count := sum(one.followed == way for one in answers))},
        _mixed(one.will_use for one in answers), _mixed(one.to_change for one in answers),
        [_mixed(one.own[number] for one in answers if number < len(one.own)) for number in range(len(questions))],
    )


def _mixed(texts) -> list[str]:
    found = [text for text in texts if text]
    secrets.SystemRandom().shuffle(found)
    return found
