"""Where marks stand: none covers another, labels are clear of marks, and all stay where they are while time moves."""

from __future__ import annotations

from typing import Any

import pytest
from conftest import Opener
from plugin_page import TYPES, Answers, answers, cube, shown
from starlette.responses import JSONResponse

__all__ = ["answers"]  # the fixture of the small server

MARKS = """() => rasid.plugin.marks.marks.map(({ id, x, y, homeX, radius, area, plate, text }) =>
  ({ id, x, y, homeX, radius, area, plate, text }))"""


def crowded() -> dict[str, Any]:
    """Six towns within a few kilometres, one of them twice, and the governorate and the country around them."""
    made = cube([(i, i, i, i % len(TYPES), 0, 30 + i) for i in range(8)])
    made["cells"] = {
        "id": [f"c{i}" for i in range(8)],
        "lat": [34.45, 34.46, 34.47, 34.45, 34.48, 34.45, 34.46, 34.44],
        "lon": [40.95, 40.96, 40.95, 40.97, 40.94, 40.95, 40.95, 40.96],
        "name": [*(f"Town {i}" for i in range(6)), "Deir ez-Zor Governorate", "Syria"],
        "precision": [*["settlement"] * 5, "admin2", "admin1", "country"],
        "radius_km": [*[None] * 5, 20.0, 100.0, 370.0], "places": [1] * 8, "exact": [True] * 8,
    }  # fmt: skip
    return made


@pytest.fixture
def crowd(answers: Answers) -> Answers:
    """The small server, answering with the crowd."""
    answers.answer = lambda: JSONResponse(crowded())
    return answers


def test_no_mark_covers_another_and_labels_are_clear(crowd: Answers, opened: Opener) -> None:
    page = shown(opened, crowd.url)
    marks = page.evaluate(MARKS)
    dots, plates = [m for m in marks if not m["area"]], [m for m in marks if m["area"]]
    assert (len(dots), len(plates)) == (6, 2)
    for i, one in enumerate(dots):
        for other in dots[i + 1 :]:
            away = ((one["x"] - other["x"]) ** 2 + (one["y"] - other["y"]) ** 2) ** 0.5
            assert away > 0.85 * (one["radius"] + other["radius"]), (one["id"], other["id"])
        assert abs(one["x"] - one["homeX"]) < 40, "near where it belongs"
    for plate in plates:
        for dot in dots:
            across = max(0, abs(dot["x"] - plate["x"]) - plate["plate"]["width"] / 2)
            down = max(0, abs(dot["y"] - plate["y"]) - plate["plate"]["height"] / 2)
            assert (across**2 + down**2) ** 0.5 >= dot["radius"] - 1
        assert plate["text"], "there is room for its words"


def test_marks_stand_still_while_the_window_moves(crowd: Answers, opened: Opener) -> None:
    page = shown(opened, crowd.url)
    before = {mark["id"]: (mark["x"], mark["y"]) for mark in page.evaluate(MARKS)}
    page.evaluate("() => rasid.plugin.timeline.setBins(2, 5, false)")
    page.wait_for_function("() => rasid.plugin.marks.marks.length === 4")
    after = {mark["id"]: (mark["x"], mark["y"]) for mark in page.evaluate(MARKS)}
    assert after == {name: before[name] for name in after}


def test_a_governorate_has_its_arabic_name(crowd: Answers, opened: Opener) -> None:
    page = shown(opened, crowd.url + "?lang=ar")
    page.wait_for_function(
        "() => rasid.plugin.marks.marks.some((mark) => mark.text && mark.text.includes('دير الزور'))"
    )
    page.wait_for_function("() => rasid.plugin.marks.marks.some((mark) => mark.text && mark.text.includes('سوريا'))")
