from dataclasses import replace

import pytest
from conftest import PhraseTry
from hypothesis import given
from hypothesis import strategies as st

from audit.language.lexicon import Lexicon
from audit.matching.kind import Knowledge
from audit.matching.phrase import PhraseKind
from audit.matching.phrase_index import compile_rules
from audit.model import Rule, Severity


def test_forms_ignore_case_spaces_and_kind_of_apostrophe_but_not_accents(phrase: PhraseTry) -> None:
    assert phrase.said("L’ARME\u00a0 secrète", "l'arme secrète") == ["L’ARME\u00a0 secrète"]
    assert phrase.said("l'arme secrete", "l'arme secrète") == []


def test_lemmas_match_every_form_and_features_narrow_them(phrase: PhraseTry) -> None:
    text = "Ils viennent ici. Il viendra ici. Venant ici, il rit."
    assert phrase.said(text, "<venir> ici") == ["viennent ici", "viendra ici", "Venant ici"]
    assert phrase.said(text, "<venir:ind.3.p> ici") == ["viennent ici"]
    assert phrase.said(text, "<venir:ppres> ici") == ["Venant ici"]


def test_alternatives_options_and_gaps_go_back_as_far_as_they_must(phrase: PhraseTry) -> None:
    assert phrase.said("le très beau chien", "le [très] [beau] (chien|chat)") == ["le très beau chien"]
    assert phrase.said("le chat", "le [très] [beau] (chien|chat)") == ["le chat"]
    assert phrase.said("il a vu un grand et beau chien", "a vu *0-4 chien") == ["a vu un grand et beau chien"]
    assert phrase.said("il a vu cela ; un chien", "a vu *0-4 chien") == []


def test_a_gap_is_as_short_as_it_can_be(phrase: PhraseTry) -> None:
    assert phrase.said("vu un chien et un chien", "vu *0-6 chien") == ["vu un chien"]


def test_classes_follow_the_lexicon(phrase: PhraseTry) -> None:
    assert phrase.said("une guerre longue", "guerre @ADJ.f.s") == ["guerre longue"]
    assert phrase.said("une guerre long", "guerre @ADJ.f") == []
    assert phrase.said("il va vers Paris", "vers @CAP") == ["vers Paris"]


def test_word_sets_hold_entries_of_one_or_more_words(phrase: PhraseTry) -> None:
    words = {"lieux": frozenset({"paris", "new york"}), "dire": frozenset({"dire", "affirmer"})}
    assert phrase.said("Il vit à New York.", "vit à $lieux", words=words) == ["vit à New York"]
    assert phrase.said("Elle affirmait vrai.", "<$dire:ind> vrai", words=words) == ["affirmait vrai"]


def test_exact_case_sentence_bounds_and_lookahead(phrase: PhraseTry) -> None:
    assert phrase.said("il est Dans la rue, dans la nuit", "=Dans la") == ["Dans la"]
    assert phrase.said("Enfin libre. Il est enfin libre.", "^ enfin libre") == ["Enfin libre"]
    assert phrase.said("Il rit enfin. Enfin il rit.", "enfin $") == ["enfin"]
    assert phrase.said("en fin de mois, en fin d'année", "en fin !(de mois)") == ["en fin"]


def test_quotation_marks_are_transparent(phrase: PhraseTry) -> None:
    text = "Le ballon est “vraiment dans leur cour”, dit-il."
    assert phrase.said(text, "ballon <être> * dans leur cour") == ["ballon est “vraiment dans leur cour"]


def test_braces_mark_the_span_and_keep_the_context_out(phrase: PhraseTry) -> None:
    assert phrase.said("ils ont contribué à ce rapport", "ont {contribué à ce rapport}") == ["contribué à ce rapport"]


def test_unless_vetoes_where_it_touches_or_anywhere(phrase: PhraseTry) -> None:
    text = "La balle est dans leur cour de récréation."
    assert phrase.said(text, "dans leur cour") == ["dans leur cour"]
    assert phrase.said(text, "dans leur cour", unless=("cour de récréation",)) == []
    assert phrase.said(text, "dans leur cour", unless=("la balle",)) == ["dans leur cour"]
    assert phrase.said(text, "dans leur cour", unless=("~la balle",)) == []


def test_near_asks_for_company_in_the_sentence(phrase: PhraseTry) -> None:
    rule = {"data": {"near": ["<taxer>", "douane"]}}
    assert phrase.said("Les tarifs montent.", "<tarif>", **rule) == []
    assert phrase.said("Les tarifs de douane montent.", "<tarif>", **rule) == ["tarifs"]


def test_one_pattern_marks_overlapping_tails_once(phrase: PhraseTry) -> None:
    assert phrase.said("très très grand", "[très] *0-1 grand") == ["très très grand"]


@pytest.mark.parametrize(
    ("text", "find", "replace", "wanted"),
    [
        ("Ils viennent alors que tout va.", "<venir> alors que", "<intervenir> alors que", "interviennent alors que"),
        ("Viennent alors que", "<venir> alors que", "<intervenir> alors que", "Interviennent alors que"),
        ("des coups géants", "<coup> géants", "de grands <bond>", "de grands bonds"),
        ("il dit que le accord", "que x:(le accord)", "que il y a {x}", "qu'il y a l'accord"),
        ("le soutien de tous", "x:(soutien) de tous", "{x} général", "soutien général"),
        ("ils visitent Rome", "<visiter> n:@CAP", "<se rendre> à {n}", "se rendent à Rome"),
        ("une réunion tenue", "réunion <tenir:ppas>", "réunion <avoir:ppas.f.s>", "réunion eue"),
        ("chercheur de l'asile", "chercheur de d:l' n:asile", "demandeur de {d} {n}", "demandeur de l'asile"),
        ("le groupe Fusils et Roses", "=Fusils et =Roses", "Guns N' Roses", "Guns N' Roses"),
        ("des grandes idées", "grandes n:idées", "<fort:adj@n> {n}", "fortes idées"),
    ],
)
def test_suggestions_inflect_capture_and_elide(
    phrase: PhraseTry, text: str, find: str, replace: str, wanted: str
) -> None:
    assert phrase.suggested(text, find, replace) == wanted


def test_a_suggestion_writes_the_apostrophe_of_the_article(phrase: PhraseTry) -> None:
    assert phrase.suggested("c’est là que il va", "que il", "que il") == "qu’il"


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"find": ("@NOM @ADJ",)}, "t/r: find.*no fixed word"),
        ({"find": ("<xyzzyer> a",)}, "t/r: find.*no such lemma"),
        ({"find": ("$nulle-part a",)}, "t/r: find.*nulle-part"),
        ({"find": ("a",), "replace": ("<b",)}, "t/r: replace"),
        ({"find": ("a",), "unless": ("(",)}, "t/r: unless"),
        ({"find": ()}, "t/r: find"),
    ],
)
def test_a_wrong_rule_is_refused_with_its_field(
    lexicon: Lexicon, fields: dict[str, tuple[str, ...]], reason: str
) -> None:
    rule = Rule("t/r", "phrase", "overly-literal", Severity.MAJOR, "phrase", **fields)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match=reason):
        compile_rules([rule], Knowledge(lexicon, {}))


@given(st.text(alphabet=st.sampled_from("les \u00a0pas’'éants géants.«»\r\n“😀"), max_size=80))
def test_spans_are_inside_the_text_and_say_what_they_mark(text: str) -> None:
    lexicon = Lexicon.load()
    kind = PhraseKind(
        [Rule("t/r", "phrase", "x", Severity.MINOR, "phrase", find=("<pas> *0-2 géants",))], Knowledge(lexicon, {})
    )
    if not text.strip():
        return
    try:
        article = PhraseTry(lexicon).article(text)
    except Exception as error:
        assert "white space" in str(error)
        return
    for match in kind.find(article):
        said = article.document.text[match.start : match.end]
        assert said.lower().startswith("pas")
        assert said.endswith("géants")


def test_near_is_satisfied_by_the_topic_of_the_article_too(phrase: PhraseTry) -> None:
    rule = Rule("t/r", "phrase", "x", Severity.MAJOR, "phrase", find=("les tarifs",), data={"near": ["topic:markets"]})
    kind = PhraseKind([rule], Knowledge(phrase.lexicon, {}))
    article = phrase.article("Il craint les tarifs.")
    assert list(kind.find(article)) == []
    assert len(list(kind.find(replace(article, topics=("markets",))))) == 1


def test_a_ligature_in_a_pattern_matches_both_spellings(phrase: PhraseTry) -> None:
    assert phrase.said("dans un battement de coeur, ou de cœur", "(battement|ou) de cœur") == [
        "battement de coeur",
        "ou de cœur",
    ]


def test_sentence_bounds_may_stand_in_alternatives(phrase: PhraseTry) -> None:
    assert phrase.said("Enfin libre. Et donc enfin libre.", "(^|donc) enfin") == ["Enfin", "donc enfin"]
    assert phrase.said("Il rit enfin. Il rit enfin de tout. Rit enfin !", "rit enfin ($|de)") == [
        "rit enfin", "rit enfin de", "Rit enfin",
    ]  # fmt: skip
