"""The words for features, rules, levels and choices of matching, translated when shown."""

from hub.text.languages import lazy

FEATURE_WORDS = {
    "skill": lazy("Skills wanted"), "give": lazy("Skills to pass on"), "reciprocity": lazy("Learning in return"), "time": lazy("Shared hours"),
    "language": lazy("Language"), "sector": lazy("Sector and goals"), "context": lazy("Context"), "seniority": lazy("Experience"),
    "style": lazy("Way of working"), "past": lazy("Not paired before"), "unknown": lazy("Not known: counted as the average"),
}
RULE_WORDS = {
    "self": lazy("The same person"), "line": lazy("The same reporting line"), "organisation": lazy("The same organisation"),
    "excluded": lazy("Excluded or banned"), "language": lazy("No shared language"), "channel": lazy("No shared way to talk"),
    "skill": lazy("No wanted skill offered"), "hours": lazy("Too few shared hours"), "condition": lazy("A condition is not met"),
    "places": lazy("No place free, or withdrawn"),
}
KIND_WORDS = {
    "mentor": lazy("Mentor and mentee"), "peer": lazy("Peers of about the same experience"), "reverse": lazy("The younger teaches the elder"),
    "expert": lazy("Expert and counterpart"),
}
MODE_WORDS = {"stable": lazy("Stable"), "best": lazy("Best total"), "talks": lazy("Two steps: talks first"), "final": lazy("After the talks")}
RATING_WORDS = {
    5: lazy("Very much"), 4: lazy("Gladly"), 3: lazy("Fine either way"), 2: lazy("Rather somebody else"), 1: lazy("Only if nobody else is left"),
}
NEED_WORDS = {1: lazy("A little"), 2: lazy("Much"), 3: lazy("Most of all")}
LEVEL_WORDS = {2: lazy("Familiar with it"), 3: lazy("Practised it"), 4: lazy("Can teach it")}
CONTEXT = {
    "place": (lazy("Where you work"), {"rural": lazy("Rural"), "town": lazy("Small towns"), "city": lazy("City")}),
    "level": (lazy("Level of government or organisation"), {"local": lazy("Local"), "regional": lazy("Regional"), "national": lazy("National"),
                                                           "international": lazy("International")}),
    "income": (lazy("Income group of the country"), {"low": lazy("Low"), "lower_middle": lazy("Lower middle"), "upper_middle": lazy("Upper middle"),
                                                     "high": lazy("High")}),
    "group": (lazy("Group of countries"), {"ldc": lazy("Least developed"), "lldc": lazy("Landlocked"), "sids": lazy("Small islands"),
                                           "none": lazy("None of these")}),
    "fragility": (lazy("Situation"), {"stable": lazy("Calm"), "fragile": lazy("Fragile or in conflict")}),
}
STYLE = (
    (lazy("How do you like to start?"), (lazy("With a plan"), lazy("With a talk"), lazy("By doing"))),
    (lazy("How often would you like contact?"), (lazy("Every week"), lazy("Every two weeks"), lazy("When needed"))),
    (lazy("How do you like feedback?"), (lazy("Straight"), lazy("Gently"), lazy("In writing"))),
    (lazy("What helps you most?"), (lazy("Questions"), lazy("Examples"), lazy("Advice"))),
    (lazy("How do you solve problems?"), (lazy("Step by step"), lazy("By trying"), lazy("With others"))),
    (lazy("How formal are you?"), (lazy("Formal"), lazy("Relaxed"), lazy("It depends"))),
)
RUN_WORDS = {
    "waiting": lazy("Waiting to be run"), "working": lazy("Being worked out"), "done": lazy("Draft"), "failed": lazy("Failed"),
    "published": lazy("Published"),
}
CHANNEL_WORDS = {"text": lazy("Text"), "voice": lazy("Voice"), "video": lazy("Video")}
GENDER_WORDS = {"": lazy("Not said"), "f": lazy("A woman"), "m": lazy("A man"), "x": lazy("Another gender")}
SENIORITY_WORDS = {
    0: lazy("Not said"), 1: lazy("Just beginning"), 2: lazy("One to two years"), 3: lazy("Three to five years"), 4: lazy("Six to ten years"),
    5: lazy("Eleven to fifteen years"), 6: lazy("Sixteen to twenty years"), 7: lazy("More than twenty years"),
}
STEP_WORDS = {
    "skills": lazy("Skills"), "languages": lazy("Languages"), "hours": lazy("Hours and ways to talk"), "work": lazy("Your work"),
    "style": lazy("Working together"), "wishes": lazy("Conditions"),
}
GROUP_WORDS = {
    "country": lazy("Country"), "gender": lazy("Gender"), "income": lazy("Income group of the country"), "connection": lazy("Connection"),
    "organisation_kind": lazy("Kind of organisation"),
}
PART_WORDS = {
    "morning": lazy("mornings"), "afternoon": lazy("afternoons"), "evening": lazy("evenings"), "weekend": lazy("weekends"), "writing": lazy("in writing"),
}
ROLE_WORDS = {"mentee": lazy("Mentee"), "mentor": lazy("Mentor")}
GOAL_WORDS = {  # the Sustainable Development Goals by their short names
    1: lazy("No poverty"),
    2: lazy("Zero hunger"),
    3: lazy("Good health and well-being"),
    4: lazy("Quality education"),
    5: lazy("Gender equality"),
    6: lazy("Clean water and sanitation"),
    7: lazy("Affordable and clean energy"),
    8: lazy("Decent work and economic growth"),
    9: lazy("Industry, innovation and infrastructure"),
    10: lazy("Reduced inequalities"),
    11: lazy("Sustainable cities and communities"),
    12: lazy("Responsible consumption and production"),
    13: lazy("Climate action"),
    14: lazy("Life below water"),
    15: lazy("Life on land"),
    16: lazy("Peace, justice and strong institutions"),
    17: lazy("Partnerships for the goals"),
}
PHASE_WORDS = {
    "open": lazy("Applications are open"), "draft": lazy("Pairs are being drafted"), "talks": lazy("Shortlists are out: talk, and say how it was"),
    "final": lazy("The talks are over: the last round is being made"), "published": lazy("Pairs are published"),
}
