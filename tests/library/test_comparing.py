"""Two versions compared: what went, what came, and little else."""

from hub.library.comparing import compared


def test_a_changed_line_is_shown_with_a_little_around_it():
    old = "\n".join(f"Line {number}" for number in range(20))
    lines = compared(old, old.replace("Line 10", "Another"))
    assert [(line.kind, line.text) for line in lines if line.kind in ("gone", "new")] == [("gone", "Line 10"), ("new", "Another")]
    assert lines[0].kind == "skipped" and len([line for line in lines if line.kind == "same"]) == 4


def test_the_same_text_has_no_changes():
    assert compared("One\nTwo", "One\nTwo") == [] and compared("", "") == []


def test_a_first_version_is_all_new():
    assert [line.kind for line in compared("", "One\nTwo")] == ["new", "new"]
