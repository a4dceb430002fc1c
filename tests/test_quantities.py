"""How many: each rule family in both languages, positive and negative."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.errors import LexiconError
from dashboard.extraction.quantities import casualties, find_quantities
from dashboard.extraction.quantities.lexicon import quantity_words
from dashboard.model import Quantity
from dashboard.settings import ROOT
from dashboard.text import script, shadow

LEXICON = ROOT / "data" / "lexicon"


def read(sentence: str) -> list[Quantity]:
    text = shadow(sentence)
    return find_quantities(text, 0, len(text.lower), script(sentence) or "en")


def counts(sentence: str) -> list[tuple[str, int | None]]:
    return [(q.kind, q.value) for q in read(sentence)]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("قُتل خمسة وعشرون جندياً في الكمين.", (25, None)),
        ("أسفر القصف عن مقتل ثمانية عشر شخصاً وإصابة مئتين وثلاثين.", (18, 230)),
        ("لقي أحد عشر عاملاً مصرعهم في المنجم.", (11, None)),
        ("قضى ١٢٠٠ شخص جراء الزلزال.", (1200, None)),
        ("سقط أربعة قتلى و9 جرحى.", (4, 9)),
        ("استشهد ثلاثة مزارعين وأصيب رابع.", (3, 1)),
        ("قُتل عنصران وجُرح ستة.", (2, 6)),
        ("مقتل امرأتين وطفلة بقذيفة.", (3, None)),
        ("أدت الغارة إلى مقتل مدني وإصابة آخر.", (1, 1)),
        ("قتل مسلحون مجهولون معلماً قرب منزله.", (1, None)),
        ("هاجموا الدورية وقتلوا ضابطاً وثلاثة جنود.", (4, None)),
        ("قال البيان إن سبعة عشر من مقاتليه قُتلوا.", (17, None)),
        ("عُثر على جثتي رجلين في البئر.", (2, None)),
        ("أودى الانفجار بحياة ما لا يقل عن 60 شخصاً.", (60, None)),
        ("أصيب تسعة منهم بالرصاص.", (None, 9)),
        ("مقتل وإصابة 40 شخصاً في الانهيار.", (None, None)),
        ("مقتل عشرات المدنيين في القصف.", (None, None)),
        ("قُتل 12 مسلحاً و5 جنود.", (17, None)),
        ("إن ستة عمال قتلوا وأصيب عشرة آخرون.", (6, 10)),
        ("مقتل أحد قادة الفصيل.", (1, None)),
        ("سبعة قرويين، بينهم طفل، لقوا حتفهم.", (7, None)),
        ("قُتلوا في معارك دارت بين 25 و27 مايو.", (None, None)),
    ],
)
def test_arabic_casualties(sentence: str, expected: tuple[int | None, int | None]) -> None:
    assert casualties(read(sentence)) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Twenty-three people were killed and 41 injured.", (23, 41)),
        ("The blast killed three soldiers and two civilians.", (5, None)),
        ("Six people were killed: two civilians and four fighters.", (6, None)),
        ("A mine exploded, killing a shopkeeper and wounding his two sons.", (1, 2)),
        ("Gunmen shot dead eight miners near the river.", (8, None)),
        ("Attackers shot two drivers dead.", (2, None)),
        ("The raid left at least nine dead and 1,200 wounded.", (9, 1200)),
        ("A woman was killed when a shell hit her house.", (1, None)),
        ("The army lost two dozen men.", (24, None)),
        ("Two hundred and fifty passengers died.", (250, None)),
        ("Rescuers found the bodies of 11 people.", (11, None)),
        ("Officials reported injuries to 25 others.", (None, 25)),
        ("Dozens were killed and hundreds wounded.", (None, None)),
        ("The floods claimed around 640 lives.", (640, None)),
        ("The death toll rose to 31 on Monday.", (31, None)),
        ("Fifteen traders, including a boy, died on the road.", (15, None)),
        ("The clinic took in more than 100 injured people.", (None, 100)),
        ("Two clerks were killed while three guards sustained injuries.", (2, 3)),
        ("Rebels killed and wounded 44 soldiers.", (None, None)),
        ("Rebels seized the bridge.", (None, None)),
    ],
)
def test_english_casualties(sentence: str, expected: tuple[int | None, int | None]) -> None:
    assert casualties(read(sentence)) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "The 12-year-old war has killed tourism in 30 villages.",
        "The wounded were taken 40 km by 15 ambulances on 5 March 2019.",
        "Those killed in the 2014 war were buried at 10:30.",
        "The blast killed off hopes for a $5 million deal with the 27th Brigade.",
        "The strike killed 40% of the herd.",
        "انفجرت سيارة على بعد 30 كيلومتراً وقُتلت الحركة في السوق منذ عام 2014.",
        "قُتل الأمل بعد سقوط ثماني قذائف على خمس قرى.",
        "أصاب القصف ستة منازل وثلاث سيارات.",
        "The 3 p.m. meeting lasted two hours.",
    ],
)
def test_numbers_of_other_things_give_nothing(sentence: str) -> None:
    assert [q for q in read(sentence) if q.value is not None] == []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The rocket fell in a field and there were no casualties.", (0, 0)),
        ("Nobody was hurt in the blast.", (0, 0)),
        ("No one was killed in the fire.", (0, None)),
        ("سقطت قذيفة في أرض خالية من دون وقوع إصابات.", (0, 0)),
        ("لم يصب أحد بأذى في الهجوم.", (0, 0)),
        ("لم تسفر الغارة عن ضحايا.", (0, 0)),
        ("ولم ترد أنباء عن إصابات.", (None, None)),
        ("There was no word on casualties.", (None, None)),
        ("نفت الوزارة تسجيل أي وفاة.", (None, None)),
    ],
)
def test_none_is_zero_and_unknown_is_not(sentence: str, expected: tuple[int | None, int | None]) -> None:
    assert casualties(read(sentence)) == expected


@pytest.mark.parametrize(
    ("sentence", "total", "part"),
    [
        ("قتل عشرون شخصاً بينهم خمسة أطفال.", 20, 5),
        ("مقتل ١٣ مدنياً، من بينهم امرأتان.", 13, 2),
        ("The strike killed 30 people, two of them children.", 30, 2),
        ("Eleven villagers died, including a teacher.", 11, 1),
        ("It killed 14 people, among them three nurses.", 14, 3),
    ],
)
def test_subsets_are_kept_apart(sentence: str, total: int, part: int) -> None:
    found = read(sentence)
    assert casualties(found)[0] == total
    assert [q.value for q in found if q.subset] == [part]


def test_a_running_total_is_not_added_to_the_days_count() -> None:
    found = read("Four more bodies were found, bringing the death toll to 15.")
    assert casualties(found) == (4, None)
    assert ("killed in total", 15) in [(q.kind, q.value) for q in found]


@pytest.mark.parametrize(
    ("sentence", "comparator"),
    [
        ("More than 40 people were killed.", ">"),
        ("At least 40 people were killed.", ">="),
        ("About 40 people were killed.", "~"),
        ("Up to 40 people were killed.", "<"),
        ("40 people were killed.", "="),
        ("قُتل أكثر من 40 شخصاً.", ">"),
        ("قُتل 40 شخصاً على الأقل.", ">="),
        ("قُتل نحو 40 شخصاً.", "~"),
        ("قُتل ما لا يقل عن 40 شخصاً.", ">="),
    ],
)
def test_comparators(sentence: str, comparator: str) -> None:
    (found,) = read(sentence)
    assert (found.value, found.comparator) == (40, comparator)


@pytest.mark.parametrize(
    ("sentence", "whose"),
    [
        ("The mine killed three shepherds.", "civilians"),
        ("The raid killed three militants.", "fighters"),
        ("The bomb killed three soldiers.", "soldiers"),
        ("The bomb killed three policemen.", "police"),
        ("The bomb killed three people.", None),
        ("قُتل ثلاثة مسلحين.", "fighters"),
        ("قُتل ثلاثة جنود.", "soldiers"),
        ("قُتل ثلاثة مزارعين.", "civilians"),
        ("سقط ثلاثة قتلى مدنيين.", "civilians"),
    ],
)
def test_whose(sentence: str, whose: str | None) -> None:
    assert read(sentence)[0].whose == whose


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("نزحت 140 أسرة من القرية.", ("displaced", 140)),
        ("نزوح 3.5 مليون شخص.", ("displaced", 3_500_000)),
        ("فرّ نحو ألفي شخص إلى المخيم.", ("displaced", 2000)),
        ("اعتقلت الشرطة 17 شاباً.", ("detained", 17)),
        ("خُطف طبيبان على الطريق.", ("abducted", 2)),
        ("أفرجت السلطات عن سبعة معتقلين.", ("released", 7)),
        ("عاد 300 نازح إلى البلدة.", ("arrived", 300)),
        ("About 1,500 people fled the fighting.", ("displaced", 1500)),
        ("More than 7,500 people have been evacuated.", ("displaced", 7500)),
        ("Police detained more than 30 of them.", ("detained", 30)),
        ("Armed men kidnapped three of the drivers.", ("abducted", 3)),
        ("Two teachers were released on Friday.", ("released", 2)),
        ("Some 200 fighters surrendered.", ("surrendered", 200)),
        ("Eleven sailors are missing.", ("missing", 11)),
    ],
)
def test_other_fates(sentence: str, expected: tuple[str, int]) -> None:
    assert expected in counts(sentence)


def test_families_are_counted_as_families() -> None:
    (found,) = read("نزحت 140 أسرة من القرية.")
    assert found.whose == "families"


def test_spans_are_the_raw_words() -> None:
    raw = "وقُتِلَ  «أكثرُ من ٤٠ شخصاً»، أمس."
    (found,) = read(raw)
    assert raw[found.span.start : found.span.end] == found.text == "أكثرُ من ٤٠ شخصاً"


def test_a_dual_with_its_vowel_signs_is_two() -> None:
    assert casualties(read("مصرع مدنيَّين كانا في السيارة.")) == (2, None)
    assert casualties(read("مقتل مدنيين في السوق.")) == (None, None)


def test_the_lexicons_load() -> None:
    known = quantity_words(LEXICON)
    assert {"cue", "toll", "comparator", "many", "subset", "zero", "unit", "month", "stop"} == set(known.phrases)


@pytest.mark.parametrize("name", ["quantities.toml", "counted_nouns.toml"])
def test_a_wrong_entry_is_reported_with_its_line(tmp_path: Path, name: str) -> None:
    for file in ("quantities.toml", "counted_nouns.toml"):
        (tmp_path / file).write_text((LEXICON / file).read_text("utf-8"), "utf-8")
    spoiled = tmp_path / name
    lines = spoiled.read_text("utf-8").rstrip("\n").splitlines()
    table = "words" if name == "quantities.toml" else "noun"
    spoiled.write_text("\n".join([*lines, "", f"[[{table}]]", 'colour = "red"']) + "\n", "utf-8")
    with pytest.raises(LexiconError) as caught:
        quantity_words(tmp_path)
    assert (caught.value.path.name, caught.value.line) == (name, len(lines) + 2)


ARABIC = ["قتل", "مقتل", "وإصابة", "خمسة", "وعشرين", "ألف", "مدنيين", "بينهم"]
ENGLISH = ["killed", "wounded", "two", "dead", "hundred", "and", "including", "a", "12", "1,2", "-", ",", "(", ")", "%"]
WORDS = st.sampled_from([*ARABIC, *ENGLISH])


@given(st.lists(WORDS, max_size=30).map(" ".join) | st.text(max_size=60))
def test_any_text_gives_spans_inside_it(raw: str) -> None:
    text = shadow(raw)
    for language in ("ar", "en"):
        for found in find_quantities(text, 0, len(text.lower), language):
            assert raw[found.span.start : found.span.end] == found.text != ""


def test_time_grows_with_the_text_and_not_faster() -> None:
    sentence = "قُتل ثلاثة جنود وأصيب سبعة مدنيين، بينهم طفلان؛ killed two men and wounded five, "

    def seconds(times: int) -> float:
        text = shadow(sentence * times)
        start = time.process_time()
        find_quantities(text, 0, len(text.lower), "ar")
        return time.process_time() - start

    seconds(10)
    assert seconds(800) < 40 * max(seconds(100), 0.002)


@pytest.mark.parametrize(
    ("text", "language", "killed"),
    [
        ("اغتال مسلحون إمام المسجد.", "ar", []),
        ("قتل مسلحون في اشتباك قرب القرية.", "ar", [None]),
        ("قتل مسلحون ثلاثة مزارعين.", "ar", [3]),
        ("قتل ثلاثة أشخاص في هجوم انتحاري.", "ar", [3]),
        ("فقتل راكبان.", "ar", [2]),
        ("A 49-year-old man was killed.", "en", [1]),
        ("One victim, a 49-year-old man, was killed.", "en", [1]),
        ("Two farmers were hacked to death.", "en", [2]),
        ("The strike claimed the life of a motorcyclist.", "en", [1]),
        ("Troops killed three attackers and captured two.", "en", [3]),
        ("Five were killed, bringing the total on Sunday to 19.", "en", [5]),
        ("Five were killed, bringing the total of people killed on Sunday to 19.", "en", [5]),
    ],
)
def test_who_was_killed_and_who_killed(text: str, language: str, killed: list[int | None]) -> None:
    lower = shadow(text)
    found = find_quantities(lower, 0, len(lower.folded), language)
    assert [q.value for q in found if q.kind == "killed"] == killed
