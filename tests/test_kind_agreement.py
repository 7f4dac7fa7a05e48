"""The agreement kinds on sentences written for them: recall on faulty ones, silence on sound ones, the suggestions."""

from pathlib import Path

import pytest
from kind_runs import built, matches, rule_of, said

from audit.matching.agreement_antecedent import AgreementAntecedentKind
from audit.matching.agreement_clause import AgreementClauseKind
from audit.matching.agreement_distance import AgreementDistanceKind
from audit.matching.agreement_noun_phrase import AgreementNounPhraseKind
from audit.rulepacks import read_example

PACKS = ["agreement-noun-phrase", "agreement-clause", "agreement-antecedent", "agreement-distance"]
KINDS = [AgreementNounPhraseKind, AgreementClauseKind, AgreementAntecedentKind, AgreementDistanceKind]
DATA = Path(__file__).parent / "data" / "kinds"
LEAST_RECALL = 0.8


def sentences(pack, sort):
    lines = (DATA / f"{pack}.tsv").read_text(encoding="utf-8").splitlines()
    return [line.partition("\t")[2] for line in lines if line.startswith(sort + "\t")]


def finds(pack, line):
    example = read_example(line)
    marked = example.text[example.start : example.end]
    return any(marked in words or words in marked for words in said(pack, example.text))


def mended(line):
    example = read_example(line)
    return example.text[: example.start] + (example.expected or "") + example.text[example.end :]


@pytest.mark.parametrize("pack", PACKS)
def test_most_faulty_sentences_are_found(pack):
    faulty = sentences(pack, "faulty")
    missed = [line for line in faulty if not finds(pack, line)]
    assert len(faulty) >= 40
    assert 1 - len(missed) / len(faulty) >= LEAST_RECALL, "\n".join(missed)


@pytest.mark.parametrize("pack", PACKS)
def test_sound_sentences_are_left_alone(pack):
    sound = [*sentences(pack, "sound"), *map(mended, sentences(pack, "faulty"))]
    flagged = {text: words for text in sound for other in PACKS if (words := said(other, text))}
    assert len(sound) >= 80
    assert flagged == {}


@pytest.mark.parametrize(
    ("pack", "text", "marked", "suggestion"),
    [
        ("agreement-noun-phrase", "Il souffre du guerre.", "du guerre", "de la guerre"),
        ("agreement-noun-phrase", "Ils vivent de l’accords signé.", "l’accords", "l’accord"),
        ("agreement-noun-phrase", "Une accord a été conclu.", "Une accord", "Un accord"),
        ("agreement-noun-phrase", "Il a lu une nouveau accord.", "une nouveau accord", "un nouvel accord"),
        ("agreement-clause", "Hier, ils a quitté la ville.", "ils a", "ils ont"),
        ("agreement-clause", "Les décisions ont été pris à Paris.", "pris", "prises"),
        ("agreement-antecedent", "Il a lu la lettre qu’ils ont signé hier.", "qu’ils ont signé", "qu’ils ont signée"),
        ("agreement-distance", "Un appel est prévu, Moscou n'en a pas demandé une.", "une", "un"),
    ],
)
def test_suggestions_mend_the_fault(pack, text, marked, suggestion):
    assert [found[1:] for found in matches(pack, text)] == [(marked, suggestion)]


@pytest.mark.parametrize("kind", KINDS)
def test_a_rule_says_what_it_marks(kind, lexicon):
    with pytest.raises(ValueError, match="t/r: what"):
        built(kind, lexicon, rule_of(kind.name))


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("text", ["Le", "qui", "que", "Les\u00a0", "« »", "A", "un.", "comme", "Il en a un."])
def test_fragments_do_no_harm(kind, text):
    assert said(kind.name, text + "\n") == []
