"""The voice of a session while it is said: packets, bundles, who may speak, who hears. No sound is decoded here."""
