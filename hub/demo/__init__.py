"""The demonstration community: invented people, real questions, played through the same actions everybody uses."""

PASSWORD = "mango bicycle lantern"  # known to everybody who reads this; it exists only where the demonstration was filled in
