"""A sentence -> the actors it names, and an article's mentions in order -> the same with back-references resolved."""

from dashboard.extraction.actors.finding import find_actors
from dashboard.extraction.actors.mention import ActorMention
from dashboard.extraction.actors.references import resolve_back_references

__all__ = ["ActorMention", "find_actors", "resolve_back_references"]
