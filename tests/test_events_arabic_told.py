"""Arabic reports, further: what is told twice, who claims, what only labels, and the words of agencies."""

from __future__ import annotations

from datetime import date

import pytest

from dashboard.extraction import extract
from dashboard.gazetteer import Gazetteer
from dashboard.model import HAPPENED, Article

TYPES = {
    "Battles": "B", "Explosions/Remote violence": "E", "Violence against civilians": "V", "Protests": "P", "Riots": "R",
    "Strategic developments": "S", "Displacement": "X", "Disaster": "D", "Humanitarian": "H",
}  # fmt: skip


def _events(text: str, gazetteer: Gazetteer, *, exact: bool = False) -> list[str]:
    """Give the events as "B", "S planned" …; `exact` also tells "asserted", "claimed" and "ongoing"."""
    mentions = extract(Article(article_id="a", text=text, published=date(2025, 3, 14)), gazetteer).mentions
    return [
        TYPES[m.event_type.value] + (f" {m.status.value}" if exact or m.status not in HAPPENED else "")
        for m in mentions
    ]


TWICE = [
    (["E"], "انفجرت عبوة ناسفة بسيارة ضابط في تعز صباح السبت فقتلته وأصابت اثنين من المارة."),
    (["E"], "أصابت قذيفة هاون منزلا في تعز صباح السبت."),
    (["S"], "سطا مسلحون على مصرف في أوباري يوم الأحد ونهبوا محتويات خزائنه."),
    (["E"], "لقي جنديان مصرعهما في سرت يوم الأحد جراء انفجار لغم كانا يحاولان تفكيكه."),
    (["S"], "فكك خبراء لغما في سرت يوم الأحد."),
]


@pytest.mark.parametrize(("events", "text"), TWICE)
def test_what_one_deed_does_is_told_once(events: list[str], text: str, gazetteer: Gazetteer) -> None:
    assert _events(text, gazetteer) == events


def test_a_strike_taken_up_again_joins_the_first(gazetteer: Gazetteer) -> None:
    text = "قصفت طائرات سوق سراقب يوم الأربعاء. وجاءت الضربة بعد ساعات من سيطرة المسلحين على معرة النعمان."
    article = Article(article_id="a", text=text, published=date(2025, 3, 14))
    kinds = [(m.event_type.value, m.retold) for m in extract(article, gazetteer).mentions]
    assert kinds[:2] == [("Explosions/Remote violence", False), ("Explosions/Remote violence", True)]


TALKS = [
    (["S planned"], "من المنتظر أن يجري المبعوث الأممي محادثات في المخا الأسبوع المقبل."),
    (["S planned"], "يعتزم الموفد الدولي عقد جولة مشاورات جديدة في جنيف مطلع حزيران المقبل."),
    ([], "عقد مجلس إدارة المصرف اجتماعا في جنيف يوم الأحد."),
]


@pytest.mark.parametrize(("events", "text"), TALKS)
def test_talks_of_envoys(events: list[str], text: str, gazetteer: Gazetteer) -> None:
    assert _events(text, gazetteer) == events


SPEAKERS = [
    (["E asserted"], "شنت طائرات الاحتلال غارة على مبنى في غزة يوم الأحد، حسبما أعلنت وزارة الصحة."),
    (["B claimed"], "أعلن وزير الدفاع الصومالي أن الجيش انتزع أمس بلدة عدالي من حركة الشباب."),
    (["V claimed"], "اتهم مجلس البلدية القوات الروسية بخطف مديرة مدرسة في ميليتوبول يوم الأحد."),
    (["B claimed"], "أعلن انفصاليون السيطرة على بلدة باخموت يوم الأحد."),
    (["E claimed"], "قالت القيادة المركزية إنها قتلت اثنين في ضربة جوية قرب بلدوين يوم الأحد، نافية سقوط مدنيين."),
]


@pytest.mark.parametrize(("events", "text"), SPEAKERS)
def test_who_only_claims(events: list[str], text: str, gazetteer: Gazetteer) -> None:
    assert _events(text, gazetteer, exact=True) == events


LABELS = [
    (["H"], "- الأمراض والسيول: سُجلت 12 وفاة بالكوليرا في نيالا منذ مطلع الشهر الجاري."),
    (["B"], "احتدم القتال في الخرطوم يوم الأحد، ووصف الوزير ما جرى بأنه غزو."),
    (["E", "E"], "تعرضت الفولة لغارة في العاشر من آذار، وتلتها بعد ثلاثة أيام غارة على مدرسة تؤوي نازحين في أبو زبد."),
    (["V"], "عثر أمس في بيدوا على جثث ثلاثة من شيوخ العشائر كانوا قد اختطفوا قبل عشرة أيام."),
    (["E"], "أصيب ثلاثة أشخاص ظهرا في سديروت إثر سقوط قذيفة على مصنع."),
    (["E"], "فجر انتحاري نفسه وسط متظاهرين في كابل يوم الأحد، في هجوم تبناه التنظيم."),
    (["S negated"], "نفت دائرة الأوقاف إغلاق المسجد الأقصى أمام المصلين."),
    (["S"], "نسف مسلحون برج اتصالات في عيل بور يوم الأحد."),
    (["H"], "أقام الجيش مستشفى ميدانيا في أسني يوم الأحد."),
    ([], "افتتح الرئيس مستشفى جديدا في أسني يوم الأحد."),
    (["X"], "عبر نحو 28 ألفا معبر ميديكا يوم الأحد."),
]


@pytest.mark.parametrize(("events", "text"), LABELS)
def test_what_is_told_and_what_only_labels(events: list[str], text: str, gazetteer: Gazetteer) -> None:
    assert _events(text, gazetteer) == events


HELD = [
    (["S planned"], "يجري وزير الخارجية السبت في باريس محادثات حول هدنة إنسانية."),
    (["S"], "أجرى وزير الخارجية السبت في باريس محادثات حول هدنة إنسانية."),
    (["S"], "أعلنت الرئاسة أمس وقفا شاملا لإطلاق النار في محافظة السويداء."),
    (["E"], "وكان قصف جوي قد طال مدينة مقديشو يوم الخميس وجرح فيه أربعة طلاب."),
    (["H planned"], "تخشى المنظمة مجاعة قد تعم مدينة بيدوا."),
    (["S"], "أوقفت النيابة مسؤولا سابقا في طرابلس يوم السبت."),
    ([], "حكمت محكمة في طرابلس يوم السبت على مسؤول اعتقل في بنغازي."),
    (["X"], "دفع القتال نحو أربعة آلاف من الأهالي إلى اللجوء إلى تشاد يوم الأحد."),
    ([], "قال زعيم الجبهة الشعبية لتحرير تيغراي إن الوضع في مقديشو هادئ."),
    ([], "حملت جهات محلية الحكومة مسؤولية ما وصفته بالانفجار المجتمعي في بغداد."),
    (["P planned"], "دعت لجان المقاومة إلى موكب جديد في الخرطوم يوم الأحد المقبل."),
]


@pytest.mark.parametrize(("events", "text"), HELD)
def test_what_is_held_was_held_or_only_named(events: list[str], text: str, gazetteer: Gazetteer) -> None:
    assert _events(text, gazetteer) == events


MORE_WORDS = [
    (["S"], "أبطلت الشرطة مفعول شاحنة ملغومة في تلعفر يوم الأحد."),
    (["B"], "دمر المقاتلون دبابة عند أطراف عيتا الشعب يوم الأحد."),
    (["E"], "سوت مقاتلات مبنى بالأرض في حارة حريك فجر الأحد."),
    (["D negated"], "نفت مديرية السدود حدوث تصدع في سد الرستن."),
    (["H"], "حطت في يانغون يوم الخميس ثلاث طائرات تحمل ثمانين طنا من مواد الإيواء."),
    (["X"], "التحقت ألفا عائلة بمراكز الإيواء في اللاذقية يوم الأحد."),
    (["B"], "أباد المقاتلون كتيبة كاملة قرب مقلي يوم الأحد."),
    (["R"], "اندلعت صدامات بين الجيش ومتظاهرين عند حاجز قلنديا يوم الأحد."),
    ([], "شعر الوزير بالرضا في ميكتيلا، ولم يبلغ عن أضرار إضافية."),
]


@pytest.mark.parametrize(("events", "text"), MORE_WORDS)
def test_more_words_of_agencies(events: list[str], text: str, gazetteer: Gazetteer) -> None:
    assert _events(text, gazetteer) == events


def test_what_a_side_admits_or_decrees_is_no_claim(gazetteer: Gazetteer) -> None:
    admitted = "أقر الجيش الإسرائيلي بمقتل خمسة من جنوده في كمين قرب عيتا الشعب يوم الأحد."
    decreed = "أعلن المجلس العسكري هدنة لثلاثة أسابيع في ماندالاي يوم الأحد."
    assert _events(admitted, gazetteer, exact=True) == ["B asserted"]
    assert _events(decreed, gazetteer, exact=True) == ["S asserted"]
