"""Capitalised Latin tokens that follow one another -> where the run ends that a name may fill."""

from __future__ import annotations

from dashboard.extraction.toponyms.sentence import Sentence
from dashboard.extraction.toponyms.words import DAYS

LINKS = frozenset(
    {"e", "al", "el", "an", "ar", "as", "ash", "at", "ad", "az", "ez", "es", "of", "de", "du", "la", "le", "i"}
    | {"da", "das", "del", "des", "dos", "di", "sur", "sous", "bin"}
)


def run_end(sentence: Sentence, index: int) -> int:
    """The end of the capitalised words that begin at a token, small articles and links between them included."""
    end, noun = index + 1, index
    while end < len(sentence.tokens) and sentence.joined(end - 1, 2):
        found = sentence.match(sentence.lexicon.types, end) if _capital(sentence, end) else None
        word = sentence.tokens[end].word
        if word in DAYS:
            break  # "in Mazar-e-Sharif Thursday"
        if found is not None:
            end, noun = end + found[0], end + found[0]
            noun = index if found[1].value == "country" else noun  # "Democratic Republic of the Congo"
        elif _capital(sentence, end):
            end += 1
        elif noun == end:
            break  # "Danmusa District of Katsina" are two names
        elif (word in LINKS or _hyphened(sentence, end)) and _capital(sentence, end + 1):
            end += 1
        elif _of_the(sentence, end):
            end += 2
        else:
            break
    return end


def bare_end(sentence: Sentence, begin: int, run: int) -> int:
    """The end of a run without the class noun that closes it ("Danmusa" of "Danmusa Local Government Area")."""
    for index in range(begin + 1, run):
        found = sentence.match(sentence.lexicon.types, index)
        if found is not None and index + found[0] >= run:
            return index
    return run


def _capital(sentence: Sentence, index: int) -> bool:
    return index < len(sentence.tokens) and sentence.tokens[index].capital


def _hyphened(sentence: Sentence, index: int) -> bool:
    """Tell whether hyphens hold a small word inside a name: "Rostov-on-Don"."""
    return sentence.gap(index - 1) == "-" == sentence.gap(index)


def _of_the(sentence: Sentence, index: int) -> bool:
    words = [token.word for token in sentence.tokens[index : index + 2]]
    return words == ["of", "the"] and _capital(sentence, index + 2) and sentence.joined(index, 3)
