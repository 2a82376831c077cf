"""What was asked: questions with their answers, polls with their results."""

from hub.live.models import LiveSession
from hub.polls.models import Poll
from hub.questions.models import Question
from hub.replay.collecting.said import ms_of
from hub.replay.queries.told import PollTold
from hub.replay.timeline import entry

STEPS = 5  # of a scale


def of_questions(live: LiveSession, questions: list[Question]) -> list[dict]:
    """Each question where it was asked, with its votes, its answer and where that came; nobody is named who did not want it."""
    return [
        entry(
            ms_of(live, one.at), "question", one.text, None if one.is_nameless or one.relayed else one.by_id, who="" if one.is_nameless else one.relayed,
            votes=one.votes or None, answer=one.answer, answered=ms_of(live, one.answered_at) if one.answered_at else None,
        )
        for one in questions
    ]


def of_polls(live: LiveSession, polls: list[PollTold]) -> list[dict]:
    """Each poll where it was put, with its choices and, if they were for all, its results."""
    return [
        entry(ms_of(live, told.poll.opened_at), "poll", told.poll.words, voted=told.poll.voted or None, choices=_choices(told), texts=told.texts)
        for told in polls
    ]


def _choices(told: PollTold) -> list[list]:
    return [[words, told.votes.get(number)] if told.votes else [words] for number, words in _labels(told.poll)]


def _labels(poll: Poll) -> list[tuple[int, str]]:
    if poll.kind == "text":
        return []
    if poll.kind != "scale":
        return list(enumerate(poll.choices))
    ends = {1: poll.choices[0], STEPS: poll.choices[-1]} if poll.choices else {}
    return [(step, f"{step} {ends.get(step, '')}".strip()) for step in range(1, STEPS + 1)]
