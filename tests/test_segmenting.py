from hypothesis import given
from hypothesis import strategies as st

from audit.language.segmenting import segment, tokenize
from audit.model import Block, Document, TokenKind
from audit.reading.errors import ReadingError
from audit.reading.text import read_text

ODD = st.text(
    alphabet=st.one_of(
        st.sampled_from("aeéÉœ'’-‑. ,;:!?«»“”\"\r\n\t\u00a0\u202f\u2009\u2028\ufeff\u200bl'd@#/0123456789é\u0301😀🇫🇷"),
        st.characters(exclude_categories=["Cs"]),
    ),
    max_size=200,
)


def words(text: str) -> list[str]:
    return [token.text for token in tokenize(text)]


def sentences(text: str) -> list[str]:
    document = segment(Document("-", "x", text, (Block(0, len(text)),)))
    return [text[s.start : s.end] for s in document.blocks[0].sentences]


@given(ODD)
def test_tokens_are_exact_slices_in_order_and_leave_only_white_space(text: str) -> None:
    at = 0
    for token in tokenize(text):
        assert token.text == text[token.start : token.end] != ""
        assert token.start >= at
        assert not text[at : token.start].strip()
        at = token.end
    assert not text[at:].strip()


@given(ODD)
def test_sentences_hold_every_token_of_their_block_once(text: str) -> None:
    try:
        document = segment(read_text(text, "x", "x"))
    except ReadingError:
        return
    for block in document.blocks:
        flat = [token for sentence in block.sentences for token in sentence.tokens]
        assert flat == tokenize(text, block.start, block.end)
        for sentence in block.sentences:
            assert sentence.start == sentence.tokens[0].start
            assert sentence.end == sentence.tokens[-1].end


@given(ODD, st.integers(0, 50))
def test_offsets_do_not_depend_on_what_stands_before(text: str, pad: int) -> None:
    shifted = tokenize("\n" * pad + text, pad)
    assert [(t.start - pad, t.end - pad, t.text) for t in shifted] == [(t.start, t.end, t.text) for t in tokenize(text)]


def test_elision_and_inversion_make_tokens_of_their_own() -> None:
    assert words("L’ennemi, a-t-il dit") == ["L’", "ennemi", ",", "a", "-t-il", "dit"]
    assert words("qu'on l'a vu") == ["qu'", "on", "l'", "a", "vu"]
    assert words("Rendez-vous vas-y dit-elle peut-être") == ["Rendez-vous", "vas", "-y", "dit", "-elle", "peut-être"]


def test_compounds_and_words_with_an_apostrophe_stay_whole() -> None:
    text = "cessez-le-feu aujourd'hui quelqu’un États-Unis O'Neill presqu'île c'est-à-dire"
    assert words(text) == text.split()


def test_numbers_keep_their_separators() -> None:
    assert words("1 000 km, 5.000 et 3,5 % le 51e") == ["1 000", "km", ",", "5.000", "et", "3,5", "%", "le", "51e"]


def test_urls_handles_and_addresses_are_masked() -> None:
    text = "pic.twitter.com/abc1 https://exemple.fr/a?b=c @compte #balise redaction@exemple.fr kremlin.ru"
    assert {token.kind for token in tokenize(text)} == {TokenKind.MASKED}
    assert words("vu par @compte.") == ["vu", "par", "@compte", "."]


def test_abbreviations_and_initials_end_no_sentence() -> None:
    text = "M. Duval a vu le Dr. Petit et J.-C. Roy. Il est parti à 8 h 30. MM. Blanc et Noir aussi, etc. Puis rien."
    assert sentences(text) == [
        "M. Duval a vu le Dr. Petit et J.-C. Roy.",
        "Il est parti à 8 h 30.",
        "MM. Blanc et Noir aussi, etc.",
        "Puis rien.",
    ]


def test_closing_marks_belong_to_the_sentence_they_close() -> None:
    assert sentences("« Nous partons. » Il sourit. “Vraiment ?” Oui.") == [
        "« Nous partons. »", "Il sourit.", "“Vraiment ?”", "Oui.",
    ]  # fmt: skip


def test_a_full_stop_before_a_small_letter_ends_nothing() -> None:
    assert len(sentences("Le prix est de 3. et demi environ")) == 1


def test_abbreviations_that_are_words_too_may_end_a_sentence() -> None:
    assert sentences("Il a raté son vol. Elle aime l'art. Voir p. 12 et vol. 3.") == [
        "Il a raté son vol.", "Elle aime l'art.", "Voir p. 12 et vol. 3.",
    ]  # fmt: skip
