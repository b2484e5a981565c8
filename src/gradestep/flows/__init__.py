"""Guided conversations as data: questions, when each is asked, and what the answers become."""
