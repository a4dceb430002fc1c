"""Predicted events against the golden articles: how many are found, and how right they are.

A prediction and a gold event of one article pair up when they share their sentence; the pair that agrees on most (type,
trigger, place, date, status) is taken first. `optional` gold events neither help nor harm.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

HAPPENED = {"asserted", "claimed", "ongoing"}
NEAR_KM = 25
Row = Mapping[str, Any]


def figures(pairs: Iterable[tuple[Row, Sequence[Row]]]) -> dict[str, float | int | None]:
    """Count over (article with gold, predicted events) and give the figures; None where nothing was to be judged."""
    c: dict[str, int] = dict.fromkeys(("gold", "predicted", "found", "typed", "false_on_empty", "shown", "verbatim"), 0)
    judged: dict[str, list[bool]] = {"date_exact": [], "place_25km": [], "status": []}
    for article, predicted in pairs:
        gold = article["gold"]
        matched = _match(predicted, gold)
        ignored = sum(bool(g.get("optional")) for _, g in matched)
        c["gold"] += sum(not g.get("optional") for g in gold)
        c["predicted"] += len(predicted) - ignored
        c["verbatim"] += sum(p["sentence"] in article["text"] for p in predicted)
        c["false_on_empty"] += 0 if gold else len(predicted)
        c["shown"] += sum(g["status"] not in HAPPENED and p["status"] in HAPPENED for p, g in matched)
        for p, g in matched:
            if not g.get("optional"):
                c["found"] += 1
                c["typed"] += _same_type(p, g)
                _judge(judged, p, g)
    return {
        "gold": c["gold"],
        "predicted": c["predicted"],
        "loose_f1": _f1(c["found"], c["predicted"], c["gold"]),
        "typed_f1": _f1(c["typed"], c["predicted"], c["gold"]),
        **{name: sum(values) / len(values) if values else None for name, values in judged.items()},
        "not_happened_shown": c["shown"],
        "events_on_empty": c["false_on_empty"],
        "not_verbatim": c["predicted"] - c["verbatim"] if c["verbatim"] < c["predicted"] else 0,
    }


def _judge(judged: dict[str, list[bool]], p: Row, g: Row) -> None:
    judged["status"].append(p["status"] == g["status"])
    if g.get("date_start"):
        judged["date_exact"].append((p["date_start"], p["date_end"]) == (g["date_start"], g["date_end"]))
    if g.get("latitude") is not None:
        judged["place_25km"].append(_near(p, g))


def _match(predicted: Sequence[Row], gold: Sequence[Row]) -> list[tuple[Row, Row]]:
    scored = [(_agreement(p, g), i, j) for i, p in enumerate(predicted) for j, g in enumerate(gold) if _overlap(p, g)]
    taken: set[int] = set()
    used: set[int] = set()
    matched = []
    for _, i, j in sorted(scored, key=lambda s: (-s[0], s[1], s[2])):
        if i not in used and j not in taken:
            used.add(i)
            taken.add(j)
            matched.append((predicted[i], gold[j]))
    return matched


def _overlap(p: Row, g: Row) -> bool:
    mine, sentences = p["sentence"], [g["sentence"], *g.get("alt_sentences", [])]
    return any(mine in theirs or theirs in mine for theirs in sentences)


def _agreement(p: Row, g: Row) -> float:
    trigger = p["trigger"] in g["trigger"] or g["trigger"] in p["trigger"]
    same_date = (p["date_start"], p["date_end"]) == (g["date_start"], g["date_end"])
    return 4 * _same_type(p, g) + 2 * trigger + 2 * _near(p, g) + 1.5 * same_date + (p["status"] == g["status"])


def _same_type(p: Row, g: Row) -> bool:
    return p["event_type"] in (g["event_type"], *g.get("alt_event_types", []))


def _near(p: Row, g: Row) -> bool:
    """Tell whether two points lie within 25 km, by the haversine formula; false where one has none."""
    if p.get("latitude") is None or g.get("latitude") is None:
        return False
    a, b, c, d = (math.radians(v) for v in (p["latitude"], p["longitude"], g["latitude"], g["longitude"]))
    h = math.sin((c - a) / 2) ** 2 + math.cos(a) * math.cos(c) * math.sin((d - b) / 2) ** 2
    return 2 * 6371 * math.asin(math.sqrt(h)) <= NEAR_KM


def _f1(right: int, predicted: int, gold: int) -> float | None:
    return 2 * right / (predicted + gold) if predicted + gold else None
