"""Flows and pages as lines of text, for a screen reader, a braille display or a bare terminal."""
