"""The words for access, following and kinds of member, translated when shown."""

from hub.text.languages import lazy

ACCESS_WORDS = {"open": lazy("Open"), "request": lazy("On request"), "private": lazy("Private")}
ACCESS_HINTS = {
    "open": lazy("Everybody can read; whoever is signed in can join."),
    "request": lazy("Everybody sees this page; facilitators let people in. Only members read."),
    "private": lazy("Nobody but members knows of it. People come by invitation."),
}
FOLLOWING_WORDS = {
    "every": lazy("Every post"),
    "mentions": lazy("Mentions"),
    "digest": lazy("A digest"),
    "none": lazy("Nothing"),
}
MIX_WORDS = {
    "policy_maker": lazy("Policy-makers"),
    "local_government": lazy("Local government"),
    "academia": lazy("Academia"),
    "civil_society": lazy("Civil society"),
    "private_sector": lazy("Private sector"),
    "practitioner": lazy("Practitioners"),
}
NOBODY_YET = {
    "policy_maker": lazy("No policy-makers yet. Invite someone."),
    "local_government": lazy("Nobody from local government yet. Invite someone."),
    "academia": lazy("Nobody from academia yet. Invite someone."),
    "civil_society": lazy("Nobody from civil society yet. Invite someone."),
    "private_sector": lazy("Nobody from the private sector yet. Invite someone."),
    "practitioner": lazy("No practitioners yet. Invite someone."),
}
