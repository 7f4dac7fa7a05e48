import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.matching.pattern import PatternError, parse, walk


def test_plain_words_are_tokenized_as_articles_are() -> None:
    assert parse("L’homme d'affaires a-t-il") == [["form", n] for n in ("l'", "homme", "d'", "affaires", "a", "-t-il")]


def test_an_elision_alone_before_a_group_keeps_its_apostrophe() -> None:
    assert parse("l'(un|autre)")[0] == ["form", "l'"]


@pytest.mark.parametrize(
    ("pattern", "tree"),
    [
        ("<venir:ind.3.p>", [["lemma", ["venir"], ["ind", "3", "p"]]]),
        ("<pousser|presser>", [["lemma", ["pousser", "presser"], []]]),
        ("<$verbs:ppas>", [["lemmas", "verbs", ["ppas"]]]),
        ("@NOM.f.p", [["class", "NOM", ["f", "p"]]]),
        ("*", [["any"]]),
        ("*0-4", [["gap", 0, 4]]),
        ("$poss", [["set", "poss"]]),
        ("^ a $", [["start"], ["form", "a"], ["end"]]),
        ("=Dans", [["exact", "Dans"]]),
        ("!x", [["not", [["form", "x"]]]]),
        ("n:(a|b)", [["capture", "n", [["either", [[["form", "a"]], [["form", "b"]]]]]]]),
        ("[x]", [["maybe", [["form", "x"]]]]),
        ("a {b} c", [["form", "a"], ["open"], ["form", "b"], ["close"], ["form", "c"]]),
    ],
)
def test_each_construct_has_its_node(pattern: str, tree: list[object]) -> None:
    assert parse(pattern) == tree


@pytest.mark.parametrize(
    ("pattern", "reason"),
    [
        ("", "empty"),
        ("(a|b", "missing"),
        ("a)", "unexpected"),
        ("(a|)", "empty"),
        ("<a:neuter>", "feature"),
        ("@FOO", "class"),
        ("*4-2", "gap"),
        ("*0-99", "gap"),
        ("< >", "no lemma"),
        ("!", "missing at the end"),
        ("{a} {b}", "one pair"),
        ("coup[s] de pied", "no plural: write \\(coup|coups\\)"),
    ],
)
def test_what_is_not_in_the_language_is_refused_with_its_reason(pattern: str, reason: str) -> None:
    with pytest.raises(PatternError, match=reason):
        parse(pattern)


@given(st.text(max_size=60))
def test_any_text_is_parsed_or_refused(pattern: str) -> None:
    try:
        tree = parse(pattern)
    except PatternError:
        return
    assert all(isinstance(node, list) for node in walk(tree))
