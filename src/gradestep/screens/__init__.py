"""Flows and pages in the full-screen app."""
