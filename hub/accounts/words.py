"""The words for roles, kinds, levels and audiences, translated when shown."""

from hub.text.languages import lazy

ROLE_WORDS = {
    "practitioner": lazy("Practitioner"),
    "policy_maker": lazy("Policy-maker"),
    "researcher": lazy("Researcher"),
    "other": lazy("Other"),
}
KIND_WORDS = {
    "policy_maker": lazy("National government"),
    "local_government": lazy("Local government"),
    "academia": lazy("University or research"),
    "civil_society": lazy("Civil society"),
    "private_sector": lazy("Private sector"),
    "practitioner": lazy("Public service, hospital or school"),
}
LEVEL_WORDS = {
    "basic": lazy("Basic"),
    "good": lazy("Good"),
    "fluent": lazy("Fluent"),
    "native": lazy("First language"),
}
CONNECTION_WORDS = {"good": lazy("Good"), "fair": lazy("Fair"), "weak": lazy("Weak")}
AUDIENCE_WORDS = {
    "everyone": lazy("Everyone"),
    "people": lazy("People signed in"),
    "communities": lazy("People in my communities"),
    "nobody": lazy("Nobody"),
}
GROUP_WORDS = {
    "page": lazy("My page"),
    "work": lazy("Role and organisation"),
    "place": lazy("Country and time zone"),
    "languages": lazy("Languages"),
    "exchange": lazy("What I offer and look for"),
}
THEME_WORDS = {"": lazy("As on my device"), "light": lazy("Light"), "dark": lazy("Dark")}
