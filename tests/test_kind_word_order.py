"""Kind word-order: recall and false alarms on sentences that were not used to write it."""

from recall import alarms, missed, sentences

NAME = "word-order"
PACK = "word-order-noun-phrase"


def test_there_are_enough_sentences():
    faulty, sound = sentences(NAME)
    assert len(faulty) >= 40
    assert len(sound) >= 80


def test_four_fifths_of_the_faults_are_found_and_mended():
    lost = missed(PACK, NAME)
    assert len(lost) <= len(sentences(NAME)[0]) / 5, "\n".join(lost)


def test_sound_sentences_are_left_alone():
    assert alarms(PACK, NAME) == []
