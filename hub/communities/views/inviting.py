"""Pages of invitations: making and revoking them, and the page a link opens."""

from flask import flash, make_response, redirect, request, url_for

from hub.communities import actions, queries
from hub.communities.forms import LinkForm, MailForm
from hub.communities.rules import standing
from hub.communities.views.blueprint import page
from hub.errors import NotFound
from hub.limits import Budget
from hub.mail.delivery import site_url
from hub.text.languages import _, ngettext
from hub.web.acting import acting
from hub.web.forms import attempted
from hub.web.guards import anyone, signed_in, takes
from hub.web.pages import page as show

WRONG_TRIES = Budget(30, 3600)  # unknown tokens from one address; a token cannot be guessed, but nobody needs to try


@page.get("/communities/<slug>/manage/invitations")
@signed_in
def invitations(slug):
    """Living invitations, and the forms that make new ones."""
    return _invitations(slug, LinkForm(formdata=None), MailForm(formdata=None))


@page.post("/communities/<slug>/manage/invitations/link")
@signed_in
@takes(LinkForm)
def invite_by_link(form, slug):
    """Make a link; it is shown once, on the page that follows."""
    community = queries.facilitated_community_for(acting(), slug)
    if made := attempted(form, lambda: actions.invite_by_link(acting(), community, form.uses.data, form.days.data)):
        _show_link(made[1])
        return redirect(url_for("communities.invitations", slug=slug))
    return _invitations(slug, form, MailForm(formdata=None), form)


@page.post("/communities/<slug>/manage/invitations/mail")
@signed_in
@takes(MailForm)
def invite_by_mail(form, slug):
    """Mail invitations to some addresses."""
    community = queries.facilitated_community_for(acting(), slug)
    if sent := attempted(form, lambda: actions.invite_by_mail(acting(), community, form.lines(), form.words.data or "")):
        _tell_how_many(sent)
        return redirect(url_for("communities.invitations", slug=slug))
    return _invitations(slug, LinkForm(formdata=None), form, form)


@page.post("/communities/<slug>/manage/invitations/<int:id>/again")
@signed_in
def invite_again(slug, id):
    """Make an expired invitation anew."""
    community = queries.facilitated_community_for(acting(), slug)
    sent, token = actions.invite_again(acting(), community, queries.invitation_of(community, id))
    _tell_how_many(sent)
    if token:
        _show_link(token)
    return redirect(url_for("communities.invitations", slug=slug))


@page.post("/communities/<slug>/manage/invitations/<int:id>/revoke")
@signed_in
def revoke(slug, id):
    """Make an invitation worthless."""
    community = queries.facilitated_community_for(acting(), slug)
    actions.revoke(acting(), community, queries.invitation_of(community, id))
    flash(_("The invitation is revoked."), "success")
    return redirect(url_for("communities.invitations", slug=slug))


@page.get("/invitations/<token>")
@anyone
def invitation(token):
    """What an invitation leads to; opening the page changes nothing."""
    found = _by_token(token)
    if standing(acting(), found.community):
        return _there(found.community, _("You are a member of this community."))
    answer = make_response(*show("communities/invitation.html", invitation=found, token=token, url=request.path))
    answer.headers["Referrer-Policy"] = "no-referrer"
    return answer


@page.post("/invitations/<token>")
@signed_in
def redeem(token):
    """Join by a link."""
    return _redeemed(_by_token(token))


@page.get("/invitations/for-me/<int:id>")
@signed_in
def invitation_for_me(id):
    """An invitation sent to one's own address, found by a notice instead of the letter."""
    found = queries.invitation_to(acting(), id)
    if standing(acting(), found.community):
        return _there(found.community, _("You are a member of this community."))
    return show("communities/invitation.html", invitation=found, token="", url=request.path)


@page.post("/invitations/for-me/<int:id>")
@signed_in
def redeem_mine(id):
    """Join by an invitation sent to one's own address."""
    return _redeemed(queries.invitation_to(acting(), id))


def _by_token(token):
    try:
        return queries.invitation_by_token(acting(), token)
    except NotFound:
        WRONG_TRIES.spend(request.remote_addr, _("Too many invitations that do not exist. Wait an hour and try again."))
        raise NotFound(_("This invitation cannot be used any more. Ask for a new one.")) from None


def _redeemed(found):
    community = actions.redeem(acting(), found)
    return _there(community, _("Welcome to %(name)s.", name=community.name))


def _there(community, words: str):
    flash(words, "success")
    return redirect(url_for("discussions.threads", slug=community.slug))


def _show_link(token: str) -> None:
    address = site_url(url_for("communities.invitation", token=token))
    flash(_("Copy the link now; it is shown only once: %(link)s", link=address), "success")


def _tell_how_many(sent) -> None:
    if sent.letters:
        flash(ngettext("%(num)s invitation is on its way.", "%(num)s invitations are on their way.", sent.letters), "success")
    if sent.letters > actions.MOST_AN_HOUR:
        flash(_("%(most)s letters leave at once, the others by themselves in the hours that follow.", most=actions.MOST_AN_HOUR), "info")
    if sent.spared:
        flash(ngettext("%(num)s address got no letter: its owner belongs already, or was written to just now.",
                       "%(num)s addresses got no letter: their owners belong already, or were written to just now.", sent.spared), "info")


def _invitations(slug, link_form, mail_form, sent=None):
    community, living = queries.invitations_for(acting(), slug)
    return show("communities/invitations.html", form=sent, community=community, living=living, expired=queries.expired_invitations(community),
                link_form=link_form, mail_form=mail_form)
