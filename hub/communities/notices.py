"""Who is told what of belonging, and the sentences of it."""

from dataclasses import dataclass
from datetime import date

from babel.dates import format_date

from hub.accounts.by import HOUSE, By
from hub.accounts.models import Person
from hub.clock import now
from hub.communities.models import Community, Invitation, JoinRequest, Membership
from hub.communities.queries import facilitator_ids, person_at
from hub.mail import outbox
from hub.mail.delivery import site_name, site_url
from hub.mail.models import Letter
from hub.mail.unlinking import unlinked
from hub.notifications.actions import tell
from hub.notifications.sentences import sentence
from hub.storage.unit import rehearsal
from hub.text.languages import _, language, speaking


@sentence("community:asked")
def asked_sentence(words: dict) -> str:
    """To facilitators: someone asks to join."""
    return _("%(name)s asks to join %(community)s", **words)


@sentence("community:accepted")
def accepted_sentence(words: dict) -> str:
    """To the one who asked: welcome."""
    return _("You are now a member of %(community)s. Welcome!", **words)


@sentence("community:declined")
def declined_sentence(words: dict) -> str:
    """To the one who asked: not this time, with the facilitators' words."""
    if words.get("words"):
        return _("%(community)s cannot take you in for now: %(words)s", **words)
    return _("%(community)s cannot take you in for now. Thank you for asking.", **words)


@sentence("community:invited")
def invited_sentence(words: dict) -> str:
    """To someone with an account: an invitation waits."""
    return _("%(name)s invites you to %(community)s", **words)


@sentence("community:appointed")
def appointed_sentence(words: dict) -> str:
    """To a member: you look after the community now."""
    return _("You are now a facilitator of %(community)s", **words)


@sentence("community:dismissed")
def dismissed_sentence(words: dict) -> str:
    """To a facilitator who is an ordinary member again."""
    return _("You are a member of %(community)s now; others look after it", **words)


@sentence("community:removed")
def removed_sentence(words: dict) -> str:
    """To someone who no longer belongs."""
    return _("You are no longer a member of %(community)s", **words)


@sentence("community:muted")
def muted_sentence(words: dict) -> str:
    """To a member who may only read for a while."""
    day = format_date(date.fromisoformat(words["until"][:10]), "long", locale=language())
    return _("In %(community)s you can read but not write until %(until)s", community=words["community"], until=day)


def asked(by: By, community: Community, request: JoinRequest) -> None:
    """Tell the facilitators that someone waits."""
    once = f"asked:{community.id}:{by.id}:{request.asked_at.isoformat()}"
    words = {"name": by.name, "community": community.name, "excerpt": request.words}
    tell(by, facilitator_ids(community.id), "community:asked", once=once, words=words, mail="now",
         path=f"/communities/{community.slug}/manage", community_id=community.id)


def accepted(by: By, community: Community, request: JoinRequest) -> None:
    """Tell the one who asked that they are in."""
    _tell_one(by, request.person_id, "accepted", community, path=f"/communities/{community.slug}")


def declined(by: By, community: Community, request: JoinRequest, words: str) -> None:
    """Tell the one who asked, with the facilitator's words."""
    _tell_one(by, request.person_id, "declined", community, path=f"/communities/{community.slug}/about", words=words)


def appointed(by: By, community: Community, member: Membership) -> None:
    """Tell a member that they look after the community now."""
    _tell_one(by, member.person_id, "appointed", community, path=f"/communities/{community.slug}/manage")


def dismissed(by: By, community: Community, member: Membership) -> None:
    """Tell a facilitator that they are an ordinary member again."""
    _tell_one(by, member.person_id, "dismissed", community, path=f"/communities/{community.slug}/about")


def muted(by: By, community: Community, member: Membership) -> None:
    """Tell a member until when they only read."""
    _tell_one(by, member.person_id, "muted", community, path=f"/communities/{community.slug}/about", until=member.muted_until.date().isoformat())


def removed(by: By, community: Community, member: Membership) -> None:
    """Tell someone that they no longer belong; the way leads to all communities, as theirs may be hidden from them now."""
    _tell_one(by, member.person_id, "removed", community, path="/communities/")


@dataclass(frozen=True)
class _Guest:
    """Whom a letter goes to who may have no account."""

    address: str
    name: str = ""
    id: int | None = None


def invited(by: By, community: Community, invitation: Invitation, token: str, words: str) -> Letter:
    """Mail an invitation to its address, in the language of its owner where we know them, who also finds it in the page; returns the letter."""
    person = person_at(invitation.address)
    told = {"once": f"invited:{invitation.id}", "path": f"/invitations/for-me/{invitation.id}", "words": {"name": by.name, "community": community.name}}
    if person is not None:
        tell(by, [person.id], "community:invited", mail="none", **told)
    elif by.id is not None:
        with rehearsal():  # the page shall take as long: it does not tell who has an account
            tell(HOUSE, [by.id], "community:invited", mail="none", **told)
    with speaking(person.language if person else (by.language or language())):
        return _post_invitation(person or _Guest(invitation.address), by.name or site_name(), community, (token, words))


def waits(by: By, invitation: Invitation) -> None:
    """Tell someone who has just arrived of an invitation that was mailed to their address before."""
    name = invitation.made_by.name if invitation.made_by else site_name()
    tell(HOUSE, [by.id], "community:invited", once=f"invited:{invitation.id}", path=f"/invitations/for-me/{invitation.id}",
         words={"name": name, "community": invitation.community.name}, mail="none")


def _post_invitation(to: Person | _Guest, name: str, community: Community, sent: tuple[str, str]) -> Letter:
    token, words = sent
    named = {"name": unlinked(name), "community": unlinked(community.name)}
    lines = [_("%(name)s invites you to the community \u201c%(community)s\u201d on %(site)s.", site=site_name(), **named)]
    lines += [unlinked(community.purpose), unlinked(words), _("To join, open this page:"), site_url(f"/invitations/{token}")]
    lines += [_("The link works once, for this address, for 30 days. If you do not want to join, do nothing.")]
    subject = _("%(name)s invites you to %(community)s", name=name, community=community.name)
    return outbox.post(to, subject, "\n\n".join(line for line in lines if line), kind="invitation")


def _tell_one(by: By, person_id: int, what: str, community: Community, *, path: str, **words) -> None:
    tell(by, [person_id], f"community:{what}", once=f"{what}:{community.id}:{now().isoformat()}", path=path, mail="now",
         words={"community": community.name, **words})
