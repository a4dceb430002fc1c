"""Who says so: the words as written, no more of the clause than that; kept across "he added" and quotations."""

from __future__ import annotations

from datetime import date

import pytest

from dashboard.extraction import extract
from dashboard.gazetteer import Gazetteer
from dashboard.model import Article, Mention
from dashboard.settings import settings


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.open(settings().gazetteer)


def read(text: str, gazetteer: Gazetteer) -> list[Mention]:
    return extract(Article(article_id="a", text=text, title="", published=date(2024, 5, 6)), gazetteer).mentions


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("وأفاد مصدر طبي بمقتل ثلاثة عمال في قصف على نيالا أمس.", "مصدر طبي"),
        ("أعلن الوسطاء إلغاء جولة المحادثات في جدة.", "الوسطاء"),
        ("قالت السلطات الصحية في المخا إن ستة أشخاص قتلوا في قصف على السوق أمس.", "السلطات الصحية في المخا"),
        ("أعلن المتحدث باسم الجيش اللبناني أن جنوده صدوا هجوما قرب عرسال أمس.", "المتحدث باسم الجيش اللبناني"),
        ("قتل أربعة أشخاص في قصف على نيالا، كما قال مسعفون.", "مسعفون"),
        ("قتل أربعة أشخاص في قصف على نيالا، حسبما أفاد مصدر أمني.", "مصدر أمني"),
        ("قتل أربعة أشخاص في قصف على نيالا، وفق لجان المقاومة التي تنشط هناك.", "لجان المقاومة"),
        ("اتهمت شبكة أطباء السودان الدعم السريع بقصف مستشفى في الأبيض أمس.", "شبكة أطباء السودان"),
        ("The Norwegian Refugee Council (NRC) said shelling killed six in Nyala.", "The Norwegian Refugee Council"),
        ("The governor of North Kivu, Jean Bosco, told AFP that gunmen killed six people in Beni.",
         "The governor of North Kivu"),
        ("The attack on Beni killed 23 people, said Jean Bosco, an administrator.", "Jean Bosco"),
        ("Gunmen attacked a village near Mopti, two security sources told Reuters.", "two security sources"),
        ("قال المتحدث باسم الجيش اليمني العميد عبده مجلي إن قصفا حوثيا أصاب سوقا في تعز.",
         "المتحدث باسم الجيش اليمني العميد عبده مجلي"),
        ("قتل أربعة جنود في كمين قرب بيدوا، وفق بيان صادر عن وزارة الدفاع.", "بيان صادر عن وزارة الدفاع"),
        ("عبر ألفا لاجئ إلى أدري، تبعا لمفوضية اللاجئين.", "مفوضية اللاجئين"),
        ("نقلت وكالة رويترز عن مسؤولين أمنيين قولهم إن مسلحين هاجموا قافلة قرب كرم أمس.", "مسؤولين أمنيين"),
        ("Investigators found that jets had bombed a hospital in Idlib on Sunday.", "Investigators"),
        ("The Houthis, who hold the capital, Sanaa, claimed to have shelled Mocha.", "The Houthis"),
        ("قال ضابط في الشرطة إن عشرة أشخاص قتلوا في قصف على نيالا أمس.", "ضابط في الشرطة"),
        ("The Houthis, who hold the port, claimed to have shelled Mocha on Sunday.", "The Houthis"),
        ("Shelling of Hays killed six people, the U.N. migration agency reported.", "the U.N. migration agency"),
        ("Six people died in the shelling of Nyala, the medical charity said in a report.", "the medical charity"),
        ("Residents say army shelling killed six people in Nyala on Sunday.", "Residents"),
        ("Residents and medics said shelling killed six people in Nyala on Sunday.", "Residents and medics"),
    ],
)  # fmt: skip
def test_the_words_of_who_says_so(text: str, speaker: str, gazetteer: Gazetteer) -> None:
    assert [m.attribution for m in read(text, gazetteer)][:1] == [speaker]


@pytest.mark.parametrize(
    ("text", "speaker", "status"),
    [
        ("ونفت موسكو قصف مستشفى في إدلب.", "موسكو", "negated"),
        ("أما أنقرة فنفت قصف القرية.", "أنقرة", "negated"),
        ("غير أن قيادة الشرطة أنكرت إطلاق النار على المتظاهرين في البصرة.", "قيادة الشرطة", "negated"),
        ("وحذرت الأمم المتحدة من هجوم على الفاشر.", "الأمم المتحدة", "planned"),
        ("The provincial governor denied that anyone had been killed in Basra.", "The provincial governor", "negated"),
        ("Forecasters warned of flash floods in Khost in the coming days.", "Forecasters", "planned"),
    ],
)
def test_who_denies_or_warns_is_named(text: str, speaker: str, status: str, gazetteer: Gazetteer) -> None:
    (mention,) = read(text, gazetteer)
    assert (mention.attribution, mention.status.value) == (speaker, status)


@pytest.mark.parametrize(
    "text",
    [
        "Aid lorries reached El Obeid on Sunday as planned.",
        "Two villages were ordered to empty on Saturday after floods near Khost.",
        "ونفى سقوط المدينة.",
        "ومن المنتظر أن تبلغ قافلة مساعدات تلبيسة غدا.",
        "تعتزم تركيا شن هجوم على منبج.",
    ],
)
def test_plans_orders_and_verbs_without_subject_name_nobody(text: str, gazetteer: Gazetteer) -> None:
    assert [m.attribution for m in read(text, gazetteer) if m.attribution is not None] == []


def test_who_warns_of_an_attack_does_not_make_it(gazetteer: Gazetteer) -> None:
    (mention,) = read("وحذر الجيش السوداني من هجوم على الفاشر.", gazetteer)
    assert (mention.attribution, mention.actor1) == ("الجيش السوداني", None)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("قالت حركة الشباب إنها هاجمت قاعدة في جوهر. وأضاف المصدر أن مقاتليها قصفوا مطار كيسمايو.", "حركة الشباب"),
        ("قال مسعفون إن قصفا أصاب السوق. وأضاف مسؤول محلي أن غارة أصابت المستشفى.", "مسؤول محلي"),
        ("The army said its troops had shelled Hajin. It said jets had bombed Baghouz.", "The army"),
        ("Medics said shells had hit a market in Nyala. A hospital was also shelled, they said.", "Medics"),
    ],
)
def test_who_spoke_before_goes_on_unless_another_is_named(text: str, speaker: str, gazetteer: Gazetteer) -> None:
    assert read(text, gazetteer)[-1].attribution == speaker


def test_what_follows_a_speaker_in_mid_sentence_is_his_too(gazetteer: Gazetteer) -> None:
    told = "Rebels shelled Nyala on Sunday, residents said, and hundreds of families fled to Kas."
    assert [m.attribution for m in read(told, gazetteer)] == ["residents", "residents"]


def test_but_ends_what_somebody_said(gazetteer: Gazetteer) -> None:
    told = "Rebels shelled Nyala on Sunday, residents said, but the army recaptured Kutum on Monday."
    assert [m.attribution for m in read(told, gazetteer)] == ["residents", None]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("The interior ministry said it had foiled an attempt to set off a car bomb in Baghdad on Sunday.", None),
        ("قال الجيش العراقي إنه أحبط هجوما على القيارة أمس.", None),
    ],
)
def test_who_foils_an_attack_does_not_make_it(text: str, first: str | None, gazetteer: Gazetteer) -> None:
    assert [m.actor1 for m in read(text, gazetteer)] == [first]
