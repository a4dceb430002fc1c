"""EventFilter -> one sentence that says which events are shown, in English or in Arabic, from a table of phrases."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from babel import Locale
from babel.dates import format_date

from dashboard.filters import ALL_STATUSES, HAPPENED_STATUSES, Box, EventFilter

# First strong isolates keep a name of the other script from turning the sentence around it.
_ISOLATE, _END = "\u2068", "\u2069"


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrases:
    """The words of one language; `{}` stands for the values."""

    events: str
    happened: str
    any_status: str
    either: str
    between: str
    since: str
    until: str
    clause: str
    full_stop: str
    most: int
    more: str
    fields: tuple[tuple[str, str], ...]
    box: str
    circle: str
    cells: str
    text: str
    precise: str
    names: dict[str, str]


ENGLISH: Final = Phrases(
    events="Events",
    happened="reported as having happened",
    any_status="of any status",
    either=" or ",
    between="from {} to {}",
    since="from {} on",
    until="up to {}",
    clause=", ",
    full_stop=".",
    most=4,
    more="{} others",
    fields=(
        ("types", "of type {}"),
        ("actors", "involving {}"),
        ("countries", "in {}"),
        ("admin1", "in the governorate or province {}"),
        ("places", "at {}"),
        ("time", "dated to the {}"),
        ("geo", "placed to the {}"),
        ("articles", "told by article {}"),
        ("sources", "from the source {}"),
    ),
    box="inside the box drawn ({})",
    circle="within {} km of {}",
    cells="at the mark chosen on the map",
    text="whose text has “{}”",
    precise="precise to the day and the settlement",
    names={},
)
ARABIC: Final = Phrases(
    events="أحداث",
    happened="أُفيد بوقوعها",
    any_status="مهما كانت حالتها",
    either=" أو ",
    between="من {} إلى {}",
    since="منذ {}",
    until="حتى {}",
    clause="، ",
    full_stop=".",
    most=4,
    more="{} غيرها",
    fields=(
        ("types", "من نوع {}"),
        ("actors", "شارك فيها {}"),
        ("countries", "في {}"),
        ("admin1", "في محافظة {}"),
        ("places", "في {}"),
        ("time", "تاريخها معروف بدقة {}"),
        ("geo", "موقعها معروف بدقة {}"),
        ("articles", "يرويها المقال {}"),
        ("sources", "من المصدر {}"),
    ),
    box="داخل الإطار المرسوم ({})",
    circle="على بعد لا يزيد على {} كم من {}",
    cells="عند العلامة المختارة على الخريطة",
    text="في نصها «{}»",
    precise="محددة باليوم وبالبلدة",
    names={
        "Battles": "معارك",
        "Explosions/Remote violence": "تفجيرات وقصف عن بعد",
        "Violence against civilians": "عنف ضد المدنيين",
        "Protests": "احتجاجات",
        "Riots": "أعمال شغب",
        "Strategic developments": "تطورات استراتيجية",
        "Displacement": "نزوح",
        "Disaster": "كوارث",
        "Humanitarian": "شؤون إنسانية",
        "asserted": "مؤكدة",
        "claimed": "مدّعاة",
        "ongoing": "جارية",
        "planned": "مخطط لها",
        "negated": "منفية",
        "day": "اليوم",
        "week": "الأسبوع",
        "month": "الشهر",
        "year": "السنة",
        "settlement": "البلدة",
        "admin2": "المنطقة",
        "admin1": "المحافظة",
        "country": "البلد",
        "unknown": "غير معروفة",
    },
)
PHRASES: Final = {"en": ENGLISH, "ar": ARABIC}


def sentence(chosen: EventFilter, language: str) -> str:
    """Say which events a filter means; a language without phrases is answered in English."""
    known = language if language in PHRASES else "en"
    phrases = PHRASES[known]
    clauses = [
        *_field_clauses(chosen, phrases, known),
        *_place_clauses(chosen, phrases),
        *_time_clauses(chosen, phrases, known),
    ]
    if chosen.precise:
        clauses.append(phrases.precise)
    if chosen.q:
        clauses.append(phrases.text.format(_isolated(chosen.q)))
    clauses.append(_status_clause(chosen, phrases))
    return f"{phrases.events} {phrases.clause.join(clauses)}{phrases.full_stop}"


def _field_clauses(chosen: EventFilter, phrases: Phrases, language: str) -> Iterable[str]:
    for name, phrase in phrases.fields:
        if values := getattr(chosen, name):
            named = [_country(value, language) for value in values] if name == "countries" else values
            yield phrase.format(_listed(named, phrases))


def _place_clauses(chosen: EventFilter, phrases: Phrases) -> Iterable[str]:
    if chosen.cells:
        yield phrases.cells
    if isinstance(chosen.area, Box):
        yield phrases.box.format(_isolated(chosen.area.text()))
    elif chosen.area is not None:
        centre = f"{chosen.area.latitude:g}, {chosen.area.longitude:g}"
        yield phrases.circle.format(f"{chosen.area.km:g}", _isolated(centre))


def _time_clauses(chosen: EventFilter, phrases: Phrases, language: str) -> Iterable[str]:
    first, last = chosen.date_from, chosen.date_to
    if first is not None and last is not None:
        yield phrases.between.format(_day(first, language), _day(last, language))
    elif first is not None:
        yield phrases.since.format(_day(first, language))
    elif last is not None:
        yield phrases.until.format(_day(last, language))


def _status_clause(chosen: EventFilter, phrases: Phrases) -> str:
    if set(chosen.statuses) == set(HAPPENED_STATUSES):
        return phrases.happened
    if not chosen.statuses or set(chosen.statuses) == set(ALL_STATUSES):
        return phrases.any_status
    return _listed(chosen.statuses, phrases)


def _listed(values: Sequence[str], phrases: Phrases) -> str:
    shown = [_isolated(phrases.names.get(value, value)) for value in values[: phrases.most]]
    if len(values) > phrases.most:
        shown.append(phrases.more.format(len(values) - phrases.most))
    return phrases.either.join(shown)


def _country(code: str, language: str) -> str:
    return str(Locale(language).territories.get(code, code))


def _isolated(text: str) -> str:
    return text if text.isascii() and text.isalpha() else f"{_ISOLATE}{text}{_END}"


def _day(day: date, language: str) -> str:
    return format_date(day, "d MMMM y", locale=language)
