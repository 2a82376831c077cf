"""Mentoring: offers, and pairs from the request through goals and meetings to where they stand today."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from hub import clock
from hub.accounts.by import HOUSE
from hub.demo.moments import moment
from hub.demo.reading import Entry, Scene, scenes, told
from hub.demo.stage import Deed, Stage
from hub.mentorship import actions
from hub.mentorship.drafts import Account, Aim, Answer, Appointment, Closing, Lesson, Offer, Progress, Round, Step, Terms, Wish
from hub.mentorship.queries import agreements_of, check_in_waiting, meeting_for, pair_for, step_for, workspace_for
from hub.text.writing import Written, written

ROUNDS = {  # the name a pair's facts give: the running one has none
    "": {
        "name": "Peers who have done it, first round", "days": (-140, 60), "key": "the-first-round",
        "about": "Half a year, two hours a month, one goal. People of all our communities, paired by what one wants to learn and another has done.",
    },
    "trial": {
        "name": "Peers who have done it, the trial", "days": (-182, -98), "key": "the-trial",
        "about": "Three months to find out whether it works at all: four pairs, one goal each. It is over; its report is why there is a first round.",
    },
}
FOUNDER, PLACE = "chisomo", "maternal-newborn"
LOOKS = (-155, -141, -127, -113, *range(-63, 1, 7))  # days on which the watch looked


def pairs(opening: datetime) -> list[Deed]:
    """Every offer, a round, everything every pair does, and what the watch over them finds at the opening."""
    begins = [Deed(opening + timedelta(days=one["days"][0] - 5), _beginning(name, one, opening)) for name, one in ROUNDS.items()]
    offers = [*begins, *_looking(opening)]
    offers += [Deed(moment(one["when"], opening), _offering(key, one, written(one["about"]))) for key, one in told("offers.toml").items()]
    return offers + [Deed(entry.at, _working(scene, entry, written(entry.text))) for scene in scenes("pairs", opening) for entry in scene.entries]


def _beginning(name: str, one: dict, opening: datetime):
    about = written(one["about"])

    def begin(stage: Stage) -> None:
        by, (first, last) = stage.by(FOUNDER), (opening.date() + timedelta(days=days) for days in one["days"])
        made = actions.begin_cohort(by, stage.place(by, PLACE), Round(one["name"], first, last, about, key=one["key"]))
        stage.things["cohort", name] = made.id

    return begin


def _looking(opening: datetime) -> list[Deed]:
    """The watch as it looked each week of the story, so that reminders and check-ins stand where they would."""

    def look(_stage: Stage) -> None:
        for act in (actions.ask_how_it_goes, actions.watch):
            act(HOUSE)

    return [Deed(opening + timedelta(days=days, minutes=-30), look) for days in LOOKS]


def _offering(key: str, one: dict, about: Written):
    def offer(stage: Stage) -> None:
        draft = Offer(tuple(one["skills"]), one["levels"], one["hours"], one["places"], tuple(one["channels"]), one["sector"], about)
        actions.offer(stage.by(key), draft)

    return offer


def _working(scene: Scene, entry: Entry, words: Written):
    def work(stage: Stage) -> None:
        by = stage.by(entry.who)
        if entry.does == "ask":
            first_goal, _line, _rest = entry.text.partition("\n")
            languages = tuple(scene.facts["languages"].split())
            wish = Wish(Written(words.source.partition("\n")[2].strip(), _without_first_line(words)), first_goal, languages, int(scene.facts["hours"]))
            stage.things["pair", scene.title] = actions.ask(by, stage.people[scene.facts["mentor"]], wish).id
        else:
            _Work(stage, scene, by, entry).do(words)

    return work


def _without_first_line(words: Written) -> str:
    return written(words.source.partition("\n")[2].strip()).html


class _Work:
    """One thing one of a pair does; things of the pair are counted from 1 in the order they were made."""

    def __init__(self, stage: Stage, scene: Scene, by, entry: Entry):
        self.stage, self.title, self.by, self.entry = stage, scene.title, by, entry
        self.round = scene.facts.get("round", "")
        self.pair = pair_for(by, stage.things["pair", scene.title], lock=True)

    def do(self, words: Written) -> None:
        """Do it; each verb has a method of its name below, or is an action that takes words."""
        own = getattr(self, f"_{self.entry.does}", None)
        if own is not None:
            own(words)
        elif words.source:
            getattr(actions, self.entry.does)(self.by, self.pair, words.source)
        else:
            getattr(actions, self.entry.does)(self.by, self.pair)

    def _accept(self, words: Written) -> None:
        actions.accept(self.by, self.pair, words.source)
        self.pair.cohort_id = self.stage.things["cohort", self.round]

    def _terms(self, words: Written) -> None:
        purpose, _line, rest = words.source.partition("\n")
        actions.draft_terms(self.by, self.pair, Terms(purpose, mentor_part=rest.strip(), is_thin=self.entry.to == "thin"))

    def _sign(self, _words: Written) -> None:
        actions.sign(self.by, self.pair, agreements_of(self.pair)[0])

    def _learn(self, words: Written) -> None:
        actions.learn(self.by, self.pair, Lesson(words.source, f"from_{self.entry.to}", "technical"))

    def _close(self, words: Written) -> None:
        actions.close(self.by, self.pair, Closing(words.source, "all", "in_use", may_quote=True))

    def _end(self, words: Written) -> None:
        actions.end_early(self.by, self.pair, self.entry.to, words.source)

    def _check(self, words: Written) -> None:
        asked = check_in_waiting(self.by, self.pair)
        actions.answer_check_in(self.by, self.pair, asked, Answer(self.entry.to, 4, words=words.source, is_shared=bool(words.source)))

    def _aim(self, words: Written) -> None:
        what, _bar, indicator = words.source.partition("\n")
        baseline, target = map(int, self.entry.to.split("-")) if self.entry.to else (None, None)
        actions.aim(self.by, self.pair, Aim(what, indicator.strip(), baseline=baseline, target=target))

    def _progress(self, words: Written) -> None:
        far, _space, note = words.source.partition(" ")  # "60" percent, or "4/5" on the scale of a goal that has one
        level, percent = (int(far[0]), 0) if "/" in far else (None, int(far))
        state = "reached" if percent == 100 else "open"
        goals = sorted(workspace_for(self.by, self.pair).goals, key=lambda one: one.id)  # the first one came with the request
        goal = goals[int(self.entry.to or 1) - 1]
        actions.note_progress(self.by, self.pair, goal, Progress(percent, state, note, level))

    def _log(self, words: Written) -> None:
        facts, _line, agreed = words.source.partition("\n")
        minutes, way = facts.split()[:2]
        local = (clock.now() - timedelta(minutes=int(minutes))).astimezone(ZoneInfo(self.by.zone))
        account = Account(local.date(), local.time().replace(tzinfo=None), int(minutes), way, written(agreed.strip()))
        if self.entry.to:
            actions.log_planned(self.by, self.pair, meeting_for(self.pair, self._kept("meeting")), account)
        else:
            actions.log(self.by, self.pair, account)

    def _propose(self, words: Written) -> None:
        facts, _line, plan = words.source.partition("\n")
        days, at, minutes, way = facts.split()
        on = (clock.now() + timedelta(days=int(days))).date()
        draft = Appointment(on, datetime.strptime(at, "%H:%M").time(), int(minutes), way, plan.strip())  # noqa: DTZ007 - a clock time of their zone
        self._keep("meeting", actions.propose(self.by, self.pair, draft))

    def _agree(self, _words: Written) -> None:
        actions.agree(self.by, self.pair, meeting_for(self.pair, self._kept("meeting")))

    def _miss(self, _words: Written) -> None:
        actions.miss(self.by, self.pair, meeting_for(self.pair, self._kept("meeting")))

    def _step(self, words: Written) -> None:
        days, _space, what = words.source.partition(" ")
        step = Step(what, is_mine=self.entry.to != "other", due_on=(clock.now() + timedelta(days=int(days))).date())
        self._keep("step", actions.plan_step(self.by, self.pair, step))

    def _finish(self, _words: Written) -> None:
        actions.finish(self.by, self.pair, step_for(self.pair, self._kept("step")))

    def _write(self, words: Written) -> None:
        actions.write(self.by, self.pair, words)

    def _private(self, words: Written) -> None:
        actions.note_privately(self.by, self.pair, words)

    def _keep(self, kind: str, thing) -> None:
        number = sum(key[:3] == ("pair", self.title, kind) for key in self.stage.things if len(key) == 4) + 1
        self.stage.things["pair", self.title, kind, number] = thing.id

    def _kept(self, kind: str) -> int:
        return self.stage.things["pair", self.title, kind, int(self.entry.to or 1)]
