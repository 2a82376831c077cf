"""The report of mentoring: a page to print, and a table for spreadsheets."""

from flask import Response, request

from hub.mentorship import queries
from hub.mentorship.queries.report import Report, report_of, rows_of
from hub.mentorship.views.blueprint import page
from hub.mentorship.words import said_in_report
from hub.text.cells import csv_of
from hub.web.acting import acting
from hub.web.guards import signed_in
from hub.web.pages import page as show


@page.get("/mentoring/overview/report")
@signed_in
def report():
    """From requests to closure, for the pairs I look after."""
    scope, cohort, found = _found()
    return show("mentorship/report.html", report=found, cohorts=scope.cohorts, cohort=cohort, said=said_in_report)


@page.get("/mentoring/overview/report.csv")
@signed_in
def report_csv():
    """The same as a table."""
    return Response(
        csv_of(rows_of(_found()[2], said_in_report)), content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": 'attachment; filename="mentoring.csv"'},
    )


def _found() -> tuple[queries.Scope, int | None, Report]:
    scope = queries.scope_of(acting())
    cohort = next((one.id for one in scope.cohorts if str(one.id) == request.args.get("cohort")), None)
    return scope, cohort, report_of(scope, cohort)
