"""Times among the clauses of a sentence, and from sentence to sentence. The report is of a Friday, 18 June 2021."""

from __future__ import annotations

import pytest

from dashboard.extraction import extract
from dashboard.model import Article
from tests.times import FRIDAY


def spans(text: str, language: str = "en") -> dict[str, tuple[str, str] | None]:
    """First and last day of each event of a text, by its trigger."""
    found = extract(Article(article_id="a", text=text, published=FRIDAY, language=language), None)
    return {
        text[m.trigger.start : m.trigger.end].lower(): (str(m.time.start), str(m.time.end)) if m.time else None
        for m in found.mentions
    }


@pytest.mark.parametrize(
    ("text", "trigger", "start", "end"),
    [
        # What a day names has that day, whatever is told of it later.
        ("The extent of Monday's landslide was becoming clear three days later.", "landslide", 14, 14),
        # "Before" that belongs to a time parts no clauses.
        ("A quake struck the coast before dawn on Monday and was followed by a landslide.", "struck", 14, 14),
        # What began since when is a day, what goes on since is a range.
        ("Thousands have fled the valley since a rebel group seized two towns on Tuesday.", "fled", 15, 18),
        ("Since rebels seized the town on Tuesday, shells have killed nine people.", "seized", 15, 15),
        ("Since rebels seized the town on Tuesday, shells have killed nine people.", "shells", 15, 18),
        ("Torrential rain has since made it worse: floods swept away ten houses on Sunday.", "swept", 13, 13),
        # A verb without a subject of its own goes on with the one before, one with a subject does not.
        ("The army shelled the town but took no ground on Wednesday.", "shelled", 16, 16),
        # A time in an aside is not that of the event, nor a mere year beside a day.
        ("Government troops recaptured the town, lost in 2015, on Wednesday.", "recaptured", 16, 16),
        ("Two teachers seized in Baiji in May were released on Monday.", "were released", 14, 14),
        # The relative clause ends with its own time, right before the main verb.
        ("Gunmen who stormed the camp, the largest of all, on Sunday have killed nine people.", "stormed", 13, 13),
        ("Nine thousand people have fled to Chad since Monday.", "fled", 14, 18),  # no "had since"
        # The dateline is no time of the news.
        ("KIRKUK, June 18 (Newswire) - Gunmen ambushed a patrol on Monday.", "ambushed", 14, 14),
        # What still goes on is of the day of the report.
        ("The shelling of the harbour is still going on.", "shelling", 18, 18),
    ],
)
def test_english_clauses(text: str, trigger: str, start: int, end: int) -> None:
    assert spans(text)[trigger] == (f"2021-06-{start}", f"2021-06-{end}")


@pytest.mark.parametrize(
    ("text", "trigger", "start", "end"),
    [
        ("عُثر مساء الخميس على جثتي شقيقين بعد يومين من خطفهما في البلدة.", "خطفهما", 15, 15),
        ("استأنفت الطائرات الخميس قصف البلدة بعد يومين من الهدوء.", "قصف", 17, 17),
        ("تظاهر مئات السكان أمام القصر العدلي عقب صلاة الجمعة.", "تظاهر", 18, 18),
        ("وما زالت المعارك مستمرة في محيط المطار.", "المعارك", 18, 18),
        # When somebody spoke is the last resort: the deed has its own day, or that one.
        ("وقال قائد الكتيبة أمس إن رجاله قصفوا المطار مساء الاثنين.", "قصفوا", 14, 14),
        ("وقال قائد الكتيبة أمس إن رجاله قصفوا المطار.", "قصفوا", 17, 17),
        # "The day after", "five days after": the noun behind was so long before, though the cause is told later still.
        ("اعتقلت الشرطة الخميس رجلين، غداة هجوم على مركز للجيش.", "هجوم", 16, 16),
        ("سيطر المتمردون الخميس على البلدة بعد ثلاثة أيام من مقتل تسعة جنود في كمين.", "كمين", 14, 14),
        # What happened "within 24 hours" is behind the report.
        ("أودت غارات بحياة عشرة مدنيين في غضون 24 ساعة.", "غارات", 17, 18),
        # "Following" is at once, and what opens with "after" is so long before.
        ("وأغلق السكان المدارس الثلاثاء إثر قصف على البلدة.", "قصف", 15, 15),
        # The clause between has its own day; the event keeps that of the report's story.
        ("اندلعت اشتباكات أمس قرب البلدة. وعادت المعارك بعدما طردتهم القبائل منها في نيسان.", "المعارك", 17, 17),
        ("قصفت الطائرات الأحد بلدة يحكمها المتمردون الذين دخلوا المنطقة في نيسان.", "قصفت", 13, 13),
        ("قصفت الطائرات البلدة التي يحكمها المتمردون يوم الأحد.", "قصفت", 13, 13),
        # The day of a count is no day of the deaths; what is counted since Monday goes on since.
        ("وقالت الشرطة اليوم إن عدد قتلى الزلزال ارتفع إلى تسعة. وضرب الزلزال المدينة الأحد.", "الزلزال", 13, 13),
        ("وبلغت حصيلة المعارك في البلدة منذ الاثنين تسعة قتلى.", "المعارك", 14, 18),
        ("ارتفع إلى تسعة عدد قتلى الانفجار الذي هز السوق مساء الأحد.", "الانفجار", 13, 13),
        ("وقالت الشرطة الخميس إن عدد قتلى الهجوم ارتفع إلى تسعة، وكان الانفجار قد وقع الأحد.", "الانفجار", 13, 13),
        ("وجاء الانفجار الخميس بعد أقل من شهر على إعلان الهدنة.", "الانفجار", 17, 17),
        # "As … said on Friday" is the last resort too.
        ("قُتل تسعة في قصف على البلدة الأربعاء، حسبما قالت الحكومة الجمعة.", "قصف", 16, 16),
        ("قُتل تسعة في قصف على البلدة، على ما أعلن الخميس محافظ المنطقة.", "قصف", 17, 17),
        # A measure dates what began it, and nothing else.
        ("وهذا أعنف قصف منذ سقوط البلدة بيد المتمردين في 7 يونيو.", "سقوط البلدة بيد", 7, 7),
    ],
)
def test_arabic_clauses(text: str, trigger: str, start: int, end: int) -> None:
    assert spans(text, "ar")[trigger] == (f"2021-06-{start:02}", f"2021-06-{end:02}")


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        # The day of an announcement is no day of what it announces.
        ("أعلن وزير الدفاع اليوم أن الجيش سيبدأ هجوماً على البلدة.", "هجوماً"),
        ("وقال الوزير إن الجيش سيبدأ هجوماً على البلدة، حسبما ذكرت الصحف اليوم.", "هجوماً"),
        # How often, in what time, is no time of the last one.
        ("قصفت الطائرات السوق للمرة الثالثة خلال شهر.", "قصفت"),
        ("قصفت الطائرات السوق للمرة الثانية في غضون أسبوع.", "قصفت"),
        ("وهذا أعنف قصف منذ سقوط البلدة بيد المتمردين في 7 يونيو.", "قصف"),
    ],
)
def test_arabic_words_that_date_nothing(text: str, trigger: str) -> None:
    assert spans(text, "ar").get(trigger) is None


@pytest.mark.parametrize(
    ("text", "trigger", "day"),
    [
        # The paragraph right behind goes on with the day.
        ("Shells hit the bazaar on Tuesday.\n\nGunmen attacked a village in the hills.", "attacked", "2021-06-15"),
        # What a disaster did is of its day, whatever was told between.
        (
            "A quake hit on Monday. Aid lorries arrived on Thursday. The tremor killed six people.",
            "killed",
            "2021-06-14",
        ),
    ],
)
def test_from_one_sentence_to_the_next(text: str, trigger: str, day: str | None) -> None:
    found = spans(text)
    assert (found.get(trigger) or (None,))[0] == day


def test_what_happened_once_is_a_week_ago_and_what_lasts_goes_on_since_in_arabic() -> None:
    assert spans("انفجرت سيارة مفخخة في السوق منذ أسبوع.", "ar")["انفجرت"] == ("2021-06-11", "2021-06-11")
    assert spans("تتواصل المعارك في محيط المطار منذ أسبوع.", "ar")["المعارك"] == ("2021-06-11", "2021-06-18")


def test_what_only_went_on_then_is_not_of_the_day_of_the_report() -> None:
    assert spans("The shelling of the harbour continued for hours.").get("shelling") is None


def test_a_heading_gives_its_day_to_what_stands_under_it() -> None:
    text = "2 June - the siege ends\n\nGunmen attacked a village in the hills."
    assert spans(text)["attacked"] == ("2021-06-02", "2021-06-02")
    text = "The siege is the longest of all since the last war.\n\nGunmen attacked a village in the hills."
    assert spans(text)["attacked"] is None


def test_those_killed_in_a_clash_are_dated_by_who_speaks_of_them_where_nothing_else_does() -> None:
    text = "Nine people were killed in a clash between two clans, officials said on Wednesday."
    assert spans(text)["clash"] == ("2021-06-16", "2021-06-16")


def test_a_planned_day_that_is_just_over_is_not_a_year_ahead() -> None:
    assert spans("Peace talks were planned for 16 June in Geneva.")["peace talks"] == ("2021-06-16", "2021-06-16")
    assert spans("Peace talks are planned for 20 March in Geneva.")["peace talks"] == ("2022-03-20", "2022-03-20")


def test_a_part_of_a_day_counts_only_where_the_sentence_names_no_day() -> None:
    assert spans("وصلت صباحا خمس شاحنات مساعدات إلى المخيم.", "ar")["وصلت"] == ("2021-06-18", "2021-06-18")
    assert spans("وصلت صباحا من يوم الأحد خمس شاحنات مساعدات إلى المخيم.", "ar")["وصلت"] == ("2021-06-13", "2021-06-13")


def test_the_time_in_one_breath_with_the_verb_is_its_own() -> None:
    text = "أقام الجيش مستشفى في البلدة منذ الأحد، وقصفت مروحياته الاثنين مواقع المسلحين."
    assert spans(text, "ar")["وقصفت"] == ("2021-06-14", "2021-06-14")


def test_a_time_goes_on_with_its_clause_after_an_aside() -> None:
    text = "Rebels had captured Baiji, the first city they have attacked this year, on Wednesday and burned its jail."
    assert spans(text)["captured"] == ("2021-06-16", "2021-06-16")
    text = "Rebels captured Baiji, residents of the town said, on Wednesday soldiers shelled a village."
    assert spans(text)["captured"] is None


def test_since_a_disaster_is_since_its_day() -> None:
    text = "A quake hit the coast on Monday. Aid arrived on Thursday. Thousands have fled inland since the quake."
    assert spans(text)["fled"] == ("2021-06-14", "2021-06-18")
    text = "ضرب زلزال المدينة الاثنين. ووصلت مساعدات إلى المخيم الخميس. ونزح آلاف السكان منذ الزلزال."
    assert spans(text, "ar")["ونزح"] == ("2021-06-14", "2021-06-18")


def test_a_story_comes_back_from_what_was_earlier() -> None:
    text = (
        "Gunmen raided a village on Tuesday. Five days earlier they attacked a camp. Troops shelled a town that night."
    )
    assert spans(text)["attacked"] == ("2021-06-10", "2021-06-10")
    assert spans(text)["shelled"] == ("2021-06-15", "2021-06-15")


def test_so_long_before_an_event_counts_from_its_day_in_arabic() -> None:
    text = "قتل خمسة جنود في هجوم على ثكنة الأربعاء. وقبل يومين من الهجوم، خطف مسلحون طبيبا من المستشفى."
    assert spans(text, "ar")["خطف"] == ("2021-06-14", "2021-06-14")


def test_an_aside_has_its_own_month() -> None:
    text = "The army shelled the village in the offensive, begun in May."
    assert spans(text)["shelled"] is None


def test_what_a_relative_clause_tells_of_something_long_ago_is_not_since_then() -> None:
    told = spans("The city had been dry since the flood of May 2010 that killed 31 people in Nashville.")
    assert told["flood"] == ("2010-05-01", "2010-05-31")
    told = spans("لم يشهد الجنوب مواجهة كهذه منذ حرب تموز 2006 التي أوقعت نحو 1200 قتيل.", "ar")
    assert ("2006-07-01", "2006-07-31") in told.values()
    told = spans("The army has shelled the town since the truce of May 2020 that it signed collapsed.")
    assert told["shelled"] == ("2020-05-01", "2021-06-18")


def test_how_long_something_has_gone_on_leaves_the_report_its_day() -> None:
    told = spans(
        "Police bundled dozens of demonstrators into cars on Tuesday as protests entered a fifth week."
        " One man was shot dead."
    )
    assert told["shot dead"] == ("2021-06-15", "2021-06-15")
