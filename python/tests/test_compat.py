"""The names and the ways of underthesea."""

import inspect
import unicodedata

import pytest

from bantin.compat import sent_tokenize, word_tokenize


def test_words() -> None:
    text = "Bác sĩ  bây giờ\ncó thể phát biểu."
    words = ["Bác sĩ", "bây giờ", "có thể", "phát biểu", "."]
    assert word_tokenize(text) == words
    assert word_tokenize(text, format="text") == "Bác_sĩ bây_giờ có_thể phát_biểu ."
    assert word_tokenize(text, "text") == word_tokenize(text, format="text")
    assert (word_tokenize(""), word_tokenize("", format="text")) == ([], "")
    assert (word_tokenize(" \n"), word_tokenize(" \n", format="text")) == ([], "")


def test_its_parameters() -> None:
    parameters = inspect.signature(word_tokenize).parameters
    assert [(p.name, p.default) for p in parameters.values()][1:] == [
        ("format", None),
        ("use_token_normalize", True),
        ("fixed_words", None),
    ]


@pytest.mark.parametrize(
    ("text", "normalized"),
    [
        ("hoà", "hòa"),
        ("HOÀ", "HÒA"),
        ("Thuý", "Thúy"),
        ("quý", "quý"),
        ("Quỳ", "Quỳ"),
        ("hoàn", "hoàn"),
        ("khoẻ", "khỏe"),
        ("hòa", "hòa"),
        (unicodedata.normalize("NFD", "nghiệp"), "nghiệp"),
    ],
)
def test_tones_are_moved(text: str, normalized: str) -> None:
    assert word_tokenize(text) == [normalized]
    assert word_tokenize(text, use_token_normalize=False) == [text]


def test_fixed_words() -> None:
    text = "Viện nghiên cứu chiến lược quốc gia"
    assert "chiến lược quốc gia" in word_tokenize(text, fixed_words=["chiến lược quốc gia", "viện"])
    line = word_tokenize(text, format="text", fixed_words=["chiến lược quốc gia"])
    assert "chiến_lược_quốc_gia" in line


def test_sentences() -> None:
    assert sent_tokenize("Trời mưa. Đường ngập.") == ["Trời mưa.", "Đường ngập."]


def test_wrong_types() -> None:
    with pytest.raises(TypeError, match="must be a str"):
        word_tokenize(None)  # type: ignore[call-overload]
