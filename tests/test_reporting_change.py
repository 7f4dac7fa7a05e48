"""The change from the words seen to the words to write."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.reporting.html_change import change


@pytest.mark.parametrize(
    ("seen", "replacement", "said"),
    [
        ("vient alors que", "intervient alors que", "[-vient][+intervient] alors que"),
        ("d'une", "de la", "[-d'une][+de la]"),
        ("a délivré un discours", "a prononcé un discours", "a [-délivré][+prononcé] un discours"),
        ("très très bon", "très bon", "[-très ]très bon"),
        (
            "un deux trois quatre cinq six",
            "a deux b quatre c six",
            "[-un deux trois quatre cinq six][+a deux b quatre c six]",
        ),
        ("Handout", "", "[-Handout]"),
        ("", "le", "[+le]"),
    ],
)
def test_a_change_shows_what_goes_and_what_comes(seen: str, replacement: str, said: str) -> None:
    signs = {"keep": "{}", "del": "[-{}]", "ins": "[+{}]"}
    assert "".join(signs[kind].format(text) for kind, text in change(seen, replacement)) == said


@given(st.text(alphabet="ab c'’."), st.text(alphabet="ab c'’."))
def test_a_change_holds_both_texts_whole(seen: str, replacement: str) -> None:
    pieces = change(seen, replacement)
    assert "".join(text for kind, text in pieces if kind != "ins") == seen
    assert "".join(text for kind, text in pieces if kind != "del") == replacement
