"""What can leave, as text and bytes: a plan and a journal become lines, and lines that stay become pages; no files."""
