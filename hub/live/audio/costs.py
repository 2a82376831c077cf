"""What hearing a session costs: counted on the wire at 16 kbit/s, headers and reports included."""

MB_AN_HOUR = {"std": 8, "slow": 7, "fast": 10, "pocket": 7}  # static/js/live/voice/ladder.js knows the same
SPEAKING_MB_AN_HOUR = 10
