"""Who: named, generic and state actors and metonyms, in both languages; the tables behind them."""

from __future__ import annotations

import shutil
import time
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.errors import LexiconError
from dashboard.extraction.actors import ActorMention, find_actors, resolve_back_references
from dashboard.extraction.actors.lexicon import Actor, Nationality, vocabulary
from dashboard.lexicon import read_tables
from dashboard.settings import ROOT
from dashboard.text import fold, shadow

LEXICON = ROOT / "data" / "lexicon"
FILES = {"actors": "actor", "generic_actors": "generic", "nationalities": "nationality", "actor_words": "words"}


def found(text: str) -> list[ActorMention]:
    folded = shadow(text)
    return find_actors(folded, 0, len(folded.lower))


def names(text: str, country: str | None = None) -> list[str | None]:
    return [m.name for m in resolve_back_references(found(text), country)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("سيطرت قوات سوريا الديمقراطية على القرية", "Syrian Democratic Forces"),
        ("سيطرت قوات سوريا الديموقراطية على القرية", "Syrian Democratic Forces"),
        ("سيطرت قسد على القرية", "Syrian Democratic Forces"),
        ("The SDF took the village", "Syrian Democratic Forces"),
        ("انسحب تنظيم داعش", "Islamic State"),
        ("هاجم مسلحو الدولة الإسلامية الحاجز", "Islamic State"),
        ("ISIL fighters attacked", "Islamic State"),
        ("للحوثيين مواقع هناك", "Houthi Movement (Houthis)"),
        ("بالدعم السريع", "Rapid Support Forces"),
        ("RSF vehicles entered", "Rapid Support Forces"),
        ("قصفت طائرات التحالف الدولي المبنى", "US-led Coalition"),
        ("a US-led coalition strike", "US-led Coalition"),
        ("وقالت حركة الشباب", "Al-Shabaab"),
        ("al-Shabaab militants", "Al-Shabaab"),
        ("أعلن الجيش الإسرائيلي", "Military Forces of Israel"),
        ("جيش الاحتلال", "Military Forces of Israel"),
        ("the IDF said", "Military Forces of Israel"),
        ("حركة 23 مارس", "March 23 Movement (M23)"),
        ("M23 rebels advanced", "March 23 Movement (M23)"),
        ("Arakan Army (AA) fighters", "Arakan Army"),
        ("Amhara militiamen", "Fano Militia"),
        ("Haitian National Police officers", "Police Forces of Haiti"),
        ("CPI-Maoist cadres", "Maoist Rebels (India)"),
        ("suspected cartel gunmen", "Gangs"),
        ("عصابات مسلحة", "Gangs"),
        ("متمردو إم23", "March 23 Movement (M23)"),
        ("تنظيم الدولة في غرب أفريقيا", "Islamic State West Africa Province"),
        ("Peruvian police", "Police Forces of Peru"),
        ("الجيش الفيتنامي", "Military Forces of Vietnam"),
    ],
)
def test_named_actors(text: str, name: str) -> None:
    assert [m.name for m in found(text)] == [name]


@pytest.mark.parametrize(
    "text",
    [
        "He told us that it is what it is",
        "who said aa to ap",
        "قال الشباب إنهم غادروا",
        "على أعماق كبيرة",
        "عادوا إلى القاعدة",
        "the anti-government mood",
        "Paris in spring and Rome in winter",
        "سافر إلى موسكو وعاد من واشنطن",
        "a party of birds",
        "the Sea of Azov and Santa Rosa de Lima",
        "Kuki and Meitei villages",
    ],
)
def test_words_that_are_no_actors(text: str) -> None:
    assert [m for m in found(text) if m.kind not in ("generic", "civilians")] == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("the Chadian army", "Military Forces of Chad"),
        ("Kenyan soldiers", "Military Forces of Kenya"),
        ("Pakistani naval forces", "Military Forces of Pakistan"),
        ("Jordan's air force", "Military Forces of Jordan"),
        ("Turkish drones", "Military Forces of Turkey"),
        ("an Ethiopian air strike", "Military Forces of Ethiopia"),
        ("Greek police", "Police Forces of Greece"),
        ("Polish border guards", "Border Guard of Poland"),
        ("the Sri Lankan government", "Government of Sri Lanka"),
        ("الجيش التشادي", "Military Forces of Chad"),
        ("القوات الجوية المصرية", "Military Forces of Egypt"),
        ("طائرات حربية روسية", "Military Forces of Russia"),
        ("طائرات يُعتقد أنها روسية", "Military Forces of Russia"),
        ("الطيران الحربي الإثيوبي", "Military Forces of Ethiopia"),
        ("جنود كينيون", "Military Forces of Kenya"),
        ("الشرطة الأردنية", "Police Forces of Jordan"),
        ("حرس الحدود السعودي", "Border Guard of Saudi Arabia"),
        ("الحكومة الباكستانية", "Government of Pakistan"),
        ("قوات الأمن الإيرانية", "Security Forces of Iran"),
    ],
)
def test_forces_of_a_state_by_rule(text: str, name: str) -> None:
    assert [m.name for m in found(text)] == [name]


def test_an_attack_with_a_nationality_names_only_its_author() -> None:
    (mention,) = found("قُتل مزارع بقصف مدفعي سعودي")[1:]
    assert (mention.name, mention.text) == ("Military Forces of Saudi Arabia", "سعودي")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("ونفت موسكو ذلك", "Government of Russia"),
        ("أما أنقرة فنفت سحب النقطة", "Government of Turkey"),
        ("الفصائل المدعومة من واشنطن", "Government of the United States"),
        ("Moscow denied the report", "Government of Russia"),
        ("Riyadh, which leads the alliance, said so", "Government of Saudi Arabia"),
        ("rebels backed by Ankara", "Government of Turkey"),
        ("Cairo, which plans talks", "Government of Egypt"),
        ("Tehran-backed groups", "Government of Iran"),
        ("غارة شنتها روسيا على القرية", "Government of Russia"),
        ("قد تشن كييف هجوما", "Government of Ukraine"),
    ],
)
def test_capitals_and_states_that_act_are_metonyms(text: str, name: str) -> None:
    (mention,) = [m for m in found(text) if m.metonym]
    assert mention.name == name
    assert mention.masks_toponyms
    assert mention.armed_name == name.replace("Government", "Military Forces")


@pytest.mark.parametrize("text", ["a bomb in Moscow", "انفجار في دمشق", "he flew from Kabul to Doha", "شرق بغداد"])
def test_capitals_as_places_are_no_actors(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "name", "group"),
    [
        ("three villagers", "Civilians", None),
        ("المدنيين", "Civilians", None),
        ("two doctors", "Civilians", "Health Workers"),
        ("صحفيون", "Civilians", "Journalists"),
        ("displaced families", "Civilians", "Refugees/IDPs"),
        ("نازحين", "Civilians", "Refugees/IDPs"),
        ("protesters", "Protesters", None),
        ("متظاهرون", "Protesters", None),
        ("gunmen", "Unidentified Armed Group", None),
        ("مسلحون مجهولون", "Unidentified Armed Group", None),
    ],
)
def test_generic_actors(text: str, name: str, group: str | None) -> None:
    (mention,) = resolve_back_references(found(text))
    assert (mention.name, mention.group) == (name, group)
    assert not mention.masks_toponyms


@pytest.mark.parametrize("text", ["20 فلسطينيا", "12 Palestinians", "dozens of Ukrainians", "سوريون"])
def test_counted_people_of_a_nation_are_civilians(text: str) -> None:
    assert [m.name for m in found(text)] == ["Civilians"]


@pytest.mark.parametrize("text", ["جنديا فلسطينيا", "the Russians advanced", "ضابطا سوريا"])
def test_people_without_a_number_are_not_taken_for_civilians(text: str) -> None:
    assert "Civilians" not in [m.name for m in found(text)]


@pytest.mark.parametrize(
    "text",
    ["قال المرصد السوري لحقوق الإنسان", "the Syrian Observatory for Human Rights", "وكالة فرانس برس", "Reuters", "MSF"],
)
def test_monitors_agencies_and_media_are_speakers(text: str) -> None:
    assert [m.speaker for m in found(text)] == [True]


@pytest.mark.parametrize("text", ["الجيش السوداني", "Boko Haram", "gunmen"])
def test_parties_are_no_speakers(text: str) -> None:
    assert [m.speaker for m in found(text)] == [False]


def test_epithets_join_their_group_and_other_adjectives_are_nobody() -> None:
    assert [m.text for m in found("مقاتلي داعش الإرهابي")] == ["مقاتلي داعش الإرهابي"]
    assert found("على وقع التقدم العسكري") == []


def test_members_join_their_group() -> None:
    (mention,) = found("عناصر من الأمن العسكري")
    assert mention.text == "عناصر من الأمن العسكري"
    (mention,) = found("Islamic State gunmen")
    assert mention.text == "Islamic State gunmen"


def test_those_who_surrender_to_a_group_are_not_its_members() -> None:
    assert len(found("استسلم مسلحون لقوات سوريا الديمقراطية")) == 2


def test_a_feminine_adjective_is_no_possessive() -> None:
    assert [m.possessive for m in found("هجوم عناصر مسلحة")] == [False]


def test_spans_are_raw_and_without_proclitics() -> None:
    raw = "وَاتّهموا  «داعشَ» بالهجوم"
    (mention,) = found(raw)
    assert raw[mention.span.start : mention.span.end] == mention.text
    assert fold(mention.text) == "داعش"


def test_the_tables_are_as_wide_as_promised() -> None:
    actors = read_tables(LEXICON / "actors.toml", "actor", Actor)
    nationalities = read_tables(LEXICON / "nationalities.toml", "nationality", Nationality)
    assert len(actors) >= 400
    assert len({a.name for a in actors}) == len(actors)
    assert len({n.country for n in nationalities}) == len(nationalities) >= 60


@pytest.mark.parametrize("stem", sorted(FILES))
def test_a_wrong_entry_is_reported_with_its_line(tmp_path: Path, stem: str) -> None:
    for file in FILES:
        shutil.copy(LEXICON / f"{file}.toml", tmp_path)
    spoiled = tmp_path / f"{stem}.toml"
    lines = spoiled.read_text("utf-8").rstrip("\n").splitlines()
    spoiled.write_text("\n".join([*lines, "", f"[[{FILES[stem]}]]", 'colour = "red"']) + "\n", "utf-8")
    with pytest.raises(LexiconError) as caught:
        vocabulary(tmp_path)
    assert (caught.value.path.name, caught.value.line) == (spoiled.name, len(lines) + 2)


WORDS = st.sampled_from(
    ["القوات", "الجيش", "الروسي", "مسلحيه", "داعش", "،", "(SDF)", "the army", "its men", "Moscow", "said", "US-backed"]
)


@given(st.lists(WORDS, max_size=30).map(" ".join) | st.text(max_size=60))
def test_any_text_gives_ordered_spans_inside_it(raw: str) -> None:
    mentions = found(raw)
    for mention in mentions:
        assert raw[mention.span.start : mention.span.end] == mention.text != ""
    assert all(a.shadow_end <= b.shadow_start for a, b in pairwise(mentions))
    assert all(m.name is not None for m in resolve_back_references(mentions))


def test_time_grows_with_the_text_and_not_faster() -> None:
    sentence = "قالت قوات سوريا الديمقراطية إن الجيش الروسي قصف مقاتليها؛ Moscow said its forces struck ISIS fighters. "

    def seconds(times: int) -> float:
        text = shadow(sentence * times)
        start = time.process_time()
        find_actors(text, 0, len(text.lower))
        return time.process_time() - start

    seconds(10)
    assert seconds(800) < 40 * max(seconds(100), 0.002)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("the internationally recognised Government of National Accord", "Government of National Accord"),
        ("a commander of the armed wing of Hamas", "Hamas"),
        ("قيادي في الجناح العسكري لحركة حماس", "Hamas"),
        ("اعتقال عشرين ناشطا من حركة فتح", "Fatah"),
        ("الجبهة الشعبية لتحرير تيغراي", "Tigray People's Liberation Front"),
        ("الجبهة الشعبية", "Popular Front for the Liberation of Palestine"),
    ],
)
def test_a_longer_name_counts_whole(text: str, name: str) -> None:
    assert names(text) == [name]


def test_a_recognised_government_is_that_of_the_country() -> None:
    assert names("the internationally recognised government", "YE") == ["Government of Yemen"]
    assert names("the internationally recognised government", "LY") == ["Government of Libya"]
    assert names("اعتقال عشرين ناشطا") == ["Civilians"]
