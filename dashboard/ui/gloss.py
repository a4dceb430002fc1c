"""An event's fields -> plain sentences: a one-line gloss, and its time and place with their precision in words."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from dashboard.i18n import Speech, mark
from dashboard.model import Event
from dashboard.ui.labels import STATUSES, SUB_TYPES, TYPES, label
from dashboard.ui.names import actor_name, place_label

# (both sides known, only who did it, only whom it struck, neither)
_VERBS: dict[str, tuple[str, str, str, str]] = {
    "Shelling/artillery/missile attack": (
        mark("{a} shelled {b}"), mark("{a} shelled"), mark("Shelling of {b}"), mark("Shelling")),
    "Air/drone strike": (
        mark("{a} struck {b} from the air"), mark("Air strike by {a}"), mark("Air strike on {b}"), mark("Air strike")),
    "Armed clash": (
        mark("{a} fought {b}"), mark("{a} fought"), mark("Fighting with {b}"), mark("Armed clash")),
    "Government regains territory": (
        mark("{a} took ground from {b}"), mark("{a} took ground"), mark("Ground taken from {b}"), mark("Ground taken")),
    "Non-state actor overtakes territory": (
        mark("{a} took ground from {b}"), mark("{a} took ground"), mark("Ground taken from {b}"), mark("Ground taken")),
    "Non-violent transfer of territory": (
        mark("{a} took over from {b}"), mark("{a} took over"), mark("{b} withdrew"), mark("Ground changed hands")),
    "Remote explosive/landmine/IED": (
        mark("{a} set off a bomb against {b}"), mark("Bomb set off by {a}"), mark("Bomb struck {b}"), mark("Bomb")),
    "Suicide bomb": (
        mark("{a} sent a suicide bomber against {b}"), mark("Suicide bombing by {a}"),
        mark("Suicide bombing against {b}"), mark("Suicide bombing")),
    "Grenade": (
        mark("{a} threw a grenade at {b}"), mark("Grenade thrown by {a}"), mark("Grenade thrown at {b}"),
        mark("Grenade thrown")),
    "Chemical weapon": (
        mark("{a} used chemical weapons against {b}"), mark("Chemical attack by {a}"),
        mark("Chemical attack on {b}"), mark("Chemical attack")),
    "Attack": (
        mark("{a} attacked {b}"), mark("Attack by {a}"), mark("Attack on {b}"), mark("Attack")),
    "Abduction/forced disappearance": (
        mark("{a} abducted {b}"), mark("{a} abducted people"), mark("{b} abducted"), mark("Abduction")),
    "Sexual violence": (
        mark("Sexual violence by {a} against {b}"), mark("Sexual violence by {a}"),
        mark("Sexual violence against {b}"), mark("Sexual violence")),
    "Arrests": (
        mark("{a} arrested {b}"), mark("{a} made arrests"), mark("{b} arrested"), mark("Arrests")),
    "Agreement": (
        mark("{a} and {b} agreed"), mark("{a} agreed"), mark("Agreement with {b}"), mark("Agreement")),
    "Looting/property destruction": (
        mark("{a} destroyed or looted property of {b}"), mark("{a} destroyed or looted property"),
        mark("Property of {b} destroyed or looted"), mark("Property destroyed or looted")),
    "Disrupted weapons use": (
        mark("{a} stopped an attack by {b}"), mark("{a} stopped an attack"), mark("An attack by {b} was stopped"),
        mark("An attack was stopped")),
    "Headquarters or base established": (
        mark("{a} set up a base against {b}"), mark("{a} set up a base"), mark("Base set up against {b}"),
        mark("Base set up")),
    "Change to group/activity": (
        mark("{a} moved against {b}"), mark("{a} changed its course"), mark("Change concerning {b}"),
        mark("Change of course")),
    "Peaceful protest": (
        mark("{a} protested against {b}"), mark("{a} protested"), mark("Protest against {b}"), mark("Protest")),
    "Protest with intervention": (
        mark("{a} protested and {b} intervened"), mark("{a} protested; there was intervention"),
        mark("{b} intervened in a protest"), mark("Protest with intervention")),
    "Excessive force against protesters": (
        mark("{a} used force against {b}"), mark("{a} used force against protesters"),
        mark("Force used against {b}"), mark("Force used against protesters")),
    "Violent demonstration": (
        mark("{a} rioted against {b}"), mark("{a} rioted"), mark("Riot against {b}"), mark("Riot")),
    "Mob violence": (
        mark("A mob of {a} attacked {b}"), mark("A mob of {a} attacked"), mark("A mob attacked {b}"),
        mark("Mob violence")),
}  # fmt: skip
_BY_TYPE: dict[str, tuple[str, str, str, str]] = {
    "Battles": (mark("{a} fought {b}"), mark("{a} fought"), mark("Fighting with {b}"), mark("Fighting")),
    "Explosions/Remote violence": (
        mark("{a} fired on {b}"), mark("Explosion or fire by {a}"), mark("Explosion or fire on {b}"),
        mark("Explosion or remote fire")),
    "Violence against civilians": (
        mark("{a} attacked {b}"), mark("{a} attacked civilians"), mark("{b} attacked"),
        mark("Civilians attacked")),
    "Protests": (
        mark("{a} protested against {b}"), mark("{a} protested"), mark("Protest against {b}"), mark("Protest")),
    "Riots": (mark("{a} rioted against {b}"), mark("{a} rioted"), mark("Riot against {b}"), mark("Riot")),
    "Strategic developments": (
        mark("{a}, concerning {b}"), mark("Development concerning {a}"), mark("Development concerning {b}"),
        mark("Strategic development")),
    "Displacement": (
        mark("{a} displaced, fleeing {b}"), mark("{a} left their homes"), mark("People fled {b}"),
        mark("People left their homes")),
    "Disaster": (
        mark("Disaster struck {a} and {b}"), mark("Disaster struck {a}"), mark("Disaster struck {b}"),
        mark("Disaster")),
    "Humanitarian": (
        mark("{a} helped {b}"), mark("Relief by {a}"), mark("Relief for {b}"), mark("Humanitarian event")),
}  # fmt: skip


def what_happened(event: Event, say: Speech) -> str:
    """Say who did what to whom, from the fields alone: "SDF shelled ISIS"."""
    sides = (event.actor1 is not None, event.actor2 is not None)
    form = {(True, True): 0, (True, False): 1, (False, True): 2, (False, False): 3}[sides]
    verbs = _VERBS.get(event.sub_event_type or "") or _BY_TYPE.get(event.event_type)
    if verbs is None:
        return event.sub_event_type or event.event_type
    return say(verbs[form]).format(a=actor_name(event.actor1, say), b=actor_name(event.actor2, say))


def place_name(event: Event, say: Speech) -> str:
    """Name the place as the reader's language writes it; the words of the text where nobody knows more."""
    if event.geo_precision == "country" and event.country:
        return say.country(event.country) or event.place or ""
    if event.place:
        # Not the words at once: "القرية" says less than the village's name.
        written = event.toponym if event.language == say.code else None
        return place_label(event.place, event.country, say, written=written)
    return event.toponym or say("place unknown")


def gloss(event: Event, say: Speech) -> tuple[str, str, str, str]:
    """Give the parts of the one-line gloss: what happened · place · time · status."""
    return (
        what_happened(event, say),
        place_name(event, say),
        brief_time(event, say),
        label(STATUSES, event.status, say),
    )


def type_name(event: Event, say: Speech) -> str:
    """Name the kind of event, as finely as it is known."""
    if event.sub_event_type:
        return label(SUB_TYPES, event.sub_event_type, say)
    return label(TYPES, event.event_type, say)


def brief_time(event: Event, say: Speech) -> str:
    """Write an event's time as short as its precision allows: "22 March 2019", "March 2019", "2017"."""
    start, end = event.date_start, event.date_end or event.date_start
    if start is None or end is None:
        return say("undated")
    if event.time_precision == "year" and _whole_year(start, end):
        return str(start.year)
    if event.time_precision == "month" and _whole_month(start, end):
        return say.month(start)
    return say.days(start, end)


def time_in_words(event: Event, say: Speech) -> str:
    """Say when, and how finely that is known: "in 2017; the day is not known"."""
    start, end = event.date_start, event.date_end or event.date_start
    if start is None or end is None:
        return say("undated: the text gives no date for it")
    if event.time_precision == "day":
        return (
            say.weekday(start) if start == end else say("from {start} to {end}", start=say.day(start), end=say.day(end))
        )
    if event.time_precision == "year" and _whole_year(start, end):
        return say("in {year}; the day is not known", year=str(start.year))
    if event.time_precision == "month" and _whole_month(start, end):
        return say("in {month}; the day is not known", month=say.month(start))
    if event.time_precision == "week" and end - start == timedelta(days=6):
        return say("in the week of {day}; the day is not known", day=say.day(start))
    return say("between {start} and {end}; the day is not known", start=say.day(start), end=say.day(end))


def place_in_words(event: Event, say: Speech) -> str:
    """Say where, and how finely that is known: "somewhere in Deir ez-Zor governorate, Syria"."""
    place, country = event.place, say.country(event.country)
    if event.geo_precision == "unknown" or place is None:
        if event.toponym:
            return say("not placed: the text says “{toponym}”", toponym=event.toponym)
        return say("not placed: the text names no place for it")
    if event.geo_precision == "country":
        return say("somewhere in {place}", place=country or place)
    around = _joined([place_label(place, event.country, say), *_above(event, say)], say)
    return say("somewhere in {place}", place=around) if event.geo_precision in {"admin1", "admin2"} else around


def _above(event: Event, say: Speech) -> list[str]:
    division = event.admin1 if event.admin1 != event.place else None
    above = [division and place_label(division, event.country, say), say.country(event.country)]
    return [name for name in above if name]


def _joined(names: list[str], say: Speech) -> str:
    return ("، " if say.code == "ar" else ", ").join(names)


def _whole_year(start: date, end: date) -> bool:
    return (start.month, start.day, end.month, end.day) == (1, 1, 12, 31) and start.year == end.year


def _whole_month(start: date, end: date) -> bool:
    last = monthrange(start.year, start.month)[1]
    return start.day == 1 and (end.year, end.month, end.day) == (start.year, start.month, last)


def citation(event: Event, say: Speech) -> str:
    """Write the event as a source note: the words, who published them and when, and where."""
    published = say.day(event.published) if event.published else say("undated")
    source = ", ".join(part for part in (event.title, event.source, published, event.url) if part)
    return f"“{event.sentence.strip()}” — {source}"
