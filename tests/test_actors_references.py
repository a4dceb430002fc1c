"""Who "the group", "القوات", "its men", "the army" are: back-references, possessives and the country of an article."""

from __future__ import annotations

import pytest

from dashboard.extraction.actors import ActorMention, find_actors, resolve_back_references
from dashboard.text import shadow


def found(text: str) -> list[ActorMention]:
    folded = shadow(text)
    return find_actors(folded, 0, len(folded.lower))


def names(text: str, country: str | None = None) -> list[str | None]:
    return [m.name for m in resolve_back_references(found(text), country)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("هاجمت قوات سوريا الديمقراطية داعش ثم تقدمت القوات", ["Syrian Democratic Forces", "Islamic State", None]),
        ("هاجمت حركة الشباب البلدة وانسحبت الحركة", ["Al-Shabaab", None]),
        ("قتل تنظيم داعش جندياً وفر عناصر التنظيم", ["Islamic State", "Military Forces", None]),
        ("Boko Haram raided a town before the militants fled", ["Boko Haram", None]),
        ("Hamas fired rockets; the group denied it", ["Hamas", None]),
    ],
)
def test_back_references_take_the_nearest_actor_that_fits(text: str, expected: list[str | None]) -> None:
    mentions = found(text)
    assert mentions[-1].back_reference
    wanted = [*expected[:-1], expected[0]]
    assert names(text) == wanted


def test_the_forces_are_not_the_coalition_that_also_has_forces() -> None:
    told = "تقدمت قوات سوريا الديمقراطية بدعم من التحالف الدولي وقالت القوات"
    assert names(told) == ["Syrian Democratic Forces", "US-led Coalition", "Syrian Democratic Forces"]


def test_a_coalition_and_its_leader_are_one_actor() -> None:
    assert names("طيران التحالف الدولي بقيادة الولايات المتحدة") == ["US-led Coalition"]


def test_possessives_follow_their_owner() -> None:
    assert names("انتزعت قسد البلدة من تنظيم داعش وقتلت عشرين من مسلحيه")[-1] == "Islamic State"
    assert names("قالت قوات سوريا الديمقراطية إن مقاتليها تقدموا")[-1] == "Syrian Democratic Forces"
    assert names("Moscow said its forces advanced")[-1] == "Military Forces of Russia"
    assert names("Moscow said its 2,000 troops left", "SY")[-1] == "Military Forces of Russia"


def test_an_adjective_of_forces_is_no_possessive() -> None:
    assert [m.possessive for m in found("العملية العسكرية")] == []


def test_the_army_is_that_of_the_country_the_article_plays_in() -> None:
    assert names("the army advanced", "ML") == ["Military Forces of Mali"]
    assert names("قصف الجيش المدينة", "SD") == ["Military Forces of Sudan"]
    assert names("Security forces opened fire", "IQ") == ["Security Forces of Iraq"]
    assert names("the army advanced") == ["Military Forces"]


def test_the_army_is_not_a_rebel_army_named_before() -> None:
    assert names("The Arakan Army took the town and the army fled", "MM") == [
        "Arakan Army",
        "Military Forces of Myanmar",
    ]


def test_nobody_is_guessed_where_two_rebel_groups_fit() -> None:
    assert names("Boko Haram and Ansaru met; forty militants died")[-1] == "Militants"


def test_an_alias_of_several_actors_is_decided_by_country() -> None:
    assert names("الجيش الوطني", "LY") == ["Libyan National Army"]
    assert names("الجيش الوطني", "SY") == ["Syrian National Army"]


def test_a_coalition_is_known_by_the_war() -> None:
    assert names("coalition jets struck", "YE") == ["Saudi-led Coalition"]
    assert names("coalition jets struck", "SY") == ["US-led Coalition"]
    assert names("the coalition struck", "BR") == ["Coalition"]
    assert names("a coalition of parties", "BR") == []


@pytest.mark.parametrize(
    ("text", "country", "name"),
    [
        ("وزع الهلال الأحمر خياما", "SD", "Sudanese Red Crescent"),
        ("وزع الهلال الأحمر خياما", "SY", "Syrian Arab Red Crescent"),
        ("وزع الهلال الأحمر خياما", "BR", "Red Crescent"),
        ("resistance fighters ambushed a convoy", "MM", "People's Defence Force"),
        ("قوات المقاومة", "YE", "Popular Resistance (Yemen)"),
    ],
)
def test_who_goes_by_a_common_name_depends_on_the_country(text: str, country: str, name: str) -> None:
    assert names(text, country)[0] == name


def test_the_country_of_most_places_counts_beside_the_actors() -> None:
    mentions = found("the army and the Turkish army")
    told = resolve_back_references(mentions, soil={"IQ": 3.5, "TR": 0.5})
    assert [m.name for m in told] == ["Military Forces of Iraq", "Military Forces of Turkey"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Israeli army struck Tyre. The army said it had hit a depot", "Military Forces of Israel"),
        ("قصف الجيش الإسرائيلي صور. وقال الجيش إنه أصاب مستودعا", "Military Forces of Israel"),
        ("The Israeli army struck Tyre. Government forces left", "Military Forces of Lebanon"),
        ("The army left Tyre", "Military Forces of Lebanon"),
    ],
)
def test_the_army_goes_on_with_the_army_named_before(text: str, name: str) -> None:
    assert names(text, "LB")[-1] == name


def test_both_nationalities_before_one_noun_are_forces() -> None:
    assert names("Russian and Syrian jets") == ["Military Forces of Russia", "Military Forces of Syria"]
    assert names("Russian and other visitors") == []


def test_tribesmen_are_bedouin_only_in_syria() -> None:
    assert names("مسلحي العشائر", "SY") == ["Bedouin Tribal Militia (Syria)"]
    assert names("مسلحي العشائر", "IQ") == ["Tribal Militia"]


def test_a_possessive_reaches_no_further_than_its_noun() -> None:
    told = "M23 rebels advanced. Shells hit their base, the mission said"
    assert names(told, "CD")[-1] != "March 23 Movement (M23)"


def test_the_last_determiner_says_whose_soldiers_they_are() -> None:
    assert names("Eritrea has denied that its soldiers had crossed", "ET")[-1] == "Military Forces of Eritrea"
    assert names("Eritrea has denied that the soldiers had crossed", "ET")[-1] == "Military Forces of Ethiopia"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("أخلت قوات العمالقة المدعومة من الإمارات مواقعها", "Giants Brigades"),
        ("The Giants Brigades, backed by Riyadh, said their fighters had left", "Giants Brigades"),
        ("قالت الإمارات إن قواتها غادرت", "Military Forces of the United Arab Emirates"),
    ],
)
def test_a_possessive_does_not_mean_a_patron(text: str, name: str) -> None:
    assert names(text, "YE")[-1] == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Foreign troops left the base", "Military Forces"),
        ("غادر جنود أجانب القاعدة", "Military Forces"),
        ("The troops left the base", "Military Forces of Afghanistan"),
        ("غادر جنود القاعدة", "Military Forces of Afghanistan"),
    ],
)
def test_foreign_troops_are_not_those_of_the_country(text: str, name: str) -> None:
    assert names(text, "AF")[0] == name
