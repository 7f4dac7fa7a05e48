import json

import pytest
from reporting_runs import SIGNATURE, TEXT, audit_of, document, finding, run_of, sample_audit

from audit.model import Failure
from audit.reporting.json_document import render


def test_the_document_has_the_fields_of_the_design():
    written = json.loads(render(run_of(sample_audit(), failures=[Failure("empty.txt", "the file is empty")])))
    assert list(written) == ["format_version", "signature", "articles", "failures"]
    assert (written["format_version"], written["signature"]) == (1, SIGNATURE)
    assert written["failures"] == [{"path": "empty.txt", "reason": "the file is empty"}]
    article = written["articles"][0]
    assert {key: article[key] for key in ("path", "name", "words", "score", "verdict", "penalty_per_1000")} == {
        "path": "seeds/translated/a.txt",
        "name": "a",
        "words": 860,
        "score": 71.3,
        "verdict": "retranslate",
        "penalty_per_1000": 287.0,
    }
    assert article["counts"] == {"critical": 1, "major": 2, "minor": 2, "neutral": 1}
    assert article["findings"][0] == {
        "rule": "journalese/come-as",
        "category": "overly-literal",
        "severity": "critical",
        "evidence": "phrase",
        "start": 12,
        "end": 30,
        "line": 1,
        "column": 13,
        "zone": "headline",
        "text": "viennent alors que",
        "message": "“viennent alors que” reads like English.",
        "english": "come as",
        "replacements": ["interviennent alors que"],
        "fingerprint": "f89b1b4a74f2407d",
    }


def test_offsets_are_code_points_of_the_text():
    text = "😀 e\u0301te\u0301\r\n\u00a0« audience »"
    found = json.loads(render(run_of(audit_of(document(text), [finding(text, "audience")]))))["articles"][0][
        "findings"
    ][0]
    assert (found["line"], found["column"]) == (2, 4)
    assert text[found["start"] : found["end"]] == found["text"] == "audience"


def test_messages_are_in_the_language_of_the_run():
    assert "se lit comme de l'anglais" in render(run_of(sample_audit(), language="fr"))


def test_french_stays_readable_and_undecodable_file_names_can_be_written():
    run = run_of(audit_of(document(path="d\udce9j\u00e0.txt"), [finding(TEXT, "délivré")]))
    written = render(run)
    assert "délivré" in written
    assert json.loads(written.encode("utf-8"))["articles"][0]["path"] == "d\udce9j\u00e0.txt"


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_what_is_no_json_is_never_written(value):
    with pytest.raises(ValueError, match="JSON"):
        render(run_of(audit_of(document(), [], value=value)))
