"""Which of a sentence's places belongs to which event, in both languages."""

from datetime import date

import pytest

from dashboard.extraction import extract
from dashboard.gazetteer import Gazetteer
from dashboard.model import Article
from dashboard.pipeline import read_article


def placed(text: str, language: str, gazetteer: Gazetteer) -> list[tuple[str, str | None]]:
    """The trigger and place, as written, of each mention of a text."""
    article = Article(article_id="a", text=text, language=language, published=date(2024, 6, 1))
    return [
        (text[m.trigger.start : m.trigger.end], m.toponym.text if m.toponym else None)
        for m in extract(article, gazetteer).mentions
    ]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Two people died in Goz Beida in a flood, officials in Geneva said.", ["Goz Beida"]),
        ("Kharkiv regional authorities reported shelling of Izium.", ["Izium"]),
        ("Families fled from Vovchansk to Kharkiv on Monday.", ["Vovchansk"]),
        ("More than 300 people arrived from Geneina in Adre on Monday.", ["Adre"]),
        ("In Bamako shops were shut, and in Ivory Coast drivers marched through San Pedro.", ["San Pedro"]),
        ("A bomb exploded on the road between Gao and Ansongo.", ["Gao"]),
        ("KHARTOUM: Shelling killed three people in Nyala.", ["Nyala"]),
        ("Gunmen attacked the airport in Sittwe.", ["the airport"]),
        ("A lorry bound for Timbuktu hit a mine not far from Douentza.", ["Douentza"]),
        ("A minibus on its way to Kidal was ambushed near Gao.", ["Gao"]),
        ("A minibus driving from Kidal to the town of Menaka was ambushed near Gao.", ["Gao"]),
        ("Rebels raided Gao. A convoy heading for Kidal was attacked.", ["Gao", "Gao"]),
        ("Rebels raided Gao. A convoy that left Kidal was attacked in Menaka.", ["Gao", "Menaka"]),
        ("In the north of the country, a bomb killed a soldier and wounded four near Menaka.", ["Menaka", "Menaka"]),
        ("Soldiers killed six traders and looted shops in Bentiu.", ["Bentiu", "Bentiu"]),
        # A town that only names a building or road lends it no place.
        ("Gunmen attacked the Aden hotel in Mukalla on Friday.", ["Mukalla"]),
        ("Protesters blocked the Dhaka-Chattogram highway at Cumilla on Friday.", ["Cumilla"]),
        ("Gunmen attacked a hotel in Aden on Friday.", ["Aden"]),
        (
            "A bomb went off in Sirte. Nine men were killed there, a doctor at a hospital in Misrata told reporters.",
            ["Sirte", "there"],
        ),
        # Whoever is accused is a government; nobody was there.
        ("In Colombo, some 500 people rallied on Thursday, accusing London of meddling.", ["Colombo"]),
        (
            "In Gao a bomb killed two men, but in Mopti a shop was torched and a bank was looted.",
            ["Gao", "Mopti", "Mopti"],
        ),
    ],
)
def test_english_events_are_where_they_happened(text: str, places: list[str], gazetteer: Gazetteer) -> None:
    assert [place for _, place in placed(text, "en", gazetteer)] == places


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("قُتل خمسة مدنيين في قصف بطائرة مسيّرة استهدف مدينة الأبيض.", ["الأبيض"]),
        ("قصفت الطائرات بلدة سرمين بمحافظة إدلب شمال غرب سورية.", ["سرمين"]),
        ("وقال محافظ حمص إن قصفاً استهدف تدمر.", ["تدمر"]),
        ("انفجر لغم على الطريق بين مأرب وشبوة.", ["مأرب"]),
        ("وصلت مئات الأسر القادمة من الفاشر إلى طويلة.", ["طويلة"]),
        ("وعبر ألف لاجئ إلى أدري التشادية.", ["أدري"]),
        ("وفي وسط البلاد خطف مسلحون ركاب حافلة كانت في طريقها إلى تدمر.", ["تدمر"]),
        ("وفي الجزائر أتت النيران على مساحات من غابات ولاية تيبازة.", ["ولاية تيبازة"]),
        ("ومن المتوقع أن توقع موسكو وكييف الأسبوع المقبل في إسطنبول اتفاقا.", ["إسطنبول"]),
        ("توعد متحدث عسكري في إثيوبيا بقصف مقلي بالمدفعية.", ["مقلي"]),
        ("التهمت النيران مساحات من غابات ولاية جيجل.", ["ولاية جيجل"]),
        ("انفجر لغم بحافلة متجهة إلى تدمر قرب السخنة في سوريا.", ["السخنة"]),
        ("وفي محافظة الأنبار، تتواصل الاشتباكات داخل حيين من قضاء الرطبة.", ["قضاء الرطبة"]),
        ("هاجم مسلحون بلدة برطلة. وانفجرت سيارة عند مدخل البلدة أول من أمس.", ["برطلة", "البلدة"]),
        ("وأوقفت الشرطة في بعلبك، الاثنين، سورياً يشتبه بتصويره مواقع.", ["بعلبك"]),
        ("قصف زورق للتحالف مواقع في ميدي.", ["ميدي"]),
    ],
)
def test_arabic_events_are_where_they_happened(text: str, places: list[str], gazetteer: Gazetteer) -> None:
    assert [place for _, place in placed(text, "ar", gazetteer)] == places


def test_a_sentence_that_turns_to_another_event_lends_it_no_place(gazetteer: Gazetteer) -> None:
    text = "Soldiers killed three men. A bomb wounded two people, and in Kidal police arrested six."
    assert dict(placed(text, "en", gazetteer))["arrested"] == "Kidal"
    assert dict(placed(text, "en", gazetteer))["killed"] is None


@pytest.mark.parametrize(
    ("text", "words", "place"),
    [
        ("قصف على بلدة مقطبونا في محافظة النبطية. ثم دمرت غارة بلدة مقطبونا.", "مقطبونا", "Nabatieh Governorate"),
        ("Gunmen raided Qaddunga, some 20 km north of Maiduguri.", "Qaddunga", "Maiduguri"),
        ("قصف على قرية الحرنوبية قرب بلدة سرمين.", "الحرنوبية", "Sarmīn"),
        ("Gunmen raided the Qaddunga area near Maiduguri town.", "Qaddunga", "Maiduguri"),
        ("Gunmen raided Qaddunga, located some 9 km east of the northern city of Maiduguri.", "Qaddunga", "Maiduguri"),
        ("قصف على قرية الحرنوبية الواقعة على بعد نحو 5 كيلومترات شرق بلدة سرمين.", "الحرنوبية", "Sarmīn"),
    ],
)
def test_of_an_unknown_village_what_it_lies_in_or_near_is_told(
    text: str, words: str, place: str, gazetteer: Gazetteer
) -> None:
    language = "ar" if "ا" in text else "en"
    article = Article(article_id="a", text=text, language=language, published=date(2024, 6, 1))
    events = [event for event in read_article(article, gazetteer) if event.toponym == words]
    assert events
    assert {event.place for event in events} == {place}
    assert all(event.geo_precision != "settlement" for event in events)


@pytest.mark.parametrize("text", ["قصف على مدينة كبرى.", "قصف مخيماً للنازحين.", "اشتباكات في بلدة وضواحيها."])
def test_words_that_describe_are_no_names(text: str, gazetteer: Gazetteer) -> None:
    article = Article(article_id="a", text=text, language="ar", published=date(2024, 6, 1))
    assert extract(article, gazetteer).toponyms == []


@pytest.mark.parametrize(
    ("text", "language", "place"),
    [
        ("The rebels were pushed out of Marka and lost towns in Somalia.", "en", "Marka"),
        ("هاجم مسلحون نقطة تفتيش بالقرب من منطقة السعدية شمال شرق بعقوبة.", "ar", "السعدية"),
        ("وفي ولاية الجزيرة، هاجم مسلحون أول من أمس بلدة الهلالية.", "ar", "الهلالية"),
        ("Bosaso (Somalia) - Gunmen attacked a camp in Galkayo.", "en", "Galkayo"),
    ],
)
def test_who_is_driven_out_was_there_and_near_is_not_from(
    text: str, language: str, place: str, gazetteer: Gazetteer
) -> None:
    assert placed(text, language, gazetteer)[0][1] == place


@pytest.mark.parametrize(
    ("text", "language", "place"),
    [
        (
            "Troops took two villages 30 kilometres east of Pokrovsk, Prohres and Yevhenivka.",
            "en",
            ["Prohres", "Yevhenivka"],
        ),
        ("A flood killed 23 people and displaced thousands in western Nepal.", "en", ["Nepal"]),
        ("قتل خمسة جنود في هجوم على بعد 350 كيلومتراً شمال العاصمة مقديشو.", "ar", [None]),
        ("أعلن الجيش القضاء على مسلحين في الفلوجة.", "ar", ["الفلوجة"]),
    ],
)
def test_distances_and_outcomes(text: str, language: str, place: list[str | None], gazetteer: Gazetteer) -> None:
    assert {p for _, p in placed(text, language, gazetteer)} <= set(place)


@pytest.mark.parametrize(
    ("text", "language", "place"),
    [
        ("JERUSALEM (AP): The army raided the occupied West Bank city of Jenin and killed six men.", "en", "Jenin"),
        ("In the Nur Shams area, near the city of Tulkarm, twelve men were killed in a raid.", "en", "Nur Shams"),
        ("Residents of Sabon Birni fled to Niger on Monday.", "en", "Sabon Birni"),
        ("Residents of Aleppo fled. A woman was killed in Hama, Aleppo police said.", "en", "Hama"),
    ],
)
def test_the_nearer_words_win(text: str, language: str, place: str, gazetteer: Gazetteer) -> None:
    assert placed(text, language, gazetteer)[-1][1] == place
