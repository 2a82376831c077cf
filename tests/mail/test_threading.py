"""What threading promises: who answered whom, for clean, broken and malicious references, the same every time."""
import random
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from hub.mail import archive, parsing, threading

FIXTURES = Path(__file__).parent / "fixtures"
BEGIN = datetime(2020, 3, 2, 10, tzinfo=UTC)


def note(name: str, *parents: str, topic: str = "deep wells", day: float = 0, is_reply: bool | None = None) -> threading.Meta:
    """One letter on a day after the beginning; its name serves as Message-ID."""
    says_re = bool(parents) if is_reply is None else is_reply
    return threading.Meta(name, name, parents, topic, says_re, BEGIN + timedelta(days=day))


def shape(*letters: threading.Meta) -> list[dict[str, str | None]]:
    """Each conversation as {letter: parent}, in order."""
    return [{node.identity: node.parent for node in tree.nodes} for tree in threading.threads(letters)]


def test_a_real_archive_becomes_one_conversation():
    letters = [parsing.letter(raw.data, raw.envelope_date) for raw in archive.messages(FIXTURES / "pipermail.mbox")]
    (tree,) = threading.threads(map(threading.meta, letters))
    first, second, third = (letter.identity for letter in letters)
    assert [(node.identity, node.parent) for node in tree.nodes] == [(first, None), (second, first), (third, second)]
    assert tree.topic == "storing beans without weevils"


def test_the_nearest_reference_is_the_parent():
    assert shape(note("a"), note("b", "a", day=1), note("c", "a", "b", day=2)) == [{"a": None, "b": "a", "c": "b"}]


def test_a_missing_parent_is_passed_over_for_the_next_ancestor():
    assert shape(note("a"), note("c", "a", "lost", day=1)) == [{"a": None, "c": "a"}]


def test_what_one_letter_tells_of_a_missing_one_helps_the_other():
    assert shape(note("a"), note("c", "lost", day=1, topic="x"), note("d", "a", "lost", day=2)) == [{"a": None, "c": "a", "d": "a"}]


def test_answers_to_a_lost_letter_stay_together():
    assert shape(note("b", "lost", topic="x"), note("c", "lost", day=1, topic="y")) == [{"b": None, "c": "b"}]


def test_an_answer_dated_before_its_question_still_follows_it():
    tree = threading.threads([note("a", day=1), note("b", "a", day=0)])[0]
    assert [node.identity for node in tree.nodes] == ["a", "b"]


def test_a_changed_subject_stays_where_it_answers():
    assert shape(note("a"), note("b", "a", topic="shallow wells", day=1)) == [{"a": None, "b": "a"}]


@pytest.mark.parametrize(
    "letters",
    [
        [note("a", "a")],
        [note("a", "b"), note("b", "a", day=1)],
        [note("a", "b"), note("b", "c", day=1), note("c", "a", day=2)],
        [note("a", "b", "a", "b"), note("b", "a", "b", day=1)],
    ],
)
def test_circles_are_broken_at_the_oldest(letters):
    (tree,) = threading.threads(letters)
    assert tree.nodes[0] == threading.Node("a", None, "root")
    assert len(tree.nodes) == len(letters)


def test_an_id_that_many_subjects_answer_joins_nothing():
    letters = [note(f"n{n}", "list@example.org", topic=f"topic number {n}", day=n) for n in range(20)]
    assert len(shape(*letters)) == 20
    assert len(shape(*[note(f"n{n}", "lost", day=n) for n in range(20)])) == 1


@pytest.mark.parametrize(
    "second, together",
    [
        (note("b", is_reply=True, day=80), True),
        (note("b", is_reply=True, day=100), False),
        (note("b", is_reply=False, day=10), True),
        (note("b", is_reply=False, day=20), False),
        (note("b", is_reply=True, day=-0.5), True),
        (note("b", is_reply=True, topic="other wells", day=1), False),
        (note("b", "lost", day=5), True),
    ],
)
def test_subject_and_time_join_what_references_do_not(second, together):
    assert (len(shape(note("a"), second)) == 1) is together


def test_an_answer_joins_a_long_conversation_that_still_lives():
    letters = [note("a"), note("b", "a", day=80), note("c", is_reply=True, day=160)]
    assert shape(*letters) == [{"a": None, "b": "a", "c": "a"}]
    assert threading.threads(letters)[0].nodes[2].how == "subject"


@pytest.mark.parametrize("topic", ["", "hello", "question", "test", "abc", "bonjour", "السلام عليكم"])
def test_subjects_that_say_nothing_join_nothing(topic):
    assert len(shape(note("a", topic=topic), note("b", topic=topic, is_reply=True, day=1))) == 2


def test_a_letter_twice_in_the_archive_stands_once():
    assert shape(note("a"), note("b", "a", day=1), note("a")) == [{"a": None, "b": "a"}]


def test_letters_without_dates_keep_their_place():
    letters = [note("a"), note("b", "a", day=2)._replace(date=None), note("c", "b", day=3)]
    assert shape(*letters) == [{"a": None, "b": "a", "c": "b"}]


def archive_of(conversations: int, chance: random.Random) -> tuple[list[threading.Meta], dict[str, str | None]]:
    """A generated archive, and whom each letter answers; 30 letters in each conversation."""
    letters, answered = [], {}
    for number in range(conversations):
        path = {}
        for place in range(30):
            name = f"{number}-{place}@x.example"
            parent = chance.choice(list(path)) if path else None
            path[name] = (*path[parent], parent) if parent else ()
            answered[name] = parent
            letters.append(note(name, *path[name][-10:], topic=f"conversation {number}", day=number + place / 30))
    return letters, answered


def test_three_thousand_letters_are_threaded_exactly_in_any_order():
    chance = random.Random(7)
    letters, answered = archive_of(100, chance)
    trees = threading.threads(letters)
    assert [len(tree.nodes) for tree in trees] == [30] * 100
    assert {node.identity: node.parent for tree in trees for node in tree.nodes} == answered
    chance.shuffle(letters)
    assert threading.threads(letters) == trees


def test_parents_always_come_before_their_answers():
    letters, _ = archive_of(20, random.Random(8))
    late = [letter._replace(date=BEGIN - (letter.date - BEGIN)) for letter in letters]
    for tree in threading.threads(late):
        seen = {None}
        for node in tree.nodes:
            assert node.parent in seen
            seen.add(node.identity)


def test_a_half_lost_archive_still_keeps_its_conversations():
    chance = random.Random(9)
    letters, _ = archive_of(50, chance)
    kept = [letter for letter in letters if chance.random() < 0.5]
    trees = threading.threads(kept)
    assert sum(len(tree.nodes) for tree in trees) == len(kept)
    assert len(trees) == 50


@pytest.mark.timeout(20)
@pytest.mark.parametrize("step", [-1, 1])
def test_endless_chains_and_circles_take_no_time(step):
    size = 50_000
    letters = [note(f"n{n}", f"n{(n + step) % size}", day=n / 100) for n in range(size)]
    (tree,) = threading.threads(letters)
    assert len(tree.nodes) == size
