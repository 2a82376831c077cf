"""A profile laid out for weighing, so that what depends on one person alone is worked out once."""

from dataclasses import dataclass

from hub.matching.weighing.hours import masks_of, seasons
from hub.matching.weighing.profiles import Profile, Terms
from hub.matching.weighing.skills import Tree


@dataclass(frozen=True, slots=True)
class Sheet:
    """A profile with its masks, what its skills reach, and the ways it can really use."""

    of: Profile
    masks: tuple
    reach: dict  # skill -> best level offered near it, in fortieths
    wish: dict  # skill -> nearness to what is wanted, in tenths
    teaches: frozenset  # what is offered or its parent or child
    ways: frozenset


def usable(profile: Profile) -> frozenset:
    """The ways somebody can really use: video needs more than a weak line."""
    return profile.channels - {"video"} if profile.connection == "weak" else profile.channels


def sheets_of(groups, terms: Terms) -> list[list[Sheet]]:
    """Each group of profiles as sheets, all laid over the same calendar."""
    tree = Tree(terms.parents)
    settings = seasons((one.zone for group in groups for one in group), terms.starts_on, terms.ends_on)
    return [[sheet_of(one, tree, settings) for one in group] for group in groups]


def sheet_of(one: Profile, tree: Tree, settings: list) -> Sheet:
    """One profile as a sheet, over the settings of the clocks that `hours.seasons` found."""
    return Sheet(
        one, masks_of(one, settings), tree.reach(one.offers), tree.reach(dict.fromkeys(one.wants, 1)), tree.touched(one.offers), usable(one)
    )
