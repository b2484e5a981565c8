"""The plan file: text to plan with problems that name their line, quality, merging, and edits that keep comments."""
