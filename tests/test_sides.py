"""Who did it to whom: agents, targets, owners of posts, speakers' pronouns, crowds, and the enemy left out."""

from __future__ import annotations

from datetime import date

import pytest

from dashboard.extraction import extract
from dashboard.gazetteer import Gazetteer
from dashboard.model import Article, Mention
from dashboard.settings import settings

Pair = tuple[str | None, str | None]
HOUTHIS = "Houthi Movement (Houthis)"
ISRAEL, SUDAN, SYRIA = "Military Forces of Israel", "Military Forces of Sudan", "Military Forces of Syria"


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.open(settings().gazetteer)


def mentions(text: str, gazetteer: Gazetteer) -> list[Mention]:
    return extract(Article(article_id="a", text=text, title="", published=date(2024, 5, 6)), gazetteer).mentions


def sides(text: str, gazetteer: Gazetteer) -> list[Pair]:
    return [(m.actor1, m.actor2) for m in mentions(text, gazetteer)]


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("A truck bomb exploded at an army checkpoint near Homs.", (None, SYRIA)),
        ("انفجرت سيارة مفخخة عند مقر لحزب الله في بعلبك.", (None, "Hezbollah")),
        ("Three soldiers were killed when a landmine exploded near Nyala.", (None, SUDAN)),
        ("أصيب خمسة من عناصر الجيش بانفجار لغم أرضي قرب نيالا.", (None, SUDAN)),
    ],
)
def test_what_blows_up_hits_whom_it_kills_and_has_no_author(text: str, pair: Pair, gazetteer: Gazetteer) -> None:
    assert sides(text, gazetteer) == [pair]


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("Israeli jets bombed Hezbollah positions near Tyre on Sunday.", (ISRAEL, "Hezbollah")),
        ("قصفت الطائرات الإسرائيلية مستودعاً لحزب الله قرب صور أمس.", (ISRAEL, "Hezbollah")),
        ("استهدفت غارة جوية معسكراً للحشد الشعبي قرب القائم أمس.", (None, "Popular Mobilization Forces")),
        ("A checkpoint near Nyala was shelled by the RSF on Sunday.", ("Rapid Support Forces", None)),
    ],
)
def test_the_owner_of_a_post_is_attacked(text: str, pair: Pair, gazetteer: Gazetteer) -> None:
    assert sides(text, gazetteer) == [pair]


def test_a_patrol_that_acts_is_no_target(gazetteer: Gazetteer) -> None:
    ((first, _),) = sides("أطلقت دورية للجيش الإسرائيلي النار على مزارعين قرب جنين أمس.", gazetteer)
    assert first == ISRAEL


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("قال الجيش الإسرائيلي إنه قصف موقعاً لحزب الله قرب صور أمس.", ISRAEL),
        ("قال الجيش الإسرائيلي إن مقاتلاته قصفت موقعاً لحزب الله قرب صور أمس.", ISRAEL),
        ("The RSF said it had attacked an army convoy near Nyala on Sunday.", "Rapid Support Forces"),
        ("The RSF said its fighters attacked an army convoy near Nyala on Sunday.", "Rapid Support Forces"),
    ],
)
def test_a_speaker_means_himself_by_a_pronoun(text: str, first: str, gazetteer: Gazetteer) -> None:
    assert [pair[0] for pair in sides(text, gazetteer)] == [first]


def test_a_witness_does_not_act_by_a_pronoun(gazetteer: Gazetteer) -> None:
    ((first, _),) = sides("قال سكان إنهم شاهدوا طائرات تقصف نيالا أمس.", gazetteer) or [(None, None)]
    assert first is None


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("تقدمت قوات سوريا الديمقراطية بإسناد من التحالف الدولي نحو هجين أمس.", "Syrian Democratic Forces"),
        ("Kenyan soldiers of the African Union force attacked al-Shabaab near Dhobley.", "Military Forces of Kenya"),
        ("Artillery shelled the army-held town of Babanusa on Sunday.", None),
    ],
)
def test_friends_holders_and_unions_are_no_side(text: str, pair: str | None, gazetteer: Gazetteer) -> None:
    assert sides(text, gazetteer)[0][0] == pair


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Artillery fire hit a clinic in El Obeid on Friday, medics said, blaming the RSF.", "Rapid Support Forces"),
        ("اتهمت شبكة أطباء السودان الدعم السريع بقصف مستشفى في الأبيض أمس.", "Rapid Support Forces"),
        ("سقطت قذائف على الأبيض أمس، واتهم الجيش قوات الدعم السريع بإطلاقها.", "Rapid Support Forces"),
    ],
)
def test_who_is_blamed_did_it(text: str, first: str, gazetteer: Gazetteer) -> None:
    assert [pair[0] for pair in sides(text, gazetteer)] == [first]


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("Clashes between M23 rebels and the Congolese army resumed near Masisi on Sunday.",
         ("March 23 Movement (M23)", "Military Forces of the Democratic Republic of Congo")),
        ("اندلعت اشتباكات بين قبيلتين في شبوة أمس.", ("Tribal Militia", "Tribal Militia")),
    ],
)  # fmt: skip
def test_both_sides_of_between(text: str, pair: Pair, gazetteer: Gazetteer) -> None:
    assert sides(text, gazetteer) == [pair]


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("Students marched in Basra on Sunday.", ("Protesters", None)),
        ("تظاهر معلمون في البصرة أمس.", ("Protesters", None)),
        ("Police in Basra used tear gas to disperse demonstrators on Sunday.", ("Protesters", "Police Forces of Iraq")),
    ],
)
def test_crowds_are_named_by_what_they_do(text: str, pair: Pair, gazetteer: Gazetteer) -> None:
    assert sides(text, gazetteer) == [pair]


def test_the_police_go_on_after_a_protest(gazetteer: Gazetteer) -> None:
    told = "Police in Basra used tear gas to disperse demonstrators on Sunday and detained thirty people."
    assert sides(told, gazetteer)[1] == ("Police Forces of Iraq", "Civilians")


def test_the_enemy_left_out_is_the_one_the_article_names(gazetteer: Gazetteer) -> None:
    told = (
        "Fighting between the RSF and the army resumed near Nyala on Sunday. RSF fighters captured Kabkabiya on Monday."
    )
    assert sides(told, gazetteer)[1] == ("Rapid Support Forces", SUDAN)


def test_of_three_armed_parties_no_enemy_is_guessed(gazetteer: Gazetteer) -> None:
    told = (
        "ISIS fighters captured Hajin on Sunday. Commanders of the Syrian Democratic Forces met officers of the Syrian"
        " army in Raqqa on Monday."
    )
    assert sides(told, gazetteer)[0] == ("Islamic State", None)


def test_they_are_those_who_acted_before(gazetteer: Gazetteer) -> None:
    told = "RSF fighters attacked Kabkabiya on Sunday. They looted the market on Monday."
    assert sides(told, gazetteer)[1] == ("Rapid Support Forces", "Civilians")


def test_a_state_moves_its_forces(gazetteer: Gazetteer) -> None:
    assert [p[0] for p in sides("Washington withdrew its troops from Manbij on Sunday.", gazetteer)] == [
        "Military Forces of the United States"
    ]


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("On Thursday evening the RSF attacked an army garrison in Babanusa.", ("Rapid Support Forces", SUDAN)),
        ("Police fired at gang members in Haiti on Thursday.", ("Police Forces of Haiti", "Gangs")),
        ("Rwandan troops, who help the government, killed ten insurgents in Palma.",
         ("Military Forces of Rwanda", "Militants")),
        ("Rebels detonated a bomb near Nyala, killing two soldiers.", ("Rebels", SUDAN)),
        ("The rebels said artillery fired by the army's troops struck a church in Nyala.", (SUDAN, None)),
        ("Russian and Syrian jets bombed Idlib on Sunday.", ("Military Forces of Russia", None)),
        ("The YPG accused Turkey of shelling its positions near Afrin.",
         ("Military Forces of Turkey", "People's Protection Units")),
        ("قال الحشد الشعبي إنه صد هجوما لداعش شمال ديالى أمس.", ("Islamic State", "Popular Mobilization Forces")),
        ("استهدفت مدفعية الجيش السوداني مواقع للدعم السريع جنوب نيالا.", (SUDAN, "Rapid Support Forces")),
        ("شن الجيش السوداني غارة استهدفت قوات الدعم السريع في نيالا.", (SUDAN, "Rapid Support Forces")),
        ("Two Houthi drones were shot down by a US destroyer in the Red Sea.",
         ("Military Forces of the United States", HOUTHIS)),
        ("Air strikes blamed on Israel hit Damascus airport.", (ISRAEL, None)),
        ("هاجم مجهولون قافلة للصليب الأحمر قرب الأبيض أمس.", ("Unidentified Armed Group", "Red Cross")),
        ("تعرض موقع لليونيفيل لإطلاق نار من دبابة إسرائيلية قرب صور أمس.", (ISRAEL, "UNIFIL")),
        ("صد الجيش السوداني هجوما لقوات الدعم السريع على الأبيض أمس.", ("Rapid Support Forces", SUDAN)),
        ("دمرت غارات للتحالف مخزن سلاح للحوثيين في المخا أمس.", ("Saudi-led Coalition", HOUTHIS)),
    ],
)  # fmt: skip
def test_subjects_and_possessors_act(text: str, pair: Pair, gazetteer: Gazetteer) -> None:
    assert sides(text, gazetteer) == [pair]


def test_a_day_before_the_subject_makes_it_no_target(gazetteer: Gazetteer) -> None:
    ((first, second),) = sides("On 1 May the militants attacked Tambuzi.", gazetteer)
    assert (first, second) == ("Militants", None)


def test_who_is_reached_by_phone_did_nothing(gazetteer: Gazetteer) -> None:
    told = "Jets bombed Kutum on Sunday; residents reached by phone said miners were among the dead."
    assert {first for first, _ in sides(told, gazetteer)} <= {None, SUDAN}


def test_burning_goes_on_with_the_attackers(gazetteer: Gazetteer) -> None:
    told = "RSF fighters attacked a village near Kutum on Sunday, burning houses."
    assert {first for first, _ in sides(told, gazetteer)} == {"Rapid Support Forces"}


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("وهاجمت قوات الدعم السريع كتم أمس. وقال ناطق باسم الجيش السوداني إن جنوده تقدموا نحو نيالا.", SUDAN),
        ("هاجمت قوات الدعم السريع كتم أمس. ونهبوا السوق.", "Rapid Support Forces"),
    ],
)
def test_a_plural_verb_means_those_before_only_without_a_subject(text: str, pair: str, gazetteer: Gazetteer) -> None:
    assert sides(text, gazetteer)[-1][0] == pair


def test_insurgents_fight_the_army_of_their_country_first(gazetteer: Gazetteer) -> None:
    told = (
        "RSF fighters clashed with the Sudan Liberation Army near Kutum on Sunday. The Sudanese army shelled Nyala."
        " JNIM rebels captured Douentza in Mali on Monday, far from the Malian army."
    )
    assert sides(told, gazetteer)[-1] == ("JNIM", "Military Forces of Mali")


def test_who_claims_an_attack_by_unknown_men_made_it(gazetteer: Gazetteer) -> None:
    told = "تبنت حركة الشباب هجوما نفذه انتحاري على قاعدة للجيش الصومالي في بيدوا أمس."
    assert sides(told, gazetteer) == [("Al-Shabaab", "Military Forces of Somalia")]


@pytest.mark.parametrize(
    ("text", "second"),
    [("Floods destroyed 2,000 homes in Kassala on Sunday.", "Civilians"), ("Floods cut a road in Kassala.", None)],
)
def test_a_disaster_that_destroys_homes_hits_civilians(text: str, second: str | None, gazetteer: Gazetteer) -> None:
    assert [pair[1] for pair in sides(text, gazetteer)][:1] == [second]


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("واعترفت إسرائيل بمقتل جنديين إسرائيليين في اشتباكات شمال غزة أمس.", (None, ISRAEL)),
        ("أعلنت قوات الدعم السريع السيطرة على قاعدة للجيش السوداني في نيالا.", ("Rapid Support Forces", SUDAN)),
    ],
)
def test_who_admits_its_own_dead_did_not_kill_them(text: str, pair: Pair, gazetteer: Gazetteer) -> None:
    assert sides(text, gazetteer) == [pair]


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("Somalia's army, supported by local militia and African Union troops, captured Adale from al-Shabaab.",
         ("Military Forces of Somalia", "Al-Shabaab")),
        ("قصفت قوات سوريا الديمقراطية المؤلفة من فصائل كردية مواقع داعش في الباغوز أمس.",
         ("Syrian Democratic Forces", "Islamic State")),
        ("The Wagner-backed Malian army seized Kidal from JNIM.", ("Military Forces of Mali", "JNIM")),
        ("هاجمت مجموعة من حركة الشباب مواقع للجيش الصومالي في بيدوا أمس.",
         ("Al-Shabaab", "Military Forces of Somalia")),
    ],
)  # fmt: skip
def test_backers_are_no_side_and_members_are(text: str, pair: Pair, gazetteer: Gazetteer) -> None:
    assert sides(text, gazetteer) == [pair]


@pytest.mark.parametrize(
    ("told", "wrong"),
    [
        ("Gunmen raided a farm in southern Niger, killing six people, on Monday.", "Military Forces of Niger"),
        ("Bandits burned a market on Monday, said the chairman of the local government in Sokoto.", "Government of"),
        ("Niger state police said on Monday that gunmen had killed four farmers near Kontagora.", "of Niger"),
        ("قتل مسلحون ستة مزارعين قرب كونتاغورا أمس، وقالت السلطات المحلية إن سوقا أحرق.", "Government of"),
    ],
)
def test_a_region_or_a_local_government_is_no_state(told: str, wrong: str, gazetteer: Gazetteer) -> None:
    names = [name or "" for pair in sides(told, gazetteer) for name in pair]
    assert names
    assert not [name for name in names if name.startswith(wrong) or name.endswith(wrong)]
