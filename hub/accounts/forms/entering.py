"""Forms of the doors: join, sign in, confirm, take over, choose a new password."""

from wtforms import EmailField, HiddenField, PasswordField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length, ValidationError

from hub.accounts import passwords
from hub.accounts.actions import Application, Proof
from hub.accounts.addresses import LONGEST as LONGEST_ADDRESS
from hub.accounts.addresses import usable
from hub.accounts.forms.proving import ProvingForm, count_letter, link_is_good, proof_by_address
from hub.errors import Invalid, TooMany
from hub.text.languages import lazy
from hub.web.forms import NEEDED

LONGEST_WORDS = 600


def looks_like_address(_form, field) -> None:
    """Refuse what mail cannot be sent to."""
    try:
        usable(field.data or "")
    except Invalid as refusal:
        raise ValidationError(refusal.message) from None


def good_password(form, field) -> None:
    """Refuse passwords that are short or among the first anyone tries."""
    near = tuple(form[name].data or "" for name in ("name", "address") if name in form)
    if problem := passwords.problem_with(field.data or "", near):
        raise ValidationError(problem)


class RegisterForm(ProvingForm):
    """To join."""

    name = StringField(lazy("Your name"), [InputRequired(NEEDED), Length(2, 120, lazy("2 to 120 characters, please."))])
    address = EmailField(lazy("Mail address"), [InputRequired(NEEDED), looks_like_address])
    password = PasswordField(lazy("Password"), [InputRequired(NEEDED), good_password])
    words = TextAreaField(lazy("A word to the people who run this site"), [Length(max=LONGEST_WORDS)])
    invitation = HiddenField()
    next = HiddenField()
    password_hash = ""

    def prove(self) -> None:
        """Count the letter, hash the password."""
        count_letter()
        self.password_hash = passwords.hash_of(self.password.data, (self.name.data, self.address.data))

    def application(self, path: str) -> Application:
        """What the action takes; `path` is the way on after confirming."""
        return Application(
            name=self.name.data, address=self.address.data, password_hash=self.password_hash,
            invitation=self.invitation.data or "", path=path, words=self.words.data or "",
        )


class SignInForm(ProvingForm):
    """To sign in."""

    address = StringField(lazy("Mail address"), [InputRequired(NEEDED), Length(max=LONGEST_ADDRESS)])
    password = PasswordField(lazy("Password"), [InputRequired(NEEDED)])
    next = HiddenField()
    proof = Proof()

    def prove(self) -> None:
        """Verify the password, unless there were too many wrong ones."""
        try:
            self.proof = proof_by_address(self.address.data, self.password.data)
        except TooMany as refusal:
            self.proof = Proof(wait=refusal.retry_after)


class ResetForm(ProvingForm):
    """To ask for a link that lets one choose a new password."""

    address = EmailField(lazy("Mail address"), [InputRequired(NEEDED), looks_like_address])

    def prove(self) -> None:
        """Count the letter."""
        count_letter()


class LinkForm(ProvingForm):
    """A button on the page a mailed link opens."""

    purpose = "confirm"

    def prove(self) -> None:
        """Count a wrong link."""
        link_is_good(self.purpose)


class AddressLinkForm(LinkForm):
    """The button that proves a new address."""

    purpose = "change_address"


class ChoosePasswordForm(LinkForm):
    """A new password, by a mailed link."""

    purpose = "reset"
    password = PasswordField(lazy("New password"), [InputRequired(NEEDED), good_password])
    password_hash = ""

    def prove(self) -> None:
        """Hash the password, if the link is worth it."""
        if link_is_good(self.purpose):
            self.password_hash = passwords.hash_of(self.password.data)


class ClaimForm(ChoosePasswordForm):
    """Taking over what a list brought: a name and a password."""

    purpose = "claim"
    name = StringField(lazy("Your name"), [InputRequired(NEEDED), Length(2, 120, lazy("2 to 120 characters, please."))])
