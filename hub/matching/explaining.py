"""Why two people were put together, and why not two others, in plain sentences from one side only; nobody's private reasons are in them."""

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hub.clock import now
from hub.matching.weighing.hard import PRIVATE
from hub.matching.words import CONTEXT, FEATURE_WORDS, GOAL_WORDS
from hub.text.languages import _, language, ngettext

STRONGEST = 3


@dataclass(frozen=True)
class Why:
    """The strongest reasons, the weakest point, and what nobody said; `known` of ten points of information."""

    reasons: list
    weakest: str
    unknown: list
    known: int


def why(account: dict, side: str, names: dict, zone: str, name_of) -> Why:
    """The sentences of one side ('mentee' or 'mentor'): `names` are skills by id, `zone` the reader's, `name_of` says a language's name."""
    lines = [(feature, points, possible) for feature, points, possible in account[side] if possible and feature not in ("unknown", "past")]
    said = [(points / possible, possible, sentence(feature, account["facts"], side, names, (zone, name_of))) for feature, points, possible in lines]
    strong = sorted((one for one in said if one[0] > 0 and one[2]), key=lambda one: -one[0] * one[1])[:STRONGEST]
    low = min(lines, key=lambda line: line[1] / line[2], default=None)
    missing = account["unknown"][0 if side == "mentee" else 1]
    return Why(
        [words for _share, _possible, words in strong],
        weak(low[0]) if low and low[1] / low[2] < 0.5 else "", [str(FEATURE_WORDS[name]) for name in missing], 10 - len(missing),
    )


def sentence(feature: str, facts: dict, side: str, names: dict, reader: tuple) -> str:
    """One reason in plain words; empty where the feature gives none."""
    zone, name_of = reader
    return {
        "skill": lambda: _skill(facts, names), "give": lambda: _give(facts, names), "reciprocity": lambda: _learned(facts, names, side),
        "time": lambda: _time(facts, zone), "language": lambda: _language(facts, name_of), "sector": lambda: _sector(facts),
        "context": lambda: _context(facts), "seniority": lambda: _("The distance in experience suits") if facts["steps"] else "",
        "style": lambda: _style(facts),
    }.get(feature, lambda: "")()


def weak(feature: str) -> str:
    """The weakest point, said plainly."""
    return {
        "skill": _("Only part of the skills wanted is offered"), "give": _("Little of what the mentor most likes to pass on is wanted"),
        "reciprocity": _("Little to be learned in return"), "time": _("Few shared hours a week"), "language": _("Not at ease in the same language"),
        "sector": _("Different sectors"), "context": _("Different contexts"), "seniority": _("Very near or very far in experience"),
        "style": _("Different ways of working"),
    }.get(feature, "")


def why_not(rule: str, mode: str, other: str, *, prefers: bool = False, cost: int | None = None) -> str:
    """One honest sentence why somebody was not put together with `other`: a rule, places taken by others, or what it would cost all."""
    if rule in PRIVATE:
        return _("%(name)s is not available to you in this programme.", name=other)
    if rule:
        return _RULES[rule](other)
    if mode == "best":
        if cost is None:
            return _("Putting you with %(name)s would lower the total of the whole group.", name=other)
        return _("Putting you with %(name)s would lower the total of the whole group by %(points)s points.", name=other, points=f"{cost / 100:.1f}")
    if prefers:
        return _("You have somebody who stood higher on your own list than %(name)s.", name=other)
    return _("The places of %(name)s went to people placed higher there.", name=other)


def why_not_after_talks(mode: str, other: str, talked: bool) -> str:
    """The same for a shortlist, or for the round after the talks: nobody's rating is in it."""
    if mode == "talks":
        return _("Others suited both of you better by their profiles, so %(name)s is not on your shortlist.", name=other)
    if not talked:
        return _("You and %(name)s were not on a shortlist to talk.", name=other)
    return _("After the talks the places went so that no two people would both rather have each other; yours did not fall on %(name)s.", name=other)


def together(other: str) -> str:
    """What somebody is told who asks about the one they are with."""
    return _("You were put together with %(name)s.", name=other)


def why_not_me(rule: str, mode: str, other: str, talked: bool) -> str:
    """One sentence for a mentee who asks why they are not with mentor `other`: no more than the rule, never a reason, rating or wish of another."""
    if rule or mode == "best":
        return why_not(rule, mode, other)
    return why_not_after_talks(mode, other, talked) if mode == "final" else _(
        "The places of %(name)s went to people placed higher there, or you have somebody who stood higher on your own list.", name=other)


_RULES = {
    "self": lambda _other: _("That is the same person."),
    "organisation": lambda other: _("%(name)s works in the same organisation.", name=other),
    "language": lambda other: _("You and %(name)s share no language well enough.", name=other),
    "channel": lambda other: _("You and %(name)s share no way to talk.", name=other),
    "skill": lambda other: _("%(name)s does not offer a skill that is wanted.", name=other),
    "hours": lambda other: _("You and %(name)s have too few free hours in common.", name=other),
    "places": lambda other: _("%(name)s has no free place.", name=other),
}


def _skill(facts: dict, names: dict) -> str:
    taught = ", ".join(names.get(skill, "?") for skill in facts["taught"][:STRONGEST])
    return _("Offers %(count)s of %(all)s wanted skills: %(skills)s", count=len(facts["taught"]), all=facts["wanted"], skills=taught) if taught else ""


def _give(facts: dict, names: dict) -> str:
    passed = ", ".join(names.get(skill, "?") for skill in facts["passed_on"][:STRONGEST])
    return _("Wants what the mentor likes to pass on: %(skills)s", skills=passed) if passed else ""


def _learned(facts: dict, names: dict, side: str) -> str:
    skills = ", ".join(names.get(skill, "?") for skill in facts["learned"][:STRONGEST])
    if not skills:
        return ""
    return _("You can pass on in return: %(skills)s", skills=skills) if side == "mentee" else _("You can learn in return: %(skills)s", skills=skills)


def _time(facts: dict, zone: str) -> str:
    if facts["in_writing"] or not facts["quarters"]:
        return ""
    hours = facts["quarters"] // 4
    words = ngettext("%(num)s shared hour a week", "%(num)s shared hours a week", hours)
    return _("%(hours)s, such as %(when)s your time", hours=words, when=_local(facts["first"], zone)) if facts["first"] else words


def _local(stretch: list, zone: str) -> str:
    from babel.dates import format_time, get_day_names

    monday = datetime.combine(now().date() - timedelta(days=now().weekday()), time(), UTC)
    start, end = (monday + timedelta(minutes=15 * quarter) for quarter in stretch)
    start, end = start.astimezone(ZoneInfo(zone)), end.astimezone(ZoneInfo(zone))
    day = get_day_names("wide", context="stand-alone", locale=language())[start.weekday()]
    return f"{day} {format_time(start, 'HH:mm', locale=language())}–{format_time(end, 'HH:mm', locale=language())}"


def _language(facts: dict, name_of) -> str:
    return _("Both speak %(language)s well", language=name_of(facts["languages"][0])) if facts["languages"] else ""


def _sector(facts: dict) -> str:
    shared = ", ".join(sentence_of_tag(tag) for tag in facts["fields"][:STRONGEST])
    return _("Both work on %(fields)s", fields=shared) if shared else ""


def sentence_of_tag(tag: str) -> str:
    """A sector as it was typed, or a Sustainable Development Goal by its short name."""
    return str(GOAL_WORDS.get(int(tag.removeprefix("sdg:")), tag)) if tag.startswith("sdg:") else tag


def _context(facts: dict) -> str:
    shared = ", ".join(str(CONTEXT[name][0]) for name in facts["context"] if name in CONTEXT)
    return _("The same in both lives: %(things)s", things=shared) if shared else ""


def _style(facts: dict) -> str:
    same, of = facts["style"]
    return _("%(same)s of %(all)s answers about working together are the same", same=same, all=of) if same else ""
