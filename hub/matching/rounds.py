"""Who has a place in a round and who waits for one: who was left over the round before comes first, then as they applied. Pure."""


def waiting_of(parts, capacity: int | None, settled=frozenset()) -> list[int]:
    """Ids of the mentees who wait, in their turn; `settled` are those whose pair exists already, `capacity` None means that all have a place."""
    if capacity is None:
        return []
    mentees = [one for one in parts if one.role == "mentee" and one.is_here]
    mentees.sort(key=lambda one: (one.person_id not in settled, -one.tier, one.applied_at, one.id))
    return [one.person_id for one in mentees[capacity:]]
