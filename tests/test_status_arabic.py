"""Arabic reports of what did not happen: called false, not announced, withstood; and what did beside it."""

from __future__ import annotations

from datetime import date

import pytest

from dashboard.extraction import extract
from dashboard.gazetteer import Gazetteer
from dashboard.model import HAPPENED, Article, EventType


def _told(text: str, gazetteer: Gazetteer) -> list[tuple[EventType, bool]]:
    """Give each event's type, and whether it happened."""
    article = Article(article_id="a", text=text, published=date(2025, 3, 14))
    return [(m.event_type, m.status in HAPPENED) for m in extract(article, gazetteer).mentions]


DID_NOT = [
    "ما أشيع عن فرار سجناء من سجن سوسة عار عن الصحة.",
    "وصف المحافظ أنباء انفجار خزان وقود في الناصرية بأنها شائعات لا أساس لها.",
    "الحديث عن انسحاب قواتنا من سبها مجرد شائعة.",
    "أكد مدير المستشفى أن تقارير عن قصف مخيم في تعز كاذبة.",
    "لم يعلن الجيش السوداني عن هجوم جديد على بارا.",
    "صمدت تمبكتو في وجه محاولات المتمردين السيطرة عليها.",
    "قاومت أفدييفكا محاولات الاستيلاء عليها أشهرا.",
    "تدرس السلطات إخلاء مخيم الركبان.",
    "تنظر المنظمة في إجلاء موظفيها من الخرطوم.",
    "من شأن انهيار الهدنة في غوما أن يشعل معارك جديدة.",
    "باتت القوات على أبواب معركة الرقة.",
    "بدأ العد التنازلي لمعركة الحويجة.",
    "باءت محاولة اغتيال المحافظ في عدن بالفشل.",
    "خلا يوم الأربعاء من أي قصف على حلب.",
    "لنفترض أن لغما أغلق ميناء المخا، وأن مسلحين احتجزوا ناقلة، وأن آلاف الأسر فرت.",
]


@pytest.mark.parametrize("text", DID_NOT)
def test_what_did_not_happen_is_never_shown_as_happened(text: str, gazetteer: Gazetteer) -> None:
    assert not any(happened for _, happened in _told(text, gazetteer))


NO_FIGHT = [
    "عاد الهدوء إلى محاور القتال في طرابلس.",
    "زار الوزير خطوط القتال قرب باخموت.",
    "تفقد القائد جبهات القتال في مأرب.",
]


@pytest.mark.parametrize("text", NO_FIGHT)
def test_a_front_line_is_no_fight(text: str, gazetteer: Gazetteer) -> None:
    assert _told(text, gazetteer) == []


HAPPENED_BESIDE = [
    (EventType.STRATEGIC, "جرى إحباط مخطط إرهابي وإلقاء القبض على أفراد الخلية في دمشق."),
    (EventType.STRATEGIC, "فككت الأجهزة الأمنية خلية في الرباط كانت تخطط لهجمات."),
    (EventType.STRATEGIC, "سحبت فرنسا آخر جنودها من غاو يوم الأحد."),
    (EventType.BATTLES, "لم تعلن أي جهة مسؤوليتها عن هجوم مسلح استهدف دورية للجيش في العريش يوم الأحد."),
    (EventType.BATTLES, "اندلع القتال في محاور عدة من طرابلس يوم الأحد."),
    (EventType.EXPLOSIONS, "تداول ناشطون صورا لقصف مدفعي على تعز يوم الأحد."),
]


@pytest.mark.parametrize(("event_type", "text"), HAPPENED_BESIDE)
def test_what_happened_beside_it_stays(event_type: EventType, text: str, gazetteer: Gazetteer) -> None:
    assert (event_type, True) in _told(text, gazetteer)


def test_who_did_not_announce_it_is_no_source(gazetteer: Gazetteer) -> None:
    text = "لم تعلن القوات الروسية حصيلة، لكنها قصفت خاركيف يوم الأربعاء."
    article = Article(article_id="a", text=text, published=date(2025, 3, 14))
    (mention,) = extract(article, gazetteer).mentions
    assert mention.status.value == "asserted"


MAY_COME = [
    "قد تشهد بيروت مظاهرات يوم الجمعة.",
    "ربما يشن الجيش هجوما على الباغوز.",
    "وقد يؤدي ذلك إلى موجة نزوح من الحديدة.",
    "قال القائد إن قواته مستعدة لاستعادة جبل مرة.",
    "تتهيأ القوات لدخول كوباني.",
    "بحث الجانبان سبل إيصال المساعدات إلى تعز.",
    "ناقش المجلس نشر قوات في مقديشو.",
    "عجز المقاتلون عن السيطرة على عين العرب.",
    "أفلت الوزير من الخطف في عدن.",
    "حظرت السلطات مظاهرة في كمبالا.",
    "ما من مؤشر على انسحاب القوات من الحديدة.",
    "تقترب الأطراف من اتفاق هدنة في غزة.",
    "تعثرت محادثات تبادل الأسرى في عمان ولم يجر أي تبادل.",
    "أعلنت النقابة تعليق إضرابها الذي كان مقررا في بيروت.",
    "تدرب مئات الجنود على اقتحام المباني في عمان.",
]


@pytest.mark.parametrize("text", MAY_COME)
def test_what_may_come_or_was_kept_from_happening_has_not(text: str, gazetteer: Gazetteer) -> None:
    assert not any(happened for _, happened in _told(text, gazetteer))


HAD_COME = [
    (EventType.EXPLOSIONS, "وقد تعرضت دوما لقصف يوم الأربعاء."),
    (EventType.BATTLES, "وقد تصدى الجيش لهجوم على مأرب يوم الأربعاء."),
    (EventType.BATTLES, "بعد أن هدد باقتحامها اقتحم الجيش بلدة النشابية يوم الأربعاء."),
    (EventType.BATTLES, "رغم نفي الجيش سيطر المتمردون على بلدة ساكي يوم الأربعاء."),
    (EventType.BATTLES, "عجزت الحكومة عن وقف المعارك في تعز."),
    (EventType.EXPLOSIONS, "أخفق مجلس الأمن في إنهاء القصف على حلب."),
    (EventType.STRATEGIC, "ضبطت الشرطة متفجرات جاهزة للتفجير في عمان يوم الأربعاء."),
]


@pytest.mark.parametrize(("event_type", "text"), HAD_COME)
def test_what_had_come_or_did_not_end_has_happened(event_type: EventType, text: str, gazetteer: Gazetteer) -> None:
    assert (event_type, True) in _told(text, gazetteer)


def test_a_time_between_commas_parts_no_plan_from_its_subject(gazetteer: Gazetteer) -> None:
    told = _told("من المرتقب أن ترسو قبالة شاطئ غزة، يوم الأحد المقبل، سفينة محملة بالأغذية.", gazetteer)
    assert [happened for _, happened in told] == [False]


def test_a_time_between_commas_parts_what_is_told_besides(gazetteer: Gazetteer) -> None:
    text = "سقط أحد عشر متظاهرا بالرصاص الحي في الخرطوم بحري وأربعة في أم درمان، يوم الأربعاء، لدى تفريق مواكب."
    article = Article(article_id="a", text=text, published=date(2025, 3, 14))
    assert len(extract(article, gazetteer).mentions) >= 2


TOLLS = [
    (None, "جرفت السيول أحياء في درنة يوم الأحد، وقال رئيس البلدية إن عدد القتلى قد يصل إلى 20 ألفا."),
    (40, "جرفت السيول أحياء في درنة يوم الأحد قبل أن يرتفع عدد القتلى إلى 40 شخصا."),
    (50, "جرفت السيول أحياء في درنة يوم الأحد وقد بلغ عدد القتلى 50 شخصا."),
]


@pytest.mark.parametrize(("killed", "text"), TOLLS)
def test_a_toll_that_only_may_be_reached_counts_nobody(killed: int | None, text: str, gazetteer: Gazetteer) -> None:
    article = Article(article_id="a", text=text, published=date(2025, 3, 14))
    counted = {m.fatalities for m in extract(article, gazetteer).mentions}
    assert counted - {None} == ({killed} - {None})
