"""Threads: started, answered, thanked, edited, withdrawn, pinned, closed, reported."""

import re
from datetime import datetime, timedelta

from hub.communities.queries import community_for
from hub.demo.reading import CONTENT, Entry, Scene, scenes
from hub.demo.stage import Deed, Stage
from hub.discussions import actions, queries
from hub.discussions.drafts import PostChange, PostDraft, ThreadDraft
from hub.discussions.uploads import take_in
from hub.moderation import actions as moderation
from hub.moderation.actions import Complaint
from hub.text.writing import Written, written

MOST_BYTES = 1024 * 1024
_NAMED = re.compile(r"@\{(\w+)\}")


def threads(opening: datetime, handles: dict[str, str]) -> list[Deed]:
    """Everything that is said in the threads of all communities."""
    return [deed for scene in scenes("threads", opening) for deed in _of_scene(scene, handles, opening)]


def naming(text: str, handles: dict[str, str]) -> str:
    """The text with @{key} made into a mention."""
    return _NAMED.sub(lambda found: f"@{handles[found[1]]}", text)


def _of_scene(scene: Scene, handles: dict[str, str], opening: datetime) -> list[Deed]:
    deeds, number = [], 0
    for entry in scene.entries:
        number += entry.does == "post"
        words = written(naming(entry.text, handles)) if entry.text else Written("", "")
        deeds.append(Deed(entry.at, _posting(scene, number, entry, words) if entry.does == "post" else _tending(scene, entry, words)))
        last = opening - timedelta(minutes=2)
        deeds += [
            Deed(min(entry.at + timedelta(minutes=47 * nth), last), _thanking(scene, number, who))
            for nth, who in enumerate(entry.thanked_by, start=1)
        ]
    return deeds


def _posting(scene: Scene, number: int, entry: Entry, words: Written):
    def post(stage: Stage) -> None:
        by = stage.by(entry.who)
        draft = PostDraft(words, attached=_files(by, entry), by_mail=entry.by_mail, parent_id=stage.things.get((scene.title, entry.answers)))
        if number == 1:
            community = community_for(by, stage.places[scene.place])
            thread = actions.start(by, community, ThreadDraft(scene.title, draft, scene.facts.get("lang", "en")))
            stage.things[scene.title, "thread"] = thread.id
            stage.things[scene.title, 1] = queries.first_post(thread.id).id
        else:
            stage.things[scene.title, number] = actions.reply(by, _thread(stage, by, scene), draft).id

    return post


def _files(by, entry: Entry) -> tuple[int, ...]:
    uploads = []
    for name in entry.files:
        with (CONTENT / "files" / name).open("rb") as stream:
            uploads.append(take_in(name, stream, MOST_BYTES))
    return tuple(file.id for file in actions.set_aside(by, uploads)) if uploads else ()


def _thanking(scene: Scene, number: int, who: str):
    def thank(stage: Stage) -> None:
        by = stage.by(who)
        actions.thank(by, queries.post_for(by, stage.things[scene.title, number]))

    return thank


def _tending(scene: Scene, entry: Entry, words: Written):
    def tend(stage: Stage) -> None:
        by = stage.by(entry.who)
        thread = _thread(stage, by, scene)
        post = queries.post_for(by, stage.things[scene.title, int(entry.to)]) if entry.to else None
        DEEDS[entry.does](by, thread, post, words)

    return tend


def _thread(stage: Stage, by, scene: Scene):
    return queries.thread_for(by, stage.things[scene.title, "thread"])


DEEDS = {
    "pin": lambda by, thread, _post, _words: actions.pin(by, thread),
    "close": lambda by, thread, _post, words: actions.close(by, thread, words),
    "edit": lambda by, _thread, post, words: actions.edit(by, post, PostChange(words, post.edits_count)),
    "withdraw": lambda by, _thread, post, _words: actions.withdraw(by, post),
    "report": lambda by, _thread, post, words: moderation.report_post(by, post, Complaint(*words.source.split("\n", 1))),
}
