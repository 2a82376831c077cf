"""How near skills of the tree are to each other, in tenths: the same, parent and child, or siblings."""

SAME, PARENT, SIBLING = 10, 6, 3


class Tree:
    """The tree of skills from parent by skill; answers what is near a skill."""

    def __init__(self, parents: dict):
        self._parents, self._near = parents, {}
        self._children: dict = {}
        for skill, parent in parents.items():
            if parent is not None:
                self._children.setdefault(parent, []).append(skill)

    def near(self, skill) -> dict:
        """Skill -> nearness in tenths of all that are near this one, itself among them."""
        if skill not in self._near:
            self._near[skill] = self._all_near(skill)
        return self._near[skill]

    def _all_near(self, skill) -> dict:
        parent = self._parents.get(skill)
        found = dict.fromkeys(self._children.get(parent, ()), SIBLING) if parent is not None else {}
        found.update(dict.fromkeys(self._children.get(skill, ()), PARENT))
        if parent is not None:
            found[parent] = PARENT
        found[skill] = SAME
        return found

    def reach(self, skills: dict) -> dict:
        """Skill -> the best of value times nearness over the given skills, for all skills near any of them."""
        found: dict = {}
        for skill, value in skills.items():
            for other, nearness in self.near(skill).items():
                found[other] = max(found.get(other, 0), value * nearness)
        return found

    def touched(self, skills) -> frozenset:
        """The skills that are the same, parent or child of any of these."""
        return frozenset(other for skill in skills for other, nearness in self.near(skill).items() if nearness >= PARENT)
