"""`word_tokenize` and `sent_tokenize` as underthesea has them.

A pipeline changes one import:

>>> from bantin.compat import word_tokenize
>>> word_tokenize("Bác sĩ khám cho bệnh nhân.")
['Bác sĩ', 'khám', 'cho', 'bệnh nhân', '.']
>>> word_tokenize("Bác sĩ khám cho bệnh nhân.", format="text")
'Bác_sĩ khám cho bệnh_nhân .'

Words are those of `bantin`, which cuts in other places here and there.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, overload
from unicodedata import is_normalized, normalize

from bantin._bantin import sentences, tokens

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["sent_tokenize", "word_tokenize"]

_TONES = "\u0300\u0301\u0309\u0303\u0323"
_GLIDES = (("o", "a"), ("o", "e"), ("u", "y"))


def _moved() -> dict[str, str]:
    """Open syllables whose tone stands on the second letter, with it on the first."""
    pairs = {}
    for first, second in _GLIDES:
        for head, tail in (
            (first, second),
            (first.upper(), second),
            (first.upper(), second.upper()),
        ):
            for tone in _TONES:
                pairs[normalize("NFC", head + tail + tone)] = normalize("NFC", head + tone + tail)
    return pairs


_MOVED = _moved()
# `qu` is one consonant: the tone of `quý` stands where it belongs.
_SECOND = "".join({glide[1] for glide in _MOVED})
_BEHIND = re.compile(rf"(?<![qQ])[oOuU][{_SECOND}](?!\w)")


def _normalized(text: str) -> str:
    """Put characters together, and the tones of `hoà` and `thuý` where `hòa` and `thúy` are."""
    if not is_normalized("NFC", text):
        text = normalize("NFC", text)
    return _BEHIND.sub(lambda found: _MOVED.get(found[0], found[0]), text)


@overload
def word_tokenize(
    sentence: str,
    format: None = None,
    use_token_normalize: bool = True,
    fixed_words: Sequence[str] | None = None,
) -> list[str]: ...
@overload
def word_tokenize(
    sentence: str,
    format: Literal["text"],
    use_token_normalize: bool = True,
    fixed_words: Sequence[str] | None = None,
) -> str: ...
def word_tokenize(
    sentence: str,
    format: str | None = None,  # noqa: A002
    use_token_normalize: bool = True,
    fixed_words: Sequence[str] | None = None,
) -> list[str] | str:
    """Cut a text into words.

    Args:
        sentence: The text; it may be longer than a sentence.
        format: `"text"` for one string, the syllables of a word joined by `_`.
        use_token_normalize: Whether tones stand as in `hòa`, not as in `hoà`.
        fixed_words: Words of several syllables that are always one.

    Returns:
        The words, or that string.
    """
    if use_token_normalize and isinstance(sentence, str):
        sentence = _normalized(sentence)
    fixed = [word for word in fixed_words or () if len(word.split()) > 1] or None
    if format == "text":
        return tokens(sentence, True, fixed)
    return tokens(sentence, False, fixed)


def sent_tokenize(text: str) -> list[str]:
    """Cut a text into sentences."""
    return sentences(text)
