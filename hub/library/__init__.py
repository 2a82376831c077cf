"""What stays: items with revisions, the notes of live sessions among them."""
