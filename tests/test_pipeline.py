from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import audit
from audit import Auditor, ReadingError
from audit.model import Failure, Severity
from audit.pipeline import collect

FAULTY = "Ces succès viennent alors que Washington presse les deux camps de reprendre les négociations de paix."


def test_the_public_interface_audits_texts_and_files(tmp_path: Path) -> None:
    result = audit.audit_text(FAULTY)
    assert [f.rule for f in result.findings if f.severity >= Severity.MAJOR] == ["news-verbs/come-as"]
    path = tmp_path / "article.txt"
    path.write_text(FAULTY, encoding="utf-8")
    assert audit.audit_file(path).findings == result.findings


def test_a_finding_says_what_why_and_what_to_write(auditor: Auditor) -> None:
    (finding,) = (f for f in auditor.audit_text(FAULTY).findings if f.rule == "news-verbs/come-as")
    assert FAULTY[finding.start : finding.end] == "viennent alors que"
    assert finding.english == "come as"
    assert finding.replacements == ("interviennent alors que",)
    assert "come as" in finding.message.fr
    assert "word for word" in finding.message.en


@pytest.mark.parametrize("text", ["", " \n\t", "\ufeff"])
def test_a_text_without_words_is_refused(auditor: Auditor, text: str) -> None:
    with pytest.raises(ReadingError):
        auditor.audit_text(text)


def test_offsets_hold_with_crlf_byte_order_mark_and_no_break_spaces(auditor: Auditor, tmp_path: Path) -> None:
    path = tmp_path / "odd.txt"
    text = "\ufeffUn titre\u00a0: 😀\r\n\r\n\u202fCes succès viennent\u00a0alors\u2009que tout va."
    path.write_bytes(text.encode("utf-8"))
    result = auditor.audit_file(path)
    assert result.document.text == text
    said = [text[f.start : f.end] for f in result.findings if f.rule == "news-verbs/come-as"]
    assert said == ["viennent\u00a0alors\u2009que"]


@settings(deadline=None, max_examples=60)
@given(
    st.lists(
        st.one_of(
            st.sampled_from(
                ["viennent alors que", "le", "Cessez-le-feu", "«", "”", "\r\n", "\u00a0", "the", "pic.twitter.com/ab"]
            ),
            st.text(st.characters(exclude_categories=["Cs"]), max_size=8),
        ),
        max_size=30,
    )
)
def test_every_finding_lies_inside_the_text_and_in_order(parts: list[str]) -> None:
    text = " ".join(parts)
    try:
        result = _auditor().audit_text(text)
    except ReadingError:
        return
    places = [(f.start, f.end) for f in result.findings]
    assert all(0 <= start < end <= len(text) for start, end in places)
    assert places == sorted(places)
    assert 0 <= result.score.value <= 100


def _auditor(kept: list[Auditor] = []) -> Auditor:  # noqa: B006 - one auditor for all examples
    if not kept:
        kept.append(Auditor())
    return kept[0]


def test_topics_given_are_taken_and_topics_read_are_shown() -> None:
    assert Auditor(topics=["golf"]).audit_text(FAULTY).topics == ("golf",)


def test_all_articles_of_a_feed_are_audited(auditor: Auditor) -> None:
    feed = Path(__file__).parent / "data" / "feeds" / "newsml.xml"
    first, failure, last = auditor.audit_articles(feed)
    assert isinstance(failure, Failure)
    assert [type(first).__name__, type(last).__name__] == ["Audit", "Audit"]
    with pytest.raises(ReadingError, match="several articles"):
        auditor.audit_file(feed)


def test_the_signature_tells_selections_apart(auditor: Auditor) -> None:
    chosen = Auditor(select=["news-verbs"])
    assert chosen.signature != auditor.signature
    assert chosen.signature == Auditor(select=["news-verbs"]).signature


def test_a_run_lists_the_worst_article_first(auditor: Auditor) -> None:
    good = auditor.audit_text("Le conseil municipal a adopté son budget jeudi soir, à une large majorité.", "good")
    run = collect(auditor, [good, Failure("x", "empty"), auditor.audit_text(FAULTY, "bad")], "fr")
    assert [a.document.name for a in run.audits] == ["bad", "good"]
    assert run.failures == (Failure("x", "empty"),)
    assert run.topic_names["golf"] == "golf"
