"""The sentences of what the two of a pair are told, made when they are shown."""

from hub.notifications.sentences import sentence
from hub.text.languages import _


@sentence("mentorship:asked")
def _asked(words) -> str:
    return _("%(name)s asks you to be their mentor.", name=words["name"])


@sentence("mentorship:accepted")
def _accepted(words) -> str:
    if not words.get("mentor", True):
        return _("%(name)s said yes: you are a pair now.", name=words["name"])
    return _("%(name)s accepted to be your mentor.", name=words["name"])


@sentence("mentorship:proposed")
def _proposed(words) -> str:
    return _("You and %(name)s were proposed to each other for mentoring. It begins when both of you say yes.", name=words["name"])


@sentence("mentorship:declined")
def _declined(words) -> str:
    if not words.get("mentor", True):
        return _("It will not be %(name)s this time.", name=words["name"])
    return _("%(name)s cannot be your mentor this time.", name=words["name"])


@sentence("mentorship:withdrawn")
def _withdrawn(words) -> str:
    return _("%(name)s took the request for mentoring back.", name=words["name"])


@sentence("mentorship:meeting")
def _meeting(words) -> str:
    name = words["name"]
    return {
        "proposed": _("%(name)s proposes a time to meet.", name=name),
        "planned": _("%(name)s agreed to the time to meet.", name=name),
        "noted": _("%(name)s noted the meeting you agreed on.", name=name),
        "moved": _("%(name)s proposes another time to meet.", name=name),
        "cancelled": _("%(name)s called a meeting off.", name=name),
        "missed": _("%(name)s noted that a meeting was missed.", name=name),
    }[words["what"]]


@sentence("mentorship:logged")
def _logged(words) -> str:
    return _("%(name)s logged a meeting with you.", name=words["name"])


@sentence("mentorship:wrote")
def _wrote(words) -> str:
    return _("%(name)s wrote to you in your mentorship.", name=words["name"])


@sentence("mentorship:thanked")
def _thanked(words) -> str:
    return _("%(name)s thanked you for a message.", name=words["name"])


@sentence("mentorship:called")
def _called(words) -> str:
    return _("%(name)s called you. Call back when it suits you.", name=words["name"])


@sentence("mentorship:agreement")
def _agreement(words) -> str:
    if words["what"] == "signed":
        return _("%(name)s signed your agreement. It holds from now on.", name=words["name"])
    return _("%(name)s wrote down how you two would work together. Read it, then sign or change it.", name=words["name"])


@sentence("mentorship:closing")
def _closing(words) -> str:
    return _("%(name)s says that your mentorship has done its work. Add your own words, and it is closed.", name=words["name"])


@sentence("mentorship:closed")
def _closed(words) -> str:
    return _("Your mentorship with %(name)s has come to its end.", name=words["name"])


@sentence("mentorship:paused")
def _paused(words) -> str:
    if words.get("why") == "account" and not words.get("pair", True):
        return _("The account of %(name)s is not in use at present, so the request rests.", name=words["name"])
    if words.get("why") == "account":
        return _("The account of %(name)s is not in use at present. Your mentorship pauses; nothing is lost.", name=words["name"])
    if words.get("why") == "silence":
        return _("After a long silence your mentorship with %(name)s rests. Nothing is lost; either of you can go on.", name=words["name"])
    return _("%(name)s paused your mentorship. Nothing is lost.", name=words["name"])


@sentence("mentorship:resumed")
def _resumed(words) -> str:
    return _("%(name)s would like to go on with your mentorship.", name=words["name"])
