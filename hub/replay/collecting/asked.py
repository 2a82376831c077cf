"""What was asked and felt: questions with their answers, polls with their results, reactions."""

from hub.live.models import LiveSession
from hub.polls.part import labels_of
from hub.questions.models import Question
from hub.replay.collecting.said import ms_of
from hub.replay.queries.told import PollTold
from hub.replay.timeline import entry


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


def of_reactions(_live: LiveSession, given: list[tuple[int, int]]) -> list[dict]:
    """How many reactions each minute had, at its end: nobody is named."""
    return [entry((minute + 1) * 60_000, "reactions", count=count) for minute, count in given if count]


def _choices(told: PollTold) -> list[list]:
    labels = labels_of(told.poll)
    return [list(pair) for pair in zip(labels, told.votes, strict=False)] if told.votes else [[words] for words in labels]
