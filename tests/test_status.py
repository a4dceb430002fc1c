"""Whether it happened, and who says so: for and against, in both languages."""

from __future__ import annotations

from datetime import date

import pytest

from dashboard.extraction import extract
from dashboard.model import Article, Mention


def read(text: str) -> list[Mention]:
    return extract(Article(article_id="a", text=text, published=date(2020, 5, 20)), None).mentions


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("قصفت المدفعية القرية.", "asserted"),
        ("لم تقصف المدفعية القرية.", "negated"),
        ("نفت الوزارة قصف القرية.", "negated"),
        ("أحبطت الشرطة هجوما على الحاجز.", "negated"),
        ("ألغيت تظاهرة كانت مقررة في الساحة.", "negated"),
        ("سيقصف الجيش القرية.", "planned"),
        ("تعتزم القوات اقتحام البلدة.", "planned"),
        ("حذرت المنظمة من هجوم على المخيم.", "planned"),
        ("دعا ناشطون إلى تظاهرة في العاصمة.", "planned"),
        ("لا تزال الاشتباكات مستمرة بين الطرفين.", "ongoing"),
        ("Rebels shelled the village.", "asserted"),
        ("None of the captives were freed.", "negated"),
        ("The army shot down 74 drones while another 68 did not reach the city, officials said.", "asserted"),
        ("قصفت القوات القرية ومنعت السكان من مغادرتها.", "asserted"),
        ("تعرض المقر لهجوم مسلح.", "asserted"),
        ("عرضت القوات اقتحام البلدة.", "planned"),
        ("The rebels shelled the village, which was not defended.", "asserted"),
        ("No house was shelled on Sunday.", "negated"),
        ("With no warning, rebels shelled the village.", "asserted"),
        ("Rebels did not shell the village.", "negated"),
        ("The army denied shelling the village.", "negated"),
        ("Police foiled an attack on the checkpoint.", "negated"),
        ("The march by protesters was called off.", "negated"),
        ("The army plans to attack the village.", "planned"),
        ("Aid agencies warned of an attack on the camp.", "planned"),
        ("Troops could storm the town within days.", "planned"),
        ("Fighting continued in the eastern suburbs.", "ongoing"),
        ("Clashes were still raging near the airport.", "ongoing"),
    ],
)
def test_status(text: str, status: str) -> None:
    assert [m.status.value for m in read(text)] == [status]


@pytest.mark.parametrize(
    ("text", "status", "speaker"),
    [
        ("أعلن الجيش السوري أنه قتل عشرة مسلحين في كمين.", "claimed", "الجيش السوري"),
        ("قال مسعفون إن عشرة أشخاص قتلوا في قصف على السوق.", "asserted", "مسعفون"),
        (
            "قتل عشرة أشخاص في قصف على السوق، بحسب المرصد السوري لحقوق الإنسان.",
            "asserted",
            "المرصد السوري لحقوق الإنسان",
        ),
        ("The Syrian army said its troops had killed ten militants in an ambush.", "claimed", "The Syrian army"),
        ("Medics said ten people were killed in the shelling of a market.", "asserted", "Medics"),
        ("Ten people were killed in the shelling of a market, medics said.", "asserted", "medics"),
    ],
)
def test_a_party_claims_and_others_report(text: str, status: str, speaker: str) -> None:
    (mention,) = read(text)
    assert (mention.status.value, mention.attribution) == (status, speaker)


def test_the_speaker_is_kept_for_he_added() -> None:
    found = read("أعلنت حركة طالبان أنها هاجمت قاعدة للجيش. وأضافت أن مقاتليها قصفوا مطارا.")
    assert [m.status.value for m in found] == ["claimed", "claimed"]
    assert {m.attribution for m in found} == {"حركة طالبان"}


@pytest.mark.parametrize(
    "text",
    [
        "The town fell silent after residents returned without any shelling.",
        "دخل السكان القرية دون قصف.",
        "He refused to surrender to the soldiers.",
        "لم يصب أحد.",
    ],
)
def test_what_is_said_to_be_absent_is_no_bombardment(text: str) -> None:
    assert all(m.event_type.value != "Explosions/Remote violence" and m.trigger for m in read(text))
    assert all(m.sub_event_type != "Arrests" for m in read(text))


def test_a_planned_weekday_is_the_next_one() -> None:
    (mention,) = read("Teachers plan to demonstrate on Friday.")
    assert mention.time is not None
    assert mention.time.start == date(2020, 5, 22)


def test_a_past_weekday_is_the_last_one() -> None:
    (mention,) = read("Teachers demonstrated on Friday.")
    assert mention.time is not None
    assert mention.time.start == date(2020, 5, 15)


def test_may_the_month_is_no_perhaps() -> None:
    (mention,) = read("Rebels attacked the base on 3 May 2020.")
    assert mention.status.value == "asserted"
