"""Figures beside their limits: a table that is printed, and an exit status that says whether a promise was broken."""

import sys


class Figures:
    """Rows of (what, measured, limit); a row that is a property fails the run when it does not hold, a time is only told."""

    def __init__(self, title: str):
        self.title, self.rows, self.broken = title, [], []

    def property(self, what: str, measured, holds: bool, limit="0") -> None:
        """A promise: nothing lost, nothing doubled, no gap."""
        self.rows.append((what, str(measured), str(limit), "ok" if holds else "BROKEN"))
        if not holds:
            self.broken.append(what)

    def time(self, what: str, measured: float, limit: float, unit: str = "ms") -> None:
        """A time and the wish for it; told, never failing: the machine is shared."""
        said = f"{measured:.0f} {unit}" if unit == "ms" else f"{measured:.1f} {unit}"
        self.rows.append((what, said, f"< {limit:g} {unit}", "ok" if measured < limit else "slow"))

    def tell(self, what: str, measured) -> None:
        """Something worth knowing that has no limit."""
        self.rows.append((what, str(measured), "", ""))

    def end(self) -> None:
        """Print the table; exit status 1 if a promise was broken."""
        width = max(len(row[0]) for row in self.rows)
        print(f"\n{self.title}")
        for what, measured, limit, verdict in self.rows:
            print(f"  {what:<{width}}  {measured:>16}  {limit:>10}  {verdict}")
        sys.stdout.flush()
        if self.broken:
            raise SystemExit("broken: " + "; ".join(self.broken))


def p95(values) -> float:
    """The value below which 95 of 100 lie; 0 for none."""
    return sorted(values)[int(len(values) * 0.95)] if values else 0.0


def full_size() -> bool:
    """Whether the row's own size was asked for."""
    return "--full" in sys.argv


def kinds() -> list[str]:
    """The databases to run on: both, or the one named on the command line."""
    return [kind for kind in ("sqlite", "postgresql") if kind in sys.argv] or ["sqlite", "postgresql"]
