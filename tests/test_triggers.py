"""Trigger words: their lexicons, their forms, and the types they lead to, in both languages, for and against."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from dashboard.errors import LexiconError
from dashboard.extraction import extract
from dashboard.extraction.vocabulary.inflection import arabic_noun, arabic_verb, english_noun, english_verb
from dashboard.extraction.vocabulary.phrases import is_arabic
from dashboard.extraction.vocabulary.words import lexicon
from dashboard.gazetteer import Gazetteer
from dashboard.model import Article, Mention
from dashboard.settings import settings


def read(text: str, gazetteer: Gazetteer | None = None) -> list[Mention]:
    return extract(Article(article_id="a", text=text, published=date(2020, 5, 20)), gazetteer).mentions


def kinds(text: str) -> list[tuple[str, str | None]]:
    return [(m.event_type.value, m.sub_event_type) for m in read(text)]


@pytest.mark.parametrize(
    ("parts", "forms"),
    [
        ("قصف", {"قصف", "قصفت", "قصفوا", "يقصف", "تقصف", "يقصفون", "نقصف"}),
        ("أغار/يغير", {"اغار", "اغارت", "يغير", "تغير"}),
        ("استهدف", {"استهدف", "يستهدف", "تستهدف"}),
        ("هاجم", {"هاجم", "هوجم", "هوجمت", "يهاجم"}),
        ("اغتال/يغتال", {"اغتيل", "اغتالت"}),
        ("نفى/ينفي", {"نفي", "نفت", "نفوا", "ينفي", "تنفي"}),
    ],
)
def test_arabic_verbs_are_conjugated(parts: str, forms: set[str]) -> None:
    assert forms <= {form for form, _ in arabic_verb(parts)}


def test_arabic_nouns_are_declined() -> None:
    assert {"غاره", "غارات", "غارتان", "غارتين"} <= {form for form, _ in arabic_noun("غارة/غارات")}
    assert "هجوما" in {form for form, _ in arabic_noun("هجوم/هجمات")}


@pytest.mark.parametrize(
    ("parts", "forms"),
    [
        ("flee/fled", {"flee", "flees", "fleeing", "fled"}),
        ("strike/struck", {"strikes", "striking", "struck"}),
        ("bury", {"buries", "buried", "burying"}),
        ("rob", {"robbed", "robbing"}),
        ("agree", {"agreed", "agreeing"}),
    ],
)
def test_english_verbs_are_conjugated(parts: str, forms: set[str]) -> None:
    assert forms <= {form for form, _ in english_verb(parts)}


def test_english_nouns_have_plurals() -> None:
    assert dict.fromkeys(["gunman", "gunmen"]).keys() == {form for form, _ in english_noun("gunman/gunmen")}
    assert ("clashes", "noun") in set(english_noun("clash"))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("قصفت المدفعية البلدة.", ("Explosions/Remote violence", "Shelling/artillery/missile attack")),
        ("أغارت طائرات حربية على القرية.", ("Explosions/Remote violence", "Air/drone strike")),
        ("انفجرت عبوة ناسفة على الطريق.", ("Explosions/Remote violence", "Remote explosive/landmine/IED")),
        ("فجّر انتحاري نفسه عند الحاجز.", ("Explosions/Remote violence", "Suicide bomb")),
        ("اندلعت اشتباكات بين فصيلين.", ("Battles", "Armed clash")),
        ("خطف مسلحون طبيبا من منزله.", ("Violence against civilians", "Abduction/forced disappearance")),
        ("اغتال مسلحون إمام المسجد.", ("Violence against civilians", "Attack")),
        ("تظاهر المئات في الساحة.", ("Protests", "Peaceful protest")),
        ("اعتقلت الشرطة ثلاثة ناشطين.", ("Strategic developments", "Arrests")),
        ("نزحت مئات العائلات من القرية.", ("Displacement", None)),
        ("ضرب زلزال المدينة.", ("Disaster", None)),
        ("وصلت قافلة مساعدات إلى المخيم.", ("Humanitarian", None)),
        ("Rebels shelled the village.", ("Explosions/Remote violence", "Shelling/artillery/missile attack")),
        ("A drone struck a warehouse.", ("Explosions/Remote violence", "Air/drone strike")),
        ("A roadside bomb exploded near a bus.", ("Explosions/Remote violence", "Remote explosive/landmine/IED")),
        ("Soldiers clashed with insurgents.", ("Battles", "Armed clash")),
        ("Gunmen kidnapped two nurses.", ("Violence against civilians", "Abduction/forced disappearance")),
        ("Gunmen shot dead a farmer.", ("Violence against civilians", "Attack")),
        ("Thousands demonstrated in the square.", ("Protests", "Peaceful protest")),
        ("Police arrested nine activists.", ("Strategic developments", "Arrests")),
        ("Hundreds of families fled their homes.", ("Displacement", None)),
        ("An earthquake struck the province.", ("Disaster", None)),
        ("An aid convoy reached the camp.", ("Humanitarian", None)),
        ("The army and the rebels signed a truce agreement.", ("Strategic developments", "Agreement")),
    ],
)
def test_one_sentence_one_event_of_the_right_type(text: str, kind: tuple[str, str | None]) -> None:
    assert kinds(text) == [kind]


@pytest.mark.parametrize(
    ("text", "event_type"),
    [
        ("قتل مسلحون أربعة مدنيين.", "Violence against civilians"),
        ("قُتل جنديان في كمين نصبه مسلحون.", "Battles"),
        ("قُتل جنديان بانفجار لغم.", "Explosions/Remote violence"),
        ("قتل ثلاثة أشخاص في سيول.", "Disaster"),
        ("Gunmen killed four villagers.", "Violence against civilians"),
        ("Two soldiers were killed in clashes.", "Battles"),
        ("Two soldiers were killed by a landmine.", "Explosions/Remote violence"),
        ("Three people were killed in a landslide.", "Disaster"),
    ],
)
def test_what_killed_them_decides_the_type(text: str, event_type: str) -> None:
    assert [kind for kind, _ in kinds(text)] == [event_type]


@pytest.mark.parametrize(
    "text",
    [
        "قصفت المدفعية البلدة، ما أسفر عن مقتل خمسة مدنيين وإصابة عشرة.",
        "Shells hit the market, killing five people and wounding ten.",
        "Five people were killed when shells hit the market.",
        "قُتل خمسة مدنيين حين سقطت قذائف على السوق.",
    ],
)
def test_the_dead_of_an_attack_belong_to_it(text: str) -> None:
    (mention,) = read(text)
    assert mention.event_type.value == "Explosions/Remote violence"
    assert mention.fatalities == 5


@pytest.mark.parametrize(
    "text",
    [
        "تخوض الحكومة معركة انتخابية صعبة.",
        "The minister is fighting a battle against inflation.",
        "The bakery opens at dawn.",
        "وزير الخارجية استقبل نظيره في المطار.",
        "A court sentenced him for the killing of two men.",
        "Operation Storm has its own museum.",
        "في فجر اليوم كان الجو صحوا.",
    ],
)
def test_words_of_war_without_a_war(text: str) -> None:
    assert kinds(text) == []


def test_a_list_of_places_gives_an_event_a_place(gazetteer: Gazetteer) -> None:
    found = read("قصفت الطائرات إدلب وحلب والرقة أمس.", gazetteer)
    assert [m.toponym.text if m.toponym else None for m in found] == ["إدلب", "حلب", "الرقة"]
    found = read("Drones struck Odesa, Kherson and Kharkiv on Monday.", gazetteer)
    assert [m.toponym.text if m.toponym else None for m in found] == ["Odesa", "Kherson", "Kharkiv"]


def test_several_verbs_give_several_events(gazetteer: Gazetteer) -> None:
    found = read("Rebels shelled Aleppo on Monday, and police in Homs arrested two men on Tuesday.", gazetteer)
    assert [(m.event_type.value, m.toponym.text if m.toponym else None) for m in found] == [
        ("Explosions/Remote violence", "Aleppo"),
        ("Strategic developments", "Homs"),
    ]
    assert [m.time.start for m in found if m.time] == [date(2020, 5, 18), date(2020, 5, 19)]


@pytest.mark.parametrize("name", sorted(p.name for p in settings().lexicon.glob("triggers*.toml")))
def test_a_wrong_trigger_is_reported_with_its_line(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "lexicon"
    shutil.copytree(settings().lexicon, folder)
    lines = (folder / name).read_text("utf-8").count("\n")
    with (folder / name).open("a", encoding="utf-8") as file:
        file.write('\n[[trigger]]\ntype = "Battels"\nsub = ""\nen = ["fought"]\n')
    with pytest.raises(LexiconError) as caught:
        lexicon(folder)
    assert (caught.value.path.name, caught.value.line) == (name, lines + 2)


def test_an_unknown_cue_role_is_reported(tmp_path: Path) -> None:
    folder = tmp_path / "lexicon"
    shutil.copytree(settings().lexicon, folder)
    with (folder / "cues.toml").open("a", encoding="utf-8") as file:
        file.write('\n[[cue]]\nrole = "maybe"\nen = ["maybe"]\n')
    with pytest.raises(LexiconError, match="role"):
        lexicon(folder)


@pytest.mark.parametrize("script", ["ar", "en"])
def test_phrases_begin_in_the_script_they_stand_under(script: str) -> None:
    """They are looked up by the script of a text's words; one under the wrong key would never be found."""
    firsts = [words[0] for phrases, _ in lexicon()._entries for words, _ in phrases.forms(script)]
    assert len(firsts) > 1000
    assert [word for word in firsts if is_arabic(word) is not (script == "ar")] == []
