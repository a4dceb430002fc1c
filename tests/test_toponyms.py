"""Place names in sentences: what is found, what its words say, and what is no place."""

import pytest

from dashboard.extraction.toponyms import find_toponyms
from dashboard.gazetteer import Gazetteer
from dashboard.model import Toponym
from dashboard.text import script, sentences, shadow


def toponyms(text: str, gazetteer: Gazetteer, masked: list[tuple[int, int]] | None = None) -> list[Toponym]:
    folded = shadow(text)
    spans = [(folded.from_raw(a), folded.from_raw(b)) for a, b in sentences(text, script(text) or "en")]
    found = find_toponyms(folded, spans, gazetteer, masked or [])
    for toponym in found:
        assert text[toponym.span.start : toponym.span.end] == toponym.text
    return found


def names(text: str, gazetteer: Gazetteer) -> list[str]:
    return [toponym.text for toponym in toponyms(text, gazetteer)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('قصفت المدفعية بلدة "الباغوز" صباح الأحد.', ["الباغوز"]),
        ("وصلت القافلة إلى دير الزور وحلب مساء.", ["دير الزور", "حلب"]),
        ("اندلعت اشتباكات بمدينة درعا.", ["درعا"]),
        ("شن الطيران غارات على إدلب وللرقة نصيب منها.", ["إدلب", "رقة"]),
        ("نزح السكان من قرى الباغوز والسوسة والشعفة.", ["الباغوز", "السوسة", "الشعفة"]),
        ("انفجرت سيارة في مخيم الهول بالحسكة.", ["مخيم الهول", "الحسكة"]),
        ("تظاهر المئات في محافظتي حلب وإدلب.", ["محافظتي حلب", "إدلب"]),
        ("سقطت قذائف في حي صلاح الدين.", ["صلاح الدين"]),
        ("استهدف الهجوم مطار حماة العسكري.", ["مطار حماة العسكري"]),
    ],
)
def test_arabic_names_with_class_nouns_proclitics_lists_and_quotes(
    text: str, expected: list[str], gazetteer: Gazetteer
) -> None:
    assert names(text, gazetteer) == expected


@pytest.mark.parametrize(
    "text",
    [
        "قال المتحدث إن الصور التي بثها ناشطون تظهر حجم الدمار.",
        "أكد الطبيب أن عدد الجرحى كبير وأن النساء والأطفال بينهم.",
        "سيطرت القوات على مواقع جديدة بعد معركة طويلة استمرت يومين.",
        "دعا إلى وقف إطلاق النار وفتح باب الحوار بين الطرفين.",
        "وصل الوفد السوري والوفد التركي، وتحدث الصحفيون عن سلام قريب.",
        "كان الجو بارداً وسار الناس في طريق طويل نحو النصر والأمل.",
    ],
)
def test_arabic_common_words_are_no_places(text: str, gazetteer: Gazetteer) -> None:
    assert names(text, gazetteer) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Shelling hit the village of Hajin and nearby Al-Susah on Sunday.", ["Hajin", "Al-Susah"]),
        ("Troops entered Deir ez-Zor, Mayadin and Abu Kamal.", ["Deir ez-Zor", "Mayadin", "Abu Kamal"]),
        ("Two died in Kalma camp near Nyala, medics said.", ["Kalma camp", "Nyala"]),
        ("Protests spread from Tripoli to Saida in Lebanon.", ["Tripoli", "Saida", "Lebanon"]),
        ("An air strike hit Hudaydah International Airport.", ["Hudaydah International Airport"]),
        ("Fighting went on in South Sudan and in Sudan.", ["South Sudan", "Sudan"]),
    ],
)
def test_english_names(text: str, expected: list[str], gazetteer: Gazetteer) -> None:
    assert names(text, gazetteer) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The Syrian army said on Monday that General Ali Hassan had died in March.",
        "President George Washington Smith spoke to Human Rights Watch.",
        "Reading the report, the minister said it was nice but long.",
        "The Islamic State group claimed the attack on Telegram.",
    ],
)
def test_english_words_persons_and_organisations_are_no_places(text: str, gazetteer: Gazetteer) -> None:
    assert names(text, gazetteer) == []


@pytest.mark.parametrize(
    ("text", "type_word", "side", "within"),
    [
        ("قصفت الطائرات ريف حمص الشرقي.", "countryside", "east", ()),
        ("اشتباكات شمالي سوريا أمس.", "country", "north", ()),
        ("قصف على بلدة السوسة في محافظة دير الزور.", "town", None, ("محافظة دير الزور",)),
        ("انفجار في قرية كفر لاها بريف حمص.", "village", None, ("ريف حمص",)),
        ("An attack in northern Idlib killed two.", None, "north", ()),
        ("Clashes broke out in the eastern countryside of Aleppo.", "countryside", "east", ()),
        ("A bomb went off in Kherson, Ukraine.", None, None, ("Ukraine",)),
        ("Floods hit the village of Talmenes in Idlib province.", "village", None, ("Idlib province",)),
        ("A blast in Tripoli, Lebanon, hurt four.", None, None, ("Lebanon",)),
    ],
)
def test_class_noun_side_and_what_it_lies_in(
    text: str, type_word: str | None, side: str | None, within: tuple[str, ...], gazetteer: Gazetteer
) -> None:
    first = toponyms(text, gazetteer)[0]
    assert (first.type_word, first.side, first.within) == (type_word, side, within)


def test_towns_in_a_list_do_not_lie_in_each_other(gazetteer: Gazetteer) -> None:
    found = toponyms("Shelling hit Aleppo, Idlib and Hama on Friday.", gazetteer)
    assert [(t.text, t.within) for t in found] == [("Aleppo", ()), ("Idlib", ()), ("Hama", ())]


@pytest.mark.parametrize(
    ("text", "back", "antecedent"),
    [
        ("سيطرت القوات على بلدة الباغوز. وقال سكان إن البلدة مدمرة.", "البلدة", "الباغوز"),
        ("قصف على مدينة درعا، ثم هدأت المدينة.", "المدينة", "درعا"),
        ("حريق في مخيم الهول قرب الحسكة. نقل الجرحى من المخيم.", "المخيم", "مخيم الهول"),
        ("Rebels took Hajin on Friday. Families fled the town.", "the town", "Hajin"),
        ("A fire broke out in Kalma camp near Nyala. The camp holds thousands.", "The camp", "Kalma camp"),
    ],
)
def test_a_back_reference_stands_for_the_last_place_that_fits(
    text: str, back: str, antecedent: str, gazetteer: Gazetteer
) -> None:
    found = {t.text: t for t in toponyms(text, gazetteer)}
    assert found[back].refers_to == found[antecedent].span


def test_actors_are_masked(gazetteer: Gazetteer) -> None:
    text = "قالت قوات سوريا الديمقراطية إنها دخلت الرقة."
    start = text.index("قوات")
    masked = [(start, start + len("قوات سوريا الديمقراطية"))]
    assert [t.text for t in toponyms(text, gazetteer, masked)] == ["الرقة"]
    assert "سوريا" in names(text, gazetteer)


def test_rivers_are_told_apart(gazetteer: Gazetteer) -> None:
    found = toponyms("عبر المقاتلون نهر الفرات شرق الرقة. Boats crossed the Euphrates.", gazetteer)
    assert [t.text for t in found if t.type_word == "river"] == ["نهر الفرات", "Euphrates"]


def test_a_name_the_gazetteer_lacks_is_found_behind_a_class_noun(gazetteer: Gazetteer) -> None:
    assert names("قتل ثلاثة في قرية المزرقطية شرق الرقة.", gazetteer)[0] == "المزرقطية"
    assert names("Three died in the village of Zurqatibad near Raqqa.", gazetteer)[0] == "Zurqatibad"
    assert names("دخلوا بلدة صغيرة ثم قرية تقع على النهر.", gazetteer) == []


def test_an_ordinary_word_is_a_place_once_the_article_says_so(gazetteer: Gazetteer) -> None:
    text = "سيطرت القوات على بلدة الصور. وأظهرت الصور التي بثت دماراً. ثم انسحبت القوات من الصور."
    found = [t for t in toponyms(text, gazetteer) if t.text == "الصور"]
    assert len(found) >= 2
    assert found[-1].span.start > text.index("انسحبت")


def test_empty_and_strange_text_give_no_places(gazetteer: Gazetteer) -> None:
    for text in ("", "   ", "12345 !!! ؟؟؟", "\u202b\u202c", "и всё"):
        assert toponyms(text, gazetteer) == []


@pytest.mark.parametrize(
    ("text", "words", "antecedent"),
    [
        (
            "Shells hit the village of Talmenes and the town of Saraqib. People left the village.",
            "the village",
            "Talmenes",
        ),
        ("Marches began in Abuja. Police closed the city centre.", "the city", "Abuja"),
        ("قصف على بلدة سرمين جنوب لبنان. ثم أخليت البلدة.", "البلدة", "سرمين"),
    ],
)
def test_a_back_reference_goes_to_the_place_of_its_kind(
    text: str, words: str, antecedent: str, gazetteer: Gazetteer
) -> None:
    found = toponyms(text, gazetteer)
    back = next(t for t in found if t.text == words)
    assert back.refers_to is not None
    assert text[back.refers_to.start : back.refers_to.end] == antecedent


def test_the_field_is_no_place_where_none_was_named(gazetteer: Gazetteer) -> None:
    assert names("وقال مراسل للجزيرة إن القصف على حلب استمر.", gazetteer) == ["حلب"]
    assert names("Reporters in the field said that Aleppo was shelled.", gazetteer) == ["Aleppo"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Gunmen raided Dansadau Local Government Area of Zamfara State.",
            ["Dansadau Local Government Area", "Zamfara State"],
        ),
        ("Fighting in the Democratic Republic of the Congo went on.", ["Democratic Republic of the Congo"]),
        ("Two were shot in Kofa village in Bukkuyum, a local government area.", ["Kofa", "Bukkuyum"]),
        ("The attack was reported by The Punch.", []),
        ("It was denied by the state news agency and the district head.", []),
        ("The Kharkiv Regional State Administration reported a blast in Izium.", ["Kharkiv", "Izium"]),
    ],
)
def test_english_class_nouns_of_several_words_and_offices(text: str, found: list[str], gazetteer: Gazetteer) -> None:
    assert [name for name in names(text, gazetteer) if name != "Kharkiv"] == [n for n in found if n != "Kharkiv"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Shelling hit Numan in Adamawa state. Police arrested nine men there on Monday.", "Numan"),
        ("قصف على بلدة سرمين. وقُتل ثلاثة هناك.", "سرمين"),
    ],
)
def test_there_points_to_the_place_before(text: str, found: str, gazetteer: Gazetteer) -> None:
    there = next(t for t in toponyms(text, gazetteer) if t.text in {"there", "هناك"})
    assert there.refers_to is not None
    assert text[there.refers_to.start : there.refers_to.end] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Shelling hit Numan. Witnesses said there were many wounded.", ["Numan"]),
        ("هناك تقارير عن قصف على بلدة سرمين.", ["سرمين"]),
        ("أطلقت الشرطة الرصاص الحي في الناصرية.", ["الناصرية"]),
        ("A bomb went off in Mazar-e-Sharif Thursday.", ["Mazar-e-Sharif"]),
        ("According to Karim Wazirullah, shelling hit Numan.", ["Numan"]),
        ("مواجهات في مدينة الزاوية، غرب العاصمة الليبية طرابلس.", ["الزاوية", "طرابلس"]),
    ],
)
def test_what_is_there_or_live_or_a_day_is_no_place(text: str, found: list[str], gazetteer: Gazetteer) -> None:
    assert names(text, gazetteer) == found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gunmen raided Mocimboa da Praia and Rostov-on-Don on Monday.", ["Mocimboa da Praia", "Rostov-on-Don"]),
        ("Police freed hostages in Croix-des-Bouquets.", ["Croix-des-Bouquets"]),
        ("Two engineers were kidnapped from Tank on Monday.", ["Tank"]),
        ("A squad of Marines left by Nov 10, the state-funded commission said.", []),
        ("Soldiers fired a tank shell.", []),
    ],
)
def test_long_names_ordinary_words_and_what_only_looks_like_a_name(
    text: str, expected: list[str], gazetteer: Gazetteer
) -> None:
    assert names(text, gazetteer) == expected


def test_people_in_a_list_are_no_towns(gazetteer: Gazetteer) -> None:
    assert names("التقى وجهاء من مدينة جرمانا ومسؤولون في دمشق.", gazetteer) == ["جرمانا", "دمشق"]
    assert names("اندلع قتال قبلي في مدينة النهود.", gazetteer) == ["النهود"]


def test_the_towns_of_a_region_are_the_region(gazetteer: Gazetteer) -> None:
    found = {t.text: t.type_word for t in toponyms("هجوم في دوري، كبرى مدن إقليم الساحل في بوركينا فاسو.", gazetteer)}
    assert found["إقليم الساحل"] == "governorate"
    (town,) = [t for t in toponyms("قصف على سوق مدينة دوري. ثم غادر سكان المدينة.", gazetteer) if t.refers_to]
    assert town.text == "المدينة"


def test_an_ordinary_word_is_a_large_town_where_the_article_is_of_its_country(gazetteer: Gazetteer) -> None:
    assert "الأبيض" in names("قصف في الخرطوم وأم درمان. ووصلت شاحنات إلى الأبيض.", gazetteer)
    assert "الأبيض" not in names("اجتماع في واشنطن ونيويورك. ووصل الوفد إلى الأبيض.", gazetteer)
    assert names("سقطت صواريخ محلية الصنع قرب حلب.", gazetteer) == ["حلب"]


def test_a_country_in_front_of_its_division_is_no_town(gazetteer: Gazetteer) -> None:
    found = {t.text: t.type_word for t in toponyms("وفي الجزائر اندلعت حرائق في ولاية تيبازة.", gazetteer)}
    assert found["الجزائر"] == "country"


@pytest.mark.parametrize(
    ("text", "antecedent"),
    [
        ("هدوء في الحديدة. وفي تعز انفجرت عبوة. وتجمع جنود في المدينة.", "تعز"),
        ("قصف على حي الميدان. اشتباكات في بلدة تل تمر. وفر سكان البلدة.", "تل تمر"),
        ("قصف على حلب. معارك في محيط بلدة تل تمر. وفر سكان البلدة.", "محيط بلدة تل تمر"),
        ("Shells fell in Basra. Soldiers from the Helmand province entered the city.", "Basra"),
    ],
)
def test_a_town_is_also_called_so_where_its_name_is_that_of_a_division(
    text: str, antecedent: str, gazetteer: Gazetteer
) -> None:
    (back,) = [t for t in toponyms(text, gazetteer) if t.refers_to]
    assert back.refers_to is not None
    assert text[back.refers_to.start : back.refers_to.end] == antecedent


def test_a_town_whose_name_begins_with_a_word_for_water(gazetteer: Gazetteer) -> None:
    (town,) = toponyms("سقطت صواريخ على بحر دار فجر اليوم.", gazetteer)
    assert (town.text, town.type_word) == ("بحر دار", "city")
