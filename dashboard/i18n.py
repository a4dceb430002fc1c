"""Messages, numbers and dates in the language of the interface: gettext catalogues (.po) read by Babel.

A message is its English text; `data/locales/<language>/LC_MESSAGES/rasid.po` holds the others.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from gettext import NullTranslations
from pathlib import Path
from typing import Any

from babel import Locale, UnknownLocaleError, dates, numbers
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import Translations

LANGUAGES = {"en": "English", "ar": "العربية"}
_LOCALES = Path(__file__).resolve().parent.parent / "data" / "locales"


def mark(message: str) -> str:
    """Mark a message of a table for translation; it is translated where it is shown."""
    return message


@dataclass(frozen=True, slots=True)
class Speech:
    """What the interface says, in one language. Call it with a message; `{name}` in it takes the value of that name."""

    code: str
    messages: NullTranslations

    def __call__(self, message: str, /, **values: Any) -> str:
        """Say `message` in this language."""
        said = self.messages.gettext(message)
        return said.format(**values) if values else said

    def plural(self, singular: str, plural: str, n: int, /, **values: Any) -> str:
        """Say the form for `n`; `{n}` in it is the number, written as this language does."""
        return self.messages.ngettext(singular, plural, n).format(n=self.number(n), **values)

    @property
    def direction(self) -> str:
        """Either "rtl" or "ltr"."""
        return self.locale.text_direction

    @property
    def locale(self) -> Locale:
        """The Babel locale."""
        return Locale.parse(self.code)

    def number(self, value: float) -> str:
        """Write a number with this language's separators."""
        return numbers.format_decimal(value, locale=self.code)

    def day(self, day: date) -> str:
        """Write a date in full: "22 March 2019"."""
        return dates.format_date(day, "d MMMM y", locale=self.code)

    def short_day(self, day: date) -> str:
        """Write a date for a narrow column: "22 Mar 2019"."""
        return dates.format_date(day, "d MMM y", locale=self.code)

    def weekday(self, day: date) -> str:
        """Write the weekday and date: "Friday 22 March 2019"."""
        return dates.format_date(day, "EEEE d MMMM y", locale=self.code)

    def month(self, day: date) -> str:
        """Write month and year: "March 2019"."""
        return dates.format_skeleton("yMMMM", day, locale=self.code)

    def days(self, start: date, end: date) -> str:
        """Write a range of days, saying once what both share: "9 – 22 March 2019"."""
        if start == end:
            return self.day(start)
        if (start.year, start.month) == (end.year, end.month):
            return f"{start.day} – {self.day(end)}"
        if start.year == end.year:
            return f"{dates.format_date(start, 'd MMMM', locale=self.code)} – {self.day(end)}"
        return f"{self.day(start)} – {self.day(end)}"

    def country(self, code: str | None) -> str | None:
        """Name a country by its ISO 3166 code; the code itself where no name is known."""
        return self.locale.territories.get(code, code) if code else None

    def language_name(self, code: str) -> str:
        """Name a language by its code."""
        try:
            return Locale.parse(code).get_display_name(self.code) or code
        except (UnknownLocaleError, ValueError):
            return code


@lru_cache(maxsize=8)
def speech(code: str, locales: Path = _LOCALES) -> Speech:
    """Open the catalogue of a language; English, and a language without one, speak the messages as they are."""
    path = locales / code / "LC_MESSAGES" / "rasid.po"
    if code not in LANGUAGES or not path.is_file():
        return Speech(code if code in LANGUAGES else "en", NullTranslations())
    with path.open("rb") as file:
        catalogue = read_po(file, locale=code)
    compiled = io.BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return Speech(code, Translations(compiled))
