"""What the event's own values are called in the interface, in the language of the interface."""

from __future__ import annotations

from dashboard.i18n import Speech, mark

TYPES = {
    "Battles": mark("Battles"),
    "Explosions/Remote violence": mark("Explosions/Remote violence"),
    "Violence against civilians": mark("Violence against civilians"),
    "Protests": mark("Protests"),
    "Riots": mark("Riots"),
    "Strategic developments": mark("Strategic developments"),
    "Displacement": mark("Displacement"),
    "Disaster": mark("Disaster"),
    "Humanitarian": mark("Humanitarian"),
}
SUB_TYPES = {
    "Government regains territory": mark("Government regains territory"),
    "Non-state actor overtakes territory": mark("Non-state actor overtakes territory"),
    "Non-violent transfer of territory": mark("Non-violent transfer of territory"),
    "Armed clash": mark("Armed clash"),
    "Shelling/artillery/missile attack": mark("Shelling/artillery/missile attack"),
    "Air/drone strike": mark("Air/drone strike"),
    "Remote explosive/landmine/IED": mark("Remote explosive/landmine/IED"),
    "Suicide bomb": mark("Suicide bomb"),
    "Grenade": mark("Grenade"),
    "Chemical weapon": mark("Chemical weapon"),
    "Attack": mark("Attack"),
    "Abduction/forced disappearance": mark("Abduction/forced disappearance"),
    "Sexual violence": mark("Sexual violence"),
    "Peaceful protest": mark("Peaceful protest"),
    "Protest with intervention": mark("Protest with intervention"),
    "Excessive force against protesters": mark("Excessive force against protesters"),
    "Violent demonstration": mark("Violent demonstration"),
    "Mob violence": mark("Mob violence"),
    "Agreement": mark("Agreement"),
    "Arrests": mark("Arrests"),
    "Change to group/activity": mark("Change to group/activity"),
    "Disrupted weapons use": mark("Disrupted weapons use"),
    "Headquarters or base established": mark("Headquarters or base established"),
    "Looting/property destruction": mark("Looting/property destruction"),
    "Other": mark("Other"),
}
STATUSES = {
    "asserted": mark("asserted"),
    "claimed": mark("claimed"),
    "ongoing": mark("ongoing"),
    "planned": mark("planned"),
    "negated": mark("negated"),
}
STATUS_NOTES = {
    "asserted": mark("The report says that it happened."),
    "claimed": mark("A party says so about itself or its enemy."),
    "ongoing": mark("Still going on when the report was written."),
    "planned": mark("Announced or threatened; not counted as happened."),
    "negated": mark("The report says that it did not happen; not counted as happened."),
}
TIME_PRECISIONS = {
    "day": mark("day known"),
    "week": mark("week known"),
    "month": mark("month known"),
    "year": mark("year known"),
    "unknown": mark("date unknown"),
}
GEO_PRECISIONS = {
    "settlement": mark("village or town"),
    "admin2": mark("district"),
    "admin1": mark("governorate or province"),
    "country": mark("country only"),
    "unknown": mark("place unknown"),
}
QUANTITIES = {
    "killed": mark("killed"),
    "injured": mark("injured"),
    "displaced": mark("displaced"),
    "left": mark("left"),
    "evacuated": mark("evacuated"),
    "arrested": mark("arrested"),
    "detained": mark("detained"),
    "captured": mark("captured"),
    "surrendered": mark("surrendered"),
    "returned": mark("returned"),
    "kidnapped": mark("kidnapped"),
    "abducted": mark("abducted"),
    "missing": mark("missing"),
    "arrived": mark("arrived"),
    "released": mark("released"),
    "rescued": mark("rescued"),
    "fighters": mark("fighters"),
    "protesters": mark("protesters"),
    "strikes": mark("strikes"),
    "houses": mark("houses"),
    "vehicles": mark("vehicles"),
    "people": mark("people"),
    "other": mark("other"),
}
COMPARATORS = {
    "=": "{n}",
    ">": mark("more than {n}"),
    ">=": mark("at least {n}"),
    "<": mark("fewer than {n}"),
    "<=": mark("at most {n}"),
    "~": mark("about {n}"),
}
FIELDS = {
    "trigger": mark("what happened"),
    "actor1": mark("who"),
    "actor2": mark("against whom"),
    "toponym": mark("where"),
    "date": mark("when"),
    "fatalities": mark("killed"),
    "injuries": mark("injured"),
    "quantities": mark("how many"),
    "attribution": mark("who says so"),
    "status": mark("status words"),
}


def label(table: dict[str, str], value: str | None, say: Speech) -> str:
    """Name `value`; a value that the table does not know is its own name."""
    if value is None:
        return ""
    return say(table[value]) if value in table else value.replace("_", " ")


def field_of(span_name: str) -> str:
    """Name the field that a span fills: numbered or detailed spans ("quantity_2") belong to their field."""
    stem = span_name.rstrip("0123456789").rstrip("_.")
    for field in FIELDS:
        if field in {span_name, stem}:
            return field
    return "quantities" if stem.startswith("quantit") else stem


def how_many(value: int | None, comparator: str, words: str, say: Speech) -> str:
    """Write a count with its comparator: "more than 67,000"; the words themselves where they give no number."""
    if value is None:
        return words
    pattern = COMPARATORS.get(comparator, "{n}")
    return say(pattern).format(n=say.number(value))
