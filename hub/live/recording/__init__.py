"""The voice of a session as it is kept: Ogg files, segments, the plain stream, chapters. No sound is decoded here but where two speak at once."""
