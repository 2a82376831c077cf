"""One transaction of an import: letters as posts, with their writers, mails and files."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime

from hub.communities.models import Community
from hub.discussions import queries
from hub.discussions.finding import make_findable
from hub.discussions.importing.account import Account
from hub.discussions.importing.arranging import arrange
from hub.discussions.importing.people import key_of, writer_id
from hub.discussions.importing.preparing import Ready
from hub.discussions.importing.sorting import Newcomer, Talk
from hub.discussions.models import Attachment, MailOfPost, Post, Thread
from hub.discussions.order import seat
from hub.mail.parsing import Letter
from hub.mail.threading import meta
from hub.storage.unit import db


@dataclass
class Run:
    """What one import knows: identity -> (post id, thread id) of every letter here, who its writers are, what it has done."""

    community_id: int
    posted: dict[str, tuple[int, int | None]]
    account: Account
    writers: dict[str, int] = field(default_factory=dict)
    grown: set[int] = field(default_factory=set)
    newest: datetime | None = None


class Filling:
    """One transaction's work; what it learns goes to the run only once it is committed."""

    def __init__(self, run: Run):
        self.run, self.tally = run, Account()
        self.posted: dict[str, tuple[int, int]] = {}
        self.writers: dict[str, int] = {}
        self.threads: dict[Talk, Thread] = {}
        self.new_ids: dict[Talk, set[int]] = defaultdict(set)
        self.moments: list[datetime] = []
        self.community = db.get(Community, run.community_id)

    def add(self, newcomer: Newcomer, ready: Ready) -> None:
        """One letter as a post of its thread, which begins with it where there is none."""
        author_id = self._writer(ready.kept.letter)
        thread = self._thread(newcomer.talk) or self._begin(newcomer.talk, ready, author_id)
        post = self._post(thread, newcomer, ready, author_id)
        self.posted[newcomer.identity] = (post.id, thread.id)
        self.new_ids[newcomer.talk].add(post.id)
        self.moments.append(post.posted_at)
        db.add(_mail(self.community.id, post.id, ready))
        db.add_all(Attachment(owner_id=author_id, post_id=post.id, made_at=post.posted_at, **file.facts()) for file in ready.uploads)
        make_findable(thread, post)
        self._count(ready)

    def settle(self) -> None:
        """Bring threads that were here before into order again."""
        for talk, thread in self.threads.items():
            if talk.was_here:
                db.flush()
                answers = {post_id: where[0] for post_id, question in talk.answers.items() if (where := self._where(question))}
                arrange(thread, answers, self.new_ids[talk])

    def keep(self) -> None:
        """It is committed: the run knows it from now on."""
        run = self.run
        for talk, thread in self.threads.items():
            self.tally.grown += talk.was_here and thread.id not in run.grown
            run.grown |= {thread.id} if talk.was_here else set()
            talk.thread_id = thread.id
        run.posted.update(self.posted)
        run.writers.update(self.writers)
        run.newest = max([*self.moments, *([run.newest] if run.newest else [])])
        run.account.add(self.tally)

    def _writer(self, letter: Letter) -> int:
        key = key_of(letter.from_name, letter.from_address)
        found = self.run.writers.get(key) or self.writers.get(key)
        if found is None:
            found = self.writers[key] = writer_id(self.community.id, letter.from_name, letter.from_address, self.tally)
        return found

    def _thread(self, talk: Talk) -> Thread | None:
        if talk not in self.threads and talk.thread_id is not None:
            self.threads[talk] = queries.held(Thread(id=talk.thread_id))
        return self.threads.get(talk)

    def _begin(self, talk: Talk, ready: Ready, author_id: int) -> Thread:
        when = ready.kept.when
        thread = Thread(
            community=self.community, community_id=self.community.id, title=ready.title, starter_id=author_id, language=ready.language[:5],
            started_at=when, last_post_at=when, posts_count=0, history_seq=0,
        )
        db.add(thread)
        db.flush()
        self.threads[talk] = thread
        self.tally.threads += 1
        return thread

    def _post(self, thread: Thread, newcomer: Newcomer, ready: Ready, author_id: int) -> Post:
        last = (thread.last_post_at, thread.last_author_id)
        post = Post(
            thread=thread, thread_id=thread.id, author_id=author_id, source=ready.source, html=ready.html, posted_at=ready.kept.when,
            by_mail=True, files_count=len(ready.uploads),
        )
        seat(thread, post, self._parent(thread, newcomer))
        if post.seq > 1 and post.posted_at < last[0]:
            thread.last_post_at, thread.last_author_id = last
        thread.history_seq = max(thread.history_seq, post.seq if thread.history_seq == post.seq - 1 else 0)
        db.add(post)
        db.flush()
        return post

    def _parent(self, thread: Thread, newcomer: Newcomer) -> Post | None:
        """The nearest letter above that stands in the thread, else what the thread begins with."""
        if not thread.posts_count:
            return None
        above = (self._where(identity) for identity in newcomer.above)
        nearest = next((where[0] for where in above if where and where[1] == thread.id), None)
        return db.get(Post, nearest) if nearest else queries.first_post(thread.id)

    def _where(self, identity: str) -> tuple[int, int | None] | None:
        return self.posted.get(identity) or self.run.posted.get(identity)

    def _count(self, ready: Ready) -> None:
        self.tally.posts += 1
        self.tally.problems.update(ready.kept.problems)
        self.tally.files += len(ready.uploads)
        self.tally.files_bytes += sum(file.bytes for file in ready.uploads)
        self.tally.files_other += sum(file.kind == "other" for file in ready.uploads)


def _mail(community_id: int, post_id: int, ready: Ready) -> MailOfPost:
    kept, letter = ready.kept, ready.kept.letter
    return MailOfPost(
        post_id=post_id, community_id=community_id, message_id=kept.identity, subject=letter.subject, raw_file=ready.raw_file,
        raw_bytes=ready.raw_bytes, fingerprint=letter.fingerprint, refers=" ".join(meta(letter).parents), topic=letter.thread_subject,
        is_reply=letter.is_reply,
    )
