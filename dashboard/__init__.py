"""Rasid turns news reports into a map and a timeline that show, for every mark, the sentence that says so."""

__version__ = "0.1.0"
