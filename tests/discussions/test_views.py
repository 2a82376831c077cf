"""What people meet on the pages of threads."""

import pytest

from hub.accounts import actions as accounts
from hub.clock import now
from hub.communities.models import Community
from hub.communities.queries import by_of
from hub.discussions import queries
from hub.storage.unit import db, unit_of_work
from tests.makers.discussions import reply, thread
from tests.makers.live import english


def test_the_list_shows_threads_and_leads_to_them(cast, signed_in):
    """A member sees title, starter and what is unread."""
    made = thread(cast.member, cast.wells, "How deep?")
    page = signed_in(cast.other).get("/communities/wells")
    assert "How deep?" in page.words and f"/threads/{made.id}" in page.links and cast.member.name in page.words


def test_starting_a_thread_by_form(cast, signed_in):
    """Typed, sent, and one stands before the thread; its words are rendered."""
    visitor = signed_in(cast.member)
    page = visitor.post("/communities/wells/threads/new", {"title": "Pumps", "text": "Which **pump**?"}, follow=True)
    assert page.status == 200 and "Pumps" in page.words and "<strong>pump</strong>" in page.html


def test_what_was_typed_is_kept_when_refused(cast, signed_in):
    """No title: the message stands beside it and the words are still there."""
    page = signed_in(cast.member).post("/communities/wells/threads/new", {"title": " ", "text": "My long question"})
    assert page.status == 422 and page.form_to("/communities/wells/threads/new").fields["text"].strip() == "My long question"


def test_replying_by_the_form_below_the_thread(cast, signed_in):
    """The answer stands on the page one is sent to."""
    made = thread(cast.member, cast.wells)
    page = signed_in(cast.other).post(f"/threads/{made.id}/reply", {"text": "Ours are ten."}, on=f"/threads/{made.id}", follow=True)
    assert page.status == 200 and "Ours are ten." in page.words


def test_the_same_form_sent_twice_posts_once(cast, signed_in):
    """A double click lands on the same post."""
    made = thread(cast.member, cast.wells)
    visitor = signed_in(cast.other)
    fields = visitor.get(f"/threads/{made.id}").form_to(f"/threads/{made.id}/reply").fields | {"text": "Once"}
    places = {visitor.send(f"/threads/{made.id}/reply", fields).location for _ in range(2)}
    assert len(places) == 1 and visitor.get(f"/threads/{made.id}").words.count("Once") == 1


def test_other_words_on_a_form_that_was_sent_are_not_lost(cast, signed_in):
    """Back, something else typed, sent: it is kept and asked about, and goes out with the next try."""
    made = thread(cast.member, cast.wells)
    visitor = signed_in(cast.other)
    fields = visitor.get(f"/threads/{made.id}").form_to(f"/threads/{made.id}/reply").fields
    visitor.send(f"/threads/{made.id}/reply", fields | {"text": "First words"})
    page = visitor.send(f"/threads/{made.id}/reply", fields | {"text": "Other words"})
    assert page.status == 422 and "sent before" in page.words
    again = page.form_to(f"/threads/{made.id}/reply").fields
    assert again["text"].strip() == "Other words" and again["key"] != fields["key"]
    visitor.send(f"/threads/{made.id}/reply", again)
    words = visitor.get(f"/threads/{made.id}").words
    assert words.count("First words") == words.count("Other words") == 1


def test_a_permalink_opens_the_right_page(cast, client):
    """The twenty-first post stands on the second page."""
    made = thread(cast.member, cast.wells, replies=20)
    with unit_of_work(write=False):
        last = queries.posts_of(made.id)[20]
    answer = client.get(f"/posts/{last.id}")
    assert answer.location == f"/threads/{made.id}?after=20#post-{last.id}"
    assert "Reply number 20." in client.get(answer.location).words
    assert client.get(f"/threads/{made.id}/21").location == answer.location


def test_pages_of_twenty_follow_each_other(cast, client):
    """Next and previous lead through the whole thread, each post once."""
    made = thread(cast.member, cast.wells, replies=45)
    for view in ("", "view=nested&"):
        page, seen = client.get(f"/threads/{made.id}?{view}"), []
        while True:
            seen += [int(part.split('"')[0]) for part in page.html.split('id="post-')[1:]]
            following = [link for link in page.links if "after=" in link and f'rel="next" href="{link.replace("&", "&amp;")}"' in page.html]
            if not following:
                break
            page = client.get(following[0])
        assert len(seen) == len(set(seen)) == 46


def test_nested_answers_stand_below_what_they_answer(cast, client):
    """Shown by answers, an answer follows its post though others came between."""
    made = thread(cast.member, cast.wells)
    one = reply(cast.other, made, "First branch")
    reply(cast.member, made, "Second branch")
    reply(cast.member, one, "Answer to the first")
    flat, nested = (client.get(f"/threads/{made.id}{view}").words for view in ("", "?view=nested"))
    assert flat.index("Second branch") < flat.index("Answer to the first")
    assert nested.index("Answer to the first") < nested.index("Second branch")


@pytest.mark.parametrize("path", [
    "", "/more", "/history",
])
def test_pages_of_a_post_open(cast, signed_in, path):
    """For its author, a facilitator and an outsider of an open community."""
    made = thread(cast.member, cast.wells)
    with unit_of_work(write=False):
        id = queries.first_post(made.id).id
    for someone in (cast.member, cast.facilitator, cast.outsider):
        assert signed_in(someone).get(f"/posts/{id}{path}", follow=True).status == 200


@pytest.mark.parametrize("path", ["/posts/{post}/edit", "/posts/{post}/withdraw", "/threads/{thread}/manage", "/threads/{thread}/rename",
                                  "/threads/{thread}/close", "/threads/{thread}/reply"])
def test_pages_of_the_starter_open(cast, signed_in, path):
    """Each answers the starter and refuses an outsider."""
    made = thread(cast.member, cast.wells)
    with unit_of_work(write=False):
        path = path.format(thread=made.id, post=queries.first_post(made.id).id)
    assert signed_in(cast.member).get(path).status == 200
    assert signed_in(cast.outsider).get(path).status == 403


@pytest.mark.parametrize("path", ["/posts/{post}/split", "/threads/{thread}/move"])
def test_pages_of_the_facilitator_open(cast, signed_in, path):
    """Each answers a facilitator and refuses the starter."""
    made = thread(cast.member, cast.wells, replies=1)
    with unit_of_work(write=False):
        path = path.format(thread=made.id, post=queries.posts_of(made.id)[1].id)
    assert signed_in(cast.facilitator).get(path).status == 200
    assert signed_in(cast.member).get(path).status == 403


@pytest.mark.parametrize("count", [1, 3, 20])
def test_a_thread_page_asks_the_database_equally_often(cast, signed_in, queries, count):
    """Five statements, however many posts."""
    made = thread(cast.member, cast.wells, replies=count - 1)
    visitor = signed_in(cast.other)
    with queries() as seen:
        assert visitor.get(f"/threads/{made.id}").status == 200
    assert len(seen) == 5, seen


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_asks_the_database_equally_often(cast, signed_in, queries, count):
    """The same for one thread and for three."""
    for _ in range(count):
        thread(cast.member, cast.wells)
    visitor = signed_in(cast.other)
    with queries() as seen:
        assert visitor.get("/communities/wells").status == 200
    assert len(seen) == 6, seen


@pytest.mark.parametrize(("path", "values"), [
    ("/threads/{t}/reply", {"text": "\0"}), ("/posts/{p}/edit", {"text": "\0"}), ("/posts/{p}/edit", {"seen": "7", "text": "Mine"}),
    ("/posts/{q}/split", {"title": "\0"}), ("/threads/{t}/rename", {"title": "\u200b"}), ("/threads/{t}/close", {"text": "\0"}),
    ("/threads/{t}/close", {"text": ""}), ("/communities/wells/threads/new", {"title": "T", "text": "\0"}),
])
def test_a_refusal_by_the_action_shows_the_form_again(cast, signed_in, path, values):
    """422 and the page, whatever the action found wrong."""
    made = thread(cast.facilitator, cast.wells, replies=1)
    with unit_of_work(write=False):
        first, second = queries.posts_of(made.id)
    path = path.format(t=made.id, p=first.id, q=second.id)
    fields = {"key": "a-key-of-its-own", "seen": "0", "what": "answers", "language": "en"}
    page = signed_in(cast.facilitator).send(path, fields | values)
    assert page.status == 422 and "Not saved yet" in page.words


def test_a_thread_starts_where_only_one_language_is_spoken(cast, signed_in):
    """Then there is nothing to choose, and the form's hidden choice is taken."""
    page = signed_in(cast.other).post("/communities/wells/threads/new", {"title": "Ropes", "text": "Sisal or nylon?"}, follow=True)
    assert page.status == 200 and "Sisal or nylon?" in page.words


def test_the_history_says_what_each_wording_changed(cast, signed_in):
    """Line by line, ten wordings a page."""
    post = first_of(thread(cast.member, cast.wells, text="Line one\nWording 0"))
    visitor = signed_in(cast.member)
    for number in range(1, 13):
        visitor.post(f"/posts/{post.id}/edit", {"text": f"Line one\nWording {number}"}, on=f"/posts/{post.id}/edit")
    page = visitor.get(f"/posts/{post.id}/history")
    assert 'class="gone"' in page.html and "taken out: Wording 11" in page.words and "added: Wording 12" in page.words
    older = visitor.get(next(link for link in page.links if "before=" in link))
    assert "Wording 0" in older.words and "Wording 12" not in older.words


def test_thanks_have_names(cast, signed_in):
    post = first_of(thread(cast.member, cast.wells))
    assert "Thanked by" not in signed_in(cast.member).get(f"/posts/{post.id}/more").words
    visitor = signed_in(cast.other)
    fields = visitor.get(f"/threads/{post.thread_id}?view=nested").form_to(f"/threads/{post.thread_id}").fields
    for back in ("", "1"):
        place = visitor.send(f"/posts/{post.id}/thank", fields | {"back": back}).location
        assert place == f"/threads/{post.thread_id}?view=nested#post-{post.id}"
        assert (cast.other.name in visitor.get(f"/posts/{post.id}/more").words.partition("Thanked by")[2]) is not bool(back)


def test_a_closed_thread_shows_in_the_list_what_came_of_it(cast, signed_in):
    made = thread(cast.member, cast.wells)
    signed_in(cast.member).post(f"/threads/{made.id}/close", {"text": "Nine metres & a **lining**."}, on=f"/threads/{made.id}/close")
    assert "Nine metres & a lining." in signed_in(cast.other).get("/communities/wells").words


@pytest.mark.parametrize(("words", "quoted"), [("Ours are", "> Ours are\n"), ("Never said", "> Ours are nine metres."), ("", "> Ours are nine metres.")])
def test_chosen_words_are_quoted_alone(cast, signed_in, words, quoted):
    """Only what the post really says is put into its author's mouth."""
    post = first_of(thread(cast.member, cast.wells))
    page = signed_in(cast.other).get(f"/threads/{post.thread_id}/reply?to={post.id}&quote=1&words={words}")
    assert quoted in page.form_to(f"/threads/{post.thread_id}/reply").fields["text"]


def test_who_is_named_in_vain_is_said(cast, signed_in):
    """A handle nobody reads under is named after posting; one that is told is not."""
    made = thread(cast.member, cast.wells)
    page = signed_in(cast.other).post(f"/threads/{made.id}/reply", {"text": f"@{cast.member.handle} and @nobody.here"}, on=f"/threads/{made.id}", follow=True)
    assert "Nobody who reads here is called @nobody.here" in page.words and f"called @{cast.member.handle}" not in page.words


def test_names_are_offered_while_one_types(cast, signed_in):
    """Members by the beginning of a name or handle, as far as they show themselves; oneself never."""
    visitor = signed_in(cast.member)
    own, other = ({"handle": one.handle, "name": one.name} for one in (cast.member, cast.other))
    for start in (cast.other.name[:3], cast.other.handle[:4].upper()):
        assert other in visitor.get(f"/communities/wells/names?start={start}").response.json
    assert own not in visitor.get(f"/communities/wells/names?start={cast.member.handle[:3]}").response.json
    assert visitor.get("/communities/wells/names?start=%25").response.json == visitor.get("/communities/wells/names").response.json == []
    show(cast.other, {"page": "nobody"})
    assert other not in visitor.get(f"/communities/wells/names?start={cast.other.handle}").response.json


def show(someone, audiences):
    """Choose who sees what of a person."""
    with unit_of_work():
        accounts.show_to(by_of(db.merge(someone)), audiences)


def first_of(made):
    """The first post of a thread."""
    with unit_of_work(write=False):
        return queries.first_post(made.id)


def test_who_may_not_start_a_thread_reads_why(cast, signed_in):
    """Not a member, muted, or the community is archived."""
    at, cast = "/communities/wells/threads/new", english(cast)
    for person, says in ((cast.outsider, "Join this community"), (cast.muted, "You can read here, but not write now")):
        assert signed_in(person).get(at).status == 403 and says in signed_in(person).get(at).words
    assert signed_in(cast.member).get(at).status == 200
    with unit_of_work():
        db.get(Community, cast.wells.id).archived_at = now()
    for person in (cast.member, cast.outsider):
        page = signed_in(person).get(at)
        assert page.status == 403 and "This community is archived" in page.words and "Join" not in page.html.split("<main")[1].split("</main")[0]
