"""Arabic words for what a report may tell: who holds a town now, wiped out fighters, mobs, coups, crashes."""

from __future__ import annotations

from datetime import date

import pytest

from dashboard.extraction import extract
from dashboard.gazetteer import Gazetteer
from dashboard.model import HAPPENED, Article, EventType, Status

B, E, V, P, R = (
    EventType.BATTLES, EventType.EXPLOSIONS, EventType.CIVILIANS, EventType.PROTESTS, EventType.RIOTS,
)  # fmt: skip
S, D, M = EventType.STRATEGIC, EventType.DISASTER, EventType.DISPLACEMENT


def _types(text: str, gazetteer: Gazetteer) -> list[EventType]:
    article = Article(article_id="a", text=text, published=date(2025, 3, 14))
    return [m.event_type for m in extract(article, gazetteer).mentions if m.status in HAPPENED]


TOLD = [
    (B, "باتت بلدة الشيخ مسكين تحت سيطرة الجيش يوم الأحد."),
    (B, "أصبح المقاتلون يسيطرون على بلدة الراعي بالكامل يوم الأحد."),
    (B, "أجهز الجيش على عشرة متمردين في ولاية بورنو يوم الأحد."),
    (B, "قضت القوات الخاصة على ثلاثة مسلحين في سكيكدة يوم الأحد."),
    (E, "رشقت الفصائل عسقلان بالصواريخ يوم الأحد."),
    (R, "سحل حشد غاضب لصا في لاهور يوم الأحد."),
    (R, "تطورت مظاهرة إلى مواجهات مع الشرطة في الجزائر يوم الأحد."),
    (S, "استولى عسكريون على السلطة في ليبرفيل يوم الأحد."),
    (S, "أطاح ضباط بالرئيس في نيامي يوم الأحد."),
    (S, "نجح خبراء المتفجرات في إبطال مفعول قنبلة زرعت قرب مدرسة في بعقوبة يوم الأحد."),
    (V, "اقتحم مسلحون قرية في ولاية بلاتو يوم الأحد وقتلوا عشرين من سكانها."),
    (B, "اقتحم الجيش بلدة صوران يوم الأحد وقتل عشرة مسلحين."),
    (V, "قال متحدث إن 12 شخصا أعدموا رميا بالرصاص في ولاية غزني يوم الأحد."),
    (V, "أعدم التنظيم أربعة جنود في الرقة يوم الأحد."),
    (S, "أعلن التحالف اعتراض وتدمير صاروخ أطلقه الحوثيون باتجاه خميس مشيط يوم الأحد."),
    (P, "فضت قوات الأمن تجمعا في نواكشوط يوم الأحد بالقوة."),
    (M, "بلغ عدد الذين تركوا قرى مرجعيون أربعين ألفا يوم الأحد."),
    (D, "تحطمت طائرة ركاب قرب كاتماندو يوم الأحد."),
    (V, "أدان مجلس الأمن مقتل ثلاثة موظفين في كبكابية يوم الأحد، ودعا الأطراف إلى وقف فوري للقتال."),
    (D, "تحطمت طائرة تابعة للخطوط الإثيوبية قرب أديس أبابا يوم الأحد ما أدى إلى مقتل ركابها."),
    (D, "لقي ثلاثون شخصا حتفهم في تدافع في ملعب بياوندي يوم الأحد."),
    (D, "تصادم قطاران في لاهور يوم الأحد فقتل خمسون شخصا."),
    (D, "انقلبت حافلة في أسيوط يوم الأحد ما أدى إلى وفاة 12 شخصا."),
]


@pytest.mark.parametrize(("event_type", "text"), TOLD)
def test_each_is_told_once_with_its_type(event_type: EventType, text: str, gazetteer: Gazetteer) -> None:
    assert _types(text, gazetteer) == [event_type]


BORROWED = [
    (E, "انفجرت حافلة مفخخة في غزنة يوم الأحد."),
    (B, "قضى جندي في مواجهات على أطراف درنة يوم الأحد."),
    (B, "استولى مسلحون على بلدة سلمى يوم الأحد."),
    (P, "تجمعت مظاهرة أمام مركز الشرطة في وهران يوم الأحد."),
]


@pytest.mark.parametrize(("event_type", "text"), BORROWED)
def test_the_neighbours_of_those_words_keep_their_type(event_type: EventType, text: str, gazetteer: Gazetteer) -> None:
    assert _types(text, gazetteer) == [event_type]


def test_crashing_figures_and_hopes_put_an_end_to_are_no_event(gazetteer: Gazetteer) -> None:
    assert _types("تدهورت أسعار الصرف في بيروت وقضت على آمال التجار.", gazetteer) == []


def test_what_nobody_could_check_is_a_claim(gazetteer: Gazetteer) -> None:
    text = "أعلن قائد الكتيبة أن مقاتليه باتوا يسيطرون على بلدة سوليدار، وهو ما لم تستطع الوكالة التحقق منه."
    article = Article(article_id="a", text=text, published=date(2025, 3, 14))
    assert [m.status for m in extract(article, gazetteer).mentions] == [Status.CLAIMED]
