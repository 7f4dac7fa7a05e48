"""Kinds that a table or the grammar drives: recall and false alarms on sentences written for each of them.

Part of the sentences of each file guided general fixes of its kind; the others were written after it was frozen.
"""

import pytest
from recall import alarms, missed, sentences

PACKS = {
    "absolute-with": "absolute-with",
    "capitals": "capitals",
    "cut-sentences": "cut-sentences",
    "english-number": "numbers-dates-units",
    "english-possessive": "english-genitive",
    "english-run": "english-passages",
    "english-word": "english-words",
    "exonym": "names-foreign-spelling",
    "glued-words": "glued-words",
    "government": "government",
    "leftovers": "leftovers",
    "mood-tense": "mood-tense",
    "name-gender": "names-wrong-gender",
    "name-variants": "names-two-spellings",
    "needless-capital": "capitals-on-adjectives",
    "person-gender": "persons-wrong-gender",
    "repeated-word": "doubled-words",
    "small-words": "small-words",
    "unknown-word": "unknown-words",
    "word-order": "word-order-noun-phrase",
}
"""The sentences, by the name of their file in data/kinds -> the pack that is to find the faults."""


@pytest.mark.parametrize("name", PACKS)
def test_there_are_enough_sentences(name):
    faulty, sound = sentences(name)
    assert len(faulty) >= 40
    assert len(sound) >= 80


@pytest.mark.parametrize("name", PACKS)
def test_four_fifths_of_the_faults_are_found_and_mended(name):
    lost = missed(PACKS[name], name)
    assert len(lost) <= len(sentences(name)[0]) / 5, "\n".join(lost)


@pytest.mark.parametrize("name", PACKS)
def test_sound_sentences_are_left_alone(name):
    assert alarms(PACKS[name], name) == []
