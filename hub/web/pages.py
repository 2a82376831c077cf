"""Answering with a page."""

from flask import render_template


def page(template: str, form=None, **values):
    """Render a page; 422 if its form was refused, so that scripts and tests see it too."""
    status = 422 if form is not None and form.is_submitted() and form.refused else 200
    return render_template(template, form=form, **values), status
