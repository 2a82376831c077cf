"""The Flask app class: one unit of work around each request, forms prepared before it begins."""

from flask import Flask, g, request

from hub.storage.unit import one_at_a_time, unit_of_work
from hub.web import acting

SAFE = {"GET", "HEAD", "OPTIONS"}


class Hub(Flask):
    """Flask, with the house's unit of work around every view."""

    def dispatch_request(self):
        """Run the view inside one unit of work; a GET may only read."""
        view = self.view_functions.get(request.endpoint) if request.endpoint else None
        if getattr(view, "without_database", False):
            return super().dispatch_request()
        writes = request.method not in SAFE
        if writes:
            _prepare(view)
        with unit_of_work(write=writes):
            acting.settle()
            one_at_a_time(acting.acting().id)
            return super().dispatch_request()

    def process_response(self, response):
        """Let assets be the same for everybody: Flask-Login looks at the cookie even where no person is asked for."""
        response = super().process_response(response)
        view = self.view_functions.get(request.endpoint) if request.endpoint else None
        if getattr(view, "without_database", False):
            response.vary.discard("cookie")  # in small letters, or Werkzeug 3.1 does not find it
        return response


def _prepare(view) -> None:
    # Reading the body and rendering Markdown may wait for others; a write transaction may not.
    request.form, request.files  # noqa: B018
    form_class = getattr(view, "form_class", None)
    if form_class is not None:
        g.form = form_class()
        g.form.prepare()
