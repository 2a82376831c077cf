"""Questions to a live session: asked, voted up, held for approval, pinned, read out, answered."""
