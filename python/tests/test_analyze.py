"""Texts to facts."""

import datetime as dt
import json
import pickle
import threading
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any, cast

import pytest

import bantin

TEXT = (
    "Ngày 9/10, quỹ thu gần 3,774 tỷ đồng từ 18.000/20.139 hộ; "
    "lãi 5 - 6,5%/năm trong 2 giờ 30 phút."
)


def only(text: str, published: dt.date | str | None = None, **options: Any) -> bantin.Fact:
    facts = bantin.analyze(text, published, **options).facts
    assert len(facts) == 1, facts
    return facts[0]


def parts(article: bantin.Article) -> list[bantin.Fact | bantin.Span | bantin.Word]:
    return [*article.facts, *article.sentences, *article.words, *article.paragraphs]


def test_facts_are_typed() -> None:
    article = bantin.analyze(TEXT, published=dt.date(2018, 10, 12))
    date, money, share, percent, length = article.facts
    assert (date.kind, date.date, date.value) == ("date", dt.date(2018, 10, 9), "2018-10-09")
    assert money.amount == Decimal(3_774_000_000)
    assert (money.currency, money.modifier) == ("VND", "nearly")
    assert share.fraction == Fraction(18000, 20139)
    assert (share.numerator, share.denominator) == (Decimal(18000), Decimal(20139))
    assert share.unit == "hộ"
    assert (percent.amount, percent.amount_high) == (Decimal(5), Decimal("6.5"))
    assert (percent.unit, percent.per) == ("%", "năm")
    assert length.timedelta == dt.timedelta(hours=2, minutes=30)
    assert money.date is None
    assert date.amount is None
    assert [fact.sentence for fact in article.facts] == [0] * 5


def test_fractions_are_not_reduced_but_by_python() -> None:
    fact = only("Đã có 10/12 cơ quan nộp báo cáo.")
    assert (fact.numerator, fact.denominator) == (Decimal(10), Decimal(12))
    assert fact.fraction == Fraction(5, 6)


def test_clocks_and_days() -> None:
    fact = only("Họp lúc 15 giờ 30 ngày 9/10/2018.")
    assert fact.time == dt.time(15, 30)
    assert fact.datetime == dt.datetime(2018, 10, 9, 15, 30)
    assert fact.clock == "15:30"
    month = only("Dự án xong trong tháng 2/2024.")
    assert (month.date, month.datetime, month.time) == (None, None, None)
    assert (month.date_from, month.date_until) == (dt.date(2024, 2, 1), dt.date(2024, 2, 29))


def test_a_month_is_of_no_one_length() -> None:
    assert only("Dự án kéo dài 3 tháng.").timedelta is None
    assert only("Dự án kéo dài 3 tuần.").timedelta == dt.timedelta(weeks=3)


@pytest.mark.parametrize(
    "text",
    [
        TEXT,
        "🎉 Đạt 98,2% 🎉 và 3 tỷ đồng.",
        "e\u0302\u0301 dân tộc: 12 người, 5&nbsp;tỷ đồng",
        "\u200b\ufeffThu 3 tỷ đồng.",
    ],
)
def test_places_count_characters(text: str) -> None:
    article = bantin.analyze(text, words=True)
    assert article.facts
    for part in parts(article):
        assert text[part.start : part.end] == part.text
    for word in bantin.words(text, spans=True):
        assert text[word.start : word.end] == word.text


def test_places_of_the_samples(samples: list[str]) -> None:
    for text in samples:
        article = bantin.analyze(text, words=True)
        for part in parts(article):
            assert text[part.start : part.end] == part.text
        assert article.text == text
        assert [span.text for span in article.sentences] == bantin.sentences(text)
        assert [word.text for word in article.words] == bantin.words(text)


def test_words_and_sentences() -> None:
    assert bantin.words("Bác sĩ bây giờ ở nhà.") == ["Bác sĩ", "bây giờ", "ở", "nhà", "."]
    assert bantin.sentences("Trời mưa. Đường ngập.") == ["Trời mưa.", "Đường ngập."]
    name = bantin.words("ở Hà Nội", spans=True)[1]
    assert name == bantin.Word(2, 8, "Hà Nội", "name")
    assert bantin.words("người dân", lexicon=["- người dân"]) == ["người", "dân"]
    assert bantin.sentences("Trời mưa.", spans=True) == [bantin.Span(0, 9, "Trời mưa.")]


def test_findings() -> None:
    text = "Xã xử lý 240/272 vụ việc, đạt tỷ lệ 82,24%."
    assert bantin.analyze(text).findings == ()
    (finding,) = bantin.analyze(text, findings=True).findings
    assert (finding.relation, finding.verdict) == ("share", "differs")
    assert (finding.stated, finding.derived) == ("82.24", "88.2353")
    assert finding.facts == (0, 1)
    assert isinstance(finding.tolerance, Decimal)
    assert finding.explanation("vi") != finding.explanation("en") != ""
    assert bantin.analyze(text, relations=["plan"]).findings == ()
    assert bantin.analyze(text, relations=["share"]).findings == (finding,)
    (agrees,) = bantin.analyze(text, findings=True, tolerance=Decimal("0.1")).findings
    assert agrees.verdict == "agrees"


def test_likely_findings() -> None:
    text = (Path(__file__).parents[2] / "data/samples/06_y_te.txt").read_text(encoding="utf-8")
    rules = [finding.rule for finding in bantin.analyze(text, likely_findings=True).findings]
    assert rules.count("repetition.likely") == 1
    rules = [finding.rule for finding in bantin.analyze(text, findings=True).findings]
    assert "repetition.likely" not in rules


PUBLISHED = [
    (dt.date(2018, 10, 12), dt.date(2018, 10, 12)),
    (dt.datetime(2018, 10, 12, 8, 30), dt.datetime(2018, 10, 12, 8, 30)),
    ("12/10/2018", dt.date(2018, 10, 12)),
    ("2018-10-11T23:30:00Z", dt.datetime.fromisoformat("2018-10-12T06:30:00+07:00")),
    (1_539_300_600, dt.datetime.fromisoformat("2018-10-12T06:30:00+07:00")),
    (
        dt.datetime(2018, 10, 11, 23, 30, tzinfo=dt.timezone.utc),
        dt.datetime.fromisoformat("2018-10-12T06:30:00+07:00"),
    ),
]


@pytest.mark.parametrize(("given", "known"), PUBLISHED)
def test_published(given: dt.date | str | int, known: dt.date) -> None:
    article = bantin.analyze("Cầu thông xe sáng nay.", given)
    assert article.published == known
    assert article.facts[0].value == "2018-10-12TMO"


def test_time_zones() -> None:
    for zone in ("+11:00", dt.timezone(dt.timedelta(hours=11))):
        article = bantin.analyze("Họp sáng nay.", "2018-10-09T14:00Z", time_zone=zone)
        assert article.facts[0].value == "2018-10-10TMO"
    with pytest.raises(ValueError, match="'\\+07:00'"):
        bantin.analyze("", time_zone="Asia/Saigon")


def test_options() -> None:
    assert [fact.kind for fact in bantin.analyze(TEXT, kinds=["money"]).facts] == ["money"]
    assert [fact.kind for fact in bantin.analyze(TEXT, kinds="money").facts] == ["money"]
    assert bantin.analyze(TEXT).words == ()
    fact = only("Bán 15 giạ lúa.", units={"giạ": ("kg", "mass", 20)})
    assert (fact.unit, fact.record()["measured"]) == ("giạ", "300")
    assert only("Giá 5 đồng vàng.", currencies={"đồng vàng": "XAU"}).currency == "XAU"
    stock = only("Mua VNM (HOSE).", patterns={"stock": r"\b(?<value>[A-Z]{3})\b \(HOSE\)"})
    assert (stock.kind, stock.value) == ("stock", "VNM")
    lexicon = bantin.analyze("người dân", words=True, lexicon=["- người dân"])
    assert [word.text for word in lexicon.words] == ["người", "dân"]
    assert only("Thu 5&nbsp;tỷ đồng.").amount == Decimal(5_000_000_000)
    assert bantin.analyze("Thu 5&nbsp;tỷ đồng.", leftovers=False).facts == ()
    analyzer = bantin.Analyzer(kinds=["percent"])
    assert [fact.kind for fact in analyzer.analyze(TEXT).facts] == ["percent"]


@pytest.mark.parametrize(
    ("options", "error", "message"),
    [
        ({"kinds": ["cash"]}, ValueError, "`cash` is no kind of fact; write one of .*money"),
        ({"kinds": 3}, TypeError, "kinds: "),
        ({"relations": ["cash"]}, ValueError, "`cash` is no relation; write one of share"),
        ({"units": {"giạ": ("kg", "volume", 20)}}, ValueError, "write mass"),
        ({"units": {"giạ": ("kg", "mass", "many")}}, ValueError, "units: `many` is no number"),
        ({"currencies": {"đồng vàng": "GOLD"}}, ValueError, "ISO 4217"),
        ({"patterns": {"stock": "("}}, ValueError, "regular expression"),
        ({"lexicon": ["một"]}, ValueError, "two or more"),
        ({"without_rows": ["no-such-row"]}, ValueError, "no-such-row"),
        ({"model": "/no/such.model"}, OSError, "/no/such.model"),
        ({"time_zome": "+07:00"}, TypeError, "no option 'time_zome'; there are kinds, time_zone"),
        ({"words": "yes"}, TypeError, "words: "),
    ],
)
def test_wrong_options_say_what_to_do(
    options: dict[str, Any], error: type[Exception], message: str
) -> None:
    with pytest.raises(error, match=message):
        bantin.analyze("", **options)
    with pytest.raises(error, match=message):
        bantin.Analyzer(**options)


@pytest.mark.parametrize("function", [bantin.words, bantin.sentences, bantin.analyze])
def test_what_is_no_text(function: Any) -> None:
    with pytest.raises(TypeError, match="must be a str, not NoneType; leave it out"):
        function(None)
    with pytest.raises(TypeError, match=r"not bytes; decode it first"):
        function(b"12")
    with pytest.raises(TypeError, match="analyze_many"):
        function(["12"])
    with pytest.raises(UnicodeEncodeError, match=r"half a character.*surrogatepass") as caught:
        function("Thu 3 tỷ \ud83d đồng")
    assert caught.value.start == 9
    assert list(getattr(function(""), "facts", function(""))) == []
    mended = "Thu 3 tỷ \ud83d đồng".encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    assert function(mended)


@pytest.mark.parametrize("published", ["yesterday", 2018, dt.datetime, 3.5, b"2018-10-09"])
def test_what_is_no_time(published: Any) -> None:
    with pytest.raises((TypeError, ValueError), match=r"publi|time"):
        bantin.analyze("", published)


def test_a_missing_time_is_none() -> None:
    assert bantin.analyze("", None).published is None
    assert bantin.analyze("", float("nan")).published is None  # type: ignore[arg-type]


def test_article() -> None:
    text = "Giá lúa tăng\n\nTin của Hoài An | 09/10/2018 08:30\n\nNông dân bán 3 tấn lúa hôm nay."
    article = bantin.analyze(text)
    assert article.title == "Giá lúa tăng"
    assert article.vietnamese > 0.5 < article.diacritics
    assert article.id == ""
    assert "Giá lúa tăng" in repr(article)
    record = article.record()
    assert [fact["text"] for fact in record["facts"]] == [fact.text for fact in article.facts]
    assert json.dumps(record)
    estimate = bantin.analyze("Trong 9 tháng đầu năm 2018, tỉnh thu 3 tỷ đồng.")
    assert (estimate.published, estimate.published_estimate) == (None, "2018")


def test_facts_are_values(samples: list[str]) -> None:
    for text in samples:
        article = bantin.analyze(text, words=True, findings=True)
        again = bantin.analyze(text, words=True, findings=True)
        assert article == again
        assert set(article.facts) == set(again.facts)
        for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
            loaded = pickle.loads(pickle.dumps(article, protocol))
            assert loaded == article
            assert loaded.record() == article.record()
            assert (loaded.words, loaded.findings) == (article.words, article.findings)
        for part in (*article.facts, *article.findings, *article.words[:9], *article.sentences):
            loaded = pickle.loads(pickle.dumps(part))
            assert loaded == pickle.loads(pickle.dumps(loaded)) == part
            assert repr(loaded) == repr(part)
        for fact in article.facts:
            loaded = pickle.loads(pickle.dumps(fact))
            assert (hash(loaded), loaded.record()) == (hash(fact), fact.record())
    assert article != bantin.analyze("", words=True)
    match article.facts[0]:
        case bantin.Fact(kind, value):
            assert (kind, value) == (article.facts[0].kind, article.facts[0].value)


def test_what_was_pickled_by_others_is_refused() -> None:
    fact = only("Thu 3 tỷ đồng.")
    restore, arguments = cast("Any", fact.__reduce__())
    with pytest.raises(ValueError, match="another version"):
        restore(arguments[0][:-1])
    with pytest.raises(ValueError, match="no fact"):
        restore(arguments[0].replace("tỷ".encode(), b"ty"))


def test_analyzers_are_pickled() -> None:
    analyzer = bantin.Analyzer(kinds=["money"], units={"giạ": ("kg", "mass", "20")}, words=True)
    loaded = pickle.loads(pickle.dumps(analyzer))
    assert loaded.analyze(TEXT) == analyzer.analyze(TEXT)


def test_an_analyzer_is_shared_by_threads(samples: list[str]) -> None:
    analyzer = bantin.Analyzer()
    expected = [analyzer.analyze(text) for text in samples]
    wrong = []

    def run() -> None:
        if [analyzer.analyze(text) for text in samples] != expected:
            wrong.append(1)

    threads = [threading.Thread(target=run) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not wrong


def test_kinds_are_all_there(samples: list[str]) -> None:
    found = {fact.kind for text in samples for fact in bantin.analyze(text).facts}
    assert found <= set(bantin.KINDS)
    assert len(found) > 8
