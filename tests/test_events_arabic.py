"""Arabic sentences -> their events: "TYPE status" each, in the order of the text; none where nothing is reported."""

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


IDIOMS = [
    (["D"], "سجلت المراصد هزة أرضية بقوة خمس درجات على سلم ريختر قبالة أغادير يوم الأحد."),
    (["B"], "قتل ما لا يقل عن أربعين شخصا في معارك قبلية بمنطقة جبل مون يوم الأحد."),
    (["S"], "سلم الجيش القاعدة إلى الشرطة في غاو يوم الأحد."),
]


@pytest.mark.parametrize(("events", "text"), IDIOMS)
def test_idioms_report_nothing(events: list[str], text: str, gazetteer: Gazetteer) -> None:
    assert _events(text, gazetteer) == events


def test_people_who_live_in_exile_do_not_flee(gazetteer: Gazetteer) -> None:
    assert _events("يقطن المخيم نحو عشرة آلاف نازح.", gazetteer) == []
    assert _events("نزح عشرة آلاف شخص من الفاشر يوم الأحد.", gazetteer) == ["X"]


PREVENTED = [
    (["E"], "لم تمنع الأمطار الطائرات من قصف مدينة معرة مصرين يوم الأحد."),
    (["B"], "لم تمنع الهدنة القتال في محيط مدينة الدلنج يوم الأحد."),
    (["E negated"], "منع التحالف قصف مدينة الحديدة يوم الأحد."),
]


@pytest.mark.parametrize(("events", "text"), PREVENTED)
def test_what_is_not_prevented_happens(events: list[str], text: str, gazetteer: Gazetteer) -> None:
    assert _events(text, gazetteer) == events


def test_a_denial_within_a_name_denies_nothing(gazetteer: Gazetteer) -> None:
    assert _events("تعتزم منظمة أطباء بلا حدود إدخال لقاحات إلى الضعين الأسبوع المقبل.", gazetteer) == ["H planned"]
    assert _events("مرت القافلة بلا قصف في الضعين يوم الأحد.", gazetteer) == []


def test_infrastructure_is_no_intention(gazetteer: Gazetteer) -> None:
    assert _events("استهدفت طائرات بنية تحتية في مدينة بعلبك يوم الأحد.", gazetteer) == ["E"]


FIRES = [
    (["D"], "أتت النيران على مئة دونم من القمح في ريف الحسكة يوم الأحد."),
    (["D"], "اجتاحت الحرائق غابات ولاية تيزي وزو يوم الأربعاء."),
    (["B"], "اجتاح مسلحون مدينة غوما يوم الأربعاء."),
]


@pytest.mark.parametrize(("events", "text"), FIRES)
def test_fires_sweep_over_land_and_fighters_over_towns(events: list[str], text: str, gazetteer: Gazetteer) -> None:
    assert _events(text, gazetteer) == events


CROWDS = [
    (["P negated"], "ألغى المنظمون مسيرة كانت مقررة في الرباط يوم الأحد."),
    (["P"], "جابت شوارع سوسة مسيرة ضمت المئات يوم الأحد."),
    (["E"], "قصفت مسيرة سيارة في شارع الستين بالخرطوم يوم الأحد."),
    (["P"], "أغلق موظفو الموانئ الطريق المؤدية إلى ميناء الزاوية صباح الأحد للمطالبة بصرف رواتبهم."),
    (["P"], "أصيب عشرة متظاهرين إثر إطلاق الأمن الغاز المسيل في بغداد يوم الجمعة."),
    (["R"], "أحرق مستوطنون محاصيل زراعية في قرية بورين يوم الأحد."),
    (["S"], "أحرق مسلحون محاصيل زراعية في قرية بورين يوم الأحد."),
]


@pytest.mark.parametrize(("events", "text"), CROWDS)
def test_crowds(events: list[str], text: str, gazetteer: Gazetteer) -> None:
    assert _events(text, gazetteer) == events


def test_fighting_that_spreads_is_two_places(gazetteer: Gazetteer) -> None:
    text = "احتدم القتال أمس في عين زارة قبل أن يمتد إلى تاجوراء، حيث سقط خمسة قتلى."
    assert _events(text, gazetteer) == ["B", "B"]


TWO_TURNS = [
    (["S", "B"], "وقع وجهاء بلدة تسيل اتفاقا مع الجيش الأحد، بعد ثلاثة أيام من اشتباكات شهدتها البلدة."),
    (["X", "B"], "نزحت خمسمئة أسرة من نيالا يوم الأحد، عقب سيطرة قوات الدعم السريع على مقر الفرقة 16 هناك."),
    (["X"], "نزحت خمسمئة أسرة من نيالا يوم الأحد، خشية سيطرة قوات الدعم السريع على مقر الفرقة 16 هناك."),
    (["P", "P planned"], "تظاهر المئات في مدينة بنغازي الجمعة، ودعا المنظمون إلى تظاهرة مماثلة الجمعة المقبل."),
    (["P"], "تظاهر المئات في مدينة بنغازي الجمعة، ونظموا وقفة أمام المحكمة."),
    (["H planned"], "تعتزم المنظمة إدخال أدوية إلى الرستن غدا، بعدما تعذر عليها دخولها مرتين."),
    (["E"], "تعرض مطار صنعاء لثلاث غارات أمس، فيما قال التحالف إن الضربات استهدفت مخازن أسلحة."),
]


@pytest.mark.parametrize(("events", "text"), TWO_TURNS)
def test_one_event_or_two_in_a_sentence(events: list[str], text: str, gazetteer: Gazetteer) -> None:
    assert _events(text, gazetteer) == events


def test_the_dead_of_a_disease_belong_to_its_outbreak(gazetteer: Gazetteer) -> None:
    assert _events("سجلت القضارف 63 إصابة بالكوليرا، بما في ذلك خمس وفيات، خلال أسبوع.", gazetteer) == ["H"]


def test_only_a_denied_presence_of_forces_is_told(gazetteer: Gazetteer) -> None:
    assert _events("نفى المجلس العسكري وجود مرتزقة في غاو يوم الأحد.", gazetteer) == ["S negated"]
    assert _events("تحدث المجلس العسكري عن وجود مرتزقة في غاو يوم الأحد.", gazetteer) == []


STRIKES = [
    (["E"], "ضرب الجيش الإسرائيلي بنية تحتية قرب مدينة بعلبك يوم الأحد."),
    (["E"], "استهدف الجيش مستودعات للذخيرة بالصواريخ في إزرع يوم الأحد."),
    ([], "ضرب اللاعب مثلا في الانضباط بمدينة إزرع يوم الأحد."),
]


@pytest.mark.parametrize(("events", "text"), STRIKES)
def test_targets(events: list[str], text: str, gazetteer: Gazetteer) -> None:
    assert _events(text, gazetteer) == events


def test_the_name_of_a_town_is_nobody_displaced(gazetteer: Gazetteer) -> None:
    assert _events("توجه الوزير إلى ود مدني يوم الأحد.", gazetteer) == []
    assert _events("توجه نازحون إلى ود مدني يوم الأحد.", gazetteer) == ["X"]


ATTACKS = [
    (["E"], "ألقى مجهولون قنبلة يدوية على منزل في بلدة النعيمة يوم الأحد."),
    (["E"], "قام مجهولون بإلقاء قنبلة يدوية على منزل في بلدة النعيمة يوم الأحد."),
    (["E"], "انفجرت عبوة ناسفة بمنزل في بلدة علما يوم الأحد، مما أدى إلى انهيار المنزل."),
    (["S"], "نفذت قوات إسرائيلية مداهمة ليلية في درعا، استهدفت منازل في قرية عابدين."),
    (["V"], "فتح مسلحون النار على السكان في بلدة دوري يوم الأحد ونهبوا المتاجر."),
    (["V"], "قتل شاب بإطلاق نار على يد مجهولين في مدينة الحراك يوم الأحد."),
]


@pytest.mark.parametrize(("events", "text"), ATTACKS)
def test_one_attack_is_one_event(events: list[str], text: str, gazetteer: Gazetteer) -> None:
    assert _events(text, gazetteer) == events


def test_a_toll_after_who_added_joins_the_attack(gazetteer: Gazetteer) -> None:
    told = "هاجم مسلحون قاعدة للجيش في غاو يوم الأحد. وأضاف المصدر أن ثمانية أشخاص قتلوا وأصيب تسعة."
    assert set(_events(told, gazetteer)) == {"B"}


STATES = [
    ([], "غادر الكاتب مدينة درعا عام 2011."),
    (["S"], "غادرت القوات الفرنسية قاعدة غاو يوم الأحد."),
    ([], "تفقد الوزير نقطة الشرطة التي كانت تغلق الطريق في بيروت."),
    ([], "تتكرر المداهمات في ريف درعا بشكل شبه يومي."),
    ([], "وطالب الأهالي بالإفراج عن المعتقلين في بيروت."),
    (["S"], "أفرجت السلطات عن معتقلين في بيروت يوم الأحد."),
]


@pytest.mark.parametrize(("events", "text"), STATES)
def test_states_habits_and_demands_are_no_events(events: list[str], text: str, gazetteer: Gazetteer) -> None:
    assert _events(text, gazetteer) == events


ROADS = [
    (["P"], "قطع أهالي البلدة الأوتوستراد الدولي في طرابلس يوم الأحد."),
    (["S"], "قطع مسلحون الطريق في طرابلس يوم الأحد."),
    (["P planned"], "دعت الحركة إلى التظاهر في بيروت مساء الاثنين المقبل."),
    (["R"], "ألقى المحتجون مقذوفات على قوات الأمن في بيروت يوم الأحد."),
]


@pytest.mark.parametrize(("events", "text"), ROADS)
def test_roads_cut_and_missiles_thrown(events: list[str], text: str, gazetteer: Gazetteer) -> None:
    assert _events(text, gazetteer) == events


VOCABULARY = [
    (["B"], "أغار مسلحون على ثكنة في تيلابيري فجر الأحد فقتلوا ستة عناصر."),
    (["E"], "أغارت طائرات على ثكنة في تيلابيري فجر الأحد."),
    (["B"], "خسر الجيش بلدة ميجيدا يوم الأحد."),
    (["V"], "أحرق مسلحون خمسة رجال أحياء في قرية سولهان يوم الأحد."),
    (["S"], "سلم الحوثيون جثامين عشرين جنديا إلى الحكومة في مأرب يوم الأحد."),
    (["S"], "سيرت القوات الروسية دورية مشتركة في ريف عين العرب يوم الأحد."),
    (["S"], "دمرت الدفاعات الجوية صاروخا باليستيا فوق نجران يوم الأحد."),
    (["X"], "تدفق آلاف الفارين من القتال إلى بلدة الرنك يوم الأحد."),
    (["H"], "نفد الوقود من مستشفيات شمال غزة يوم الأحد."),
    (["H"], "ألقت طائرات أردنية مساعدات غذائية على شمال غزة يوم الأحد."),
    ([], "ألقت طائرات منشورات على شمال غزة يوم الأحد."),
    (["D"], "انهارت بناية من أربعة طوابق في حلب يوم الأحد فقتل ثلاثة أشخاص."),
    (["D"], "فاض نهر القاش وغمر أحياء في كسلا يوم الأحد."),
    (["P"], "حمل المتظاهرون لافتات تندد بالغلاء في أعزاز يوم الأحد."),
    (["R"], "اقتحم أنصار التيار القصر الجمهوري في بغداد يوم الأحد."),
    (["E"], "أوقع هجوم بالأسلحة الكيماوية على خان شيخون عشرات القتلى يوم الأحد."),
]


@pytest.mark.parametrize(("events", "text"), VOCABULARY)
def test_words_of_agencies(events: list[str], text: str, gazetteer: Gazetteer) -> None:
    assert _events(text, gazetteer) == events


TURNS = [
    (["R"], "تحول احتجاج في القرنة يوم الأحد إلى أعمال شغب أحرق خلالها شبان مكتب نائب."),
    (["R"], "تحولت وقفة احتجاجية أمام مقر المعتمدية، مساء الأحد، إلى مواجهات رشق فيها شبان الشرطة بالحجارة."),
    (["R"], "اندلعت مواجهات في بيت أمر، رشق خلالها فتية الآليات بالحجارة."),
]


@pytest.mark.parametrize(("events", "text"), TURNS)
def test_what_something_turns_into_is_the_event(events: list[str], text: str, gazetteer: Gazetteer) -> None:
    assert _events(text, gazetteer) == events


@pytest.mark.parametrize(
    ("events", "text"),
    [
        (["D asserted"], "غرق مركب للمهاجرين قبالة جرجيس منذ أسبوع."),
        (["E claimed"], "شن التحالف غارة على صنعاء يوم الأحد، بحسب وكالة سبأ."),
        (["E asserted"], "شن التحالف غارة على صنعاء يوم الأحد، بحسب سكان."),
        (["B ongoing"], "تدور معارك في محيط الفاشر منذ أسبوع."),
    ],
)
def test_status_of_sudden_and_partisan_reports(events: list[str], text: str, gazetteer: Gazetteer) -> None:
    assert _events(text, gazetteer, exact=True) == events
