"""Kind typography: recall and silence on sentences written for it; zones that are not the article's; errors."""

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kind_runs import built, matches, rule_of

from audit.language.lexicon import Lexicon
from audit.language.segmenting import segment
from audit.matching.kind import Article
from audit.matching.typography import WHATS, TypographyKind
from audit.model import Block, Document, Zone

LINES = (Path(__file__).parent / "data" / "kinds" / "typography.tsv").read_text(encoding="utf-8").splitlines()[1:]
CASES = [(rule, text.replace("\\n", "\n")) for rule, text in (line.split("\t") for line in LINES)]
FAULTY = [case for case in CASES if case[0] != "-"]
SOUND = [text for rule, text in CASES if rule == "-"]
LEAST_RECALL = 0.8


def rules_that_mark(text: str) -> set[str]:
    quotation = {rule for rule, _, _ in matches("quotation-marks", text)} & {"two-systems"}
    return {rule for rule, _, _ in matches("typography", text)} | quotation


def test_there_are_enough_cases_of_every_sort() -> None:
    assert len(FAULTY) >= 40
    assert len(SOUND) >= 80
    assert set(Counter(rule for rule, _ in FAULTY)) == {*WHATS, "two-systems"}


def test_most_faults_are_found() -> None:
    missed = [(rule, text) for rule, text in FAULTY if rule not in rules_that_mark(text)]
    assert len(missed) <= (1 - LEAST_RECALL) * len(FAULTY), missed


@pytest.mark.parametrize("text", SOUND)
def test_sound_typography_is_left_alone(text: str) -> None:
    assert rules_that_mark(text) == set()


def test_each_rule_speaks_once_an_article() -> None:
    text = "Le maire , absent, et le préfet , présent, ont  voté un  budget."
    assert Counter(rule for rule, _, _ in matches("typography", text)) == {"space-before-comma": 1, "doubled-space": 1}


def test_a_fault_of_page_furniture_hides_none_of_the_article(lexicon: Lexicon) -> None:
    text = "Lire  aussi\nLe maire a  voté."
    document = segment(Document("t", "t", text, (Block(0, 11, Zone.BOILERPLATE), Block(12, len(text), Zone.PARAGRAPH))))
    kind = built(TypographyKind, lexicon, rule_of("typography", what="doubled-space"))
    assert [text[m.start : m.end] for m in kind.find(Article(document, ()))] == ["a  voté"]


@pytest.mark.parametrize("data", [{}, {"what": "commas"}, {"what": "dialogue-hyphen", "words": "absent"}])
def test_a_wrong_rule_is_refused(lexicon: Lexicon, data: dict[str, str]) -> None:
    with pytest.raises(ValueError, match=r"t/r: (what|words): "):
        built(TypographyKind, lexicon, rule_of("typography", **data))


@given(st.text(alphabet="aLé .,:;!?«»\"'’-–…\u00a0\u202f\r\n😀", min_size=1, max_size=60).filter(str.strip))
def test_spans_lie_in_the_text_on_one_line(text: str) -> None:
    for _, words, better in matches("typography", text):
        assert words
        assert words != better
        assert not {"\n", "\r"} & set(words)
