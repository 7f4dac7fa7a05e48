"""From the command line: gate, baseline, accepted findings, marks, configuration, review."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

FAULTY = "Ces succès viennent alors que Washington presse les deux camps de reprendre les négociations de paix.\n"
SOUND = "Le ministre a présenté son projet de loi devant les députés, qui doivent l'examiner avant la fin du mois.\n"
MORE = "Le ministre a délivré un discours devant les députés, qui doivent examiner son projet avant la fin du mois.\n"
Audit = Callable[..., Any]


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with a faulty and a sound article; the working directory of the test."""
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "faulty.txt").write_text(FAULTY, encoding="utf-8")
    (folder / "sound.txt").write_text(SOUND, encoding="utf-8")
    return tmp_path


def articles(said: Any) -> dict[str, Any]:
    return {Path(article["path"]).stem: article for article in json.loads(said.out)["articles"]}


def test_the_gate_says_why(audit: Audit, site: Path) -> None:
    said = audit("check", "articles", "--fail-on", "major", "--fail-under", "0", "--format", "json")
    assert said.status == 1
    found = articles(said)
    assert found["faulty"]["gate"] == {"passed": False, "reasons": ["findings of severity major or worse: 1"]}
    assert found["sound"]["gate"] == {"passed": True, "reasons": []}
    assert audit("check", "articles", "--max-per-1000", "1", "--fail-under", "0").status == 1
    assert audit("check", "articles", "--max-per-1000", "100", "--fail-under", "0").status == 0


def test_with_a_baseline_known_findings_do_not_count(audit: Audit, site: Path) -> None:
    wrote = audit("baseline", "write", "articles", "--output", "b.json")
    assert (wrote.status, wrote.out, wrote.err) == (0, "", "b.json: the findings of 2 article(s)\n")
    said = audit("check", "articles", "--baseline", "b.json", "--format", "json")
    assert said.status == 0
    faulty = articles(said)["faulty"]
    assert (faulty["score"], faulty["findings"]) == (100.0, [])
    assert [each["suppression"] for each in faulty["suppressed"]] == [{"by": "baseline"}]
    assert "|known:" in json.loads(said.out)["signature"]
    assert "Not counted: 1" in audit("check", "articles", "--baseline", "b.json").out


def test_new_findings_fail_however_good_the_score(audit: Audit, site: Path) -> None:
    audit("baseline", "write", "articles", "-o", "b.json")
    # Moved and renamed, the known finding stays known.
    (site / "articles" / "faulty.txt").unlink()
    (site / "articles" / "moved.txt").write_text(SOUND * 40 + "\n" + FAULTY, encoding="utf-8")
    assert audit("check", "articles", "--baseline", "b.json", "--new-only").status == 0
    (site / "articles" / "moved.txt").write_text(SOUND * 40 + "\n" + MORE + "\n" + FAULTY, encoding="utf-8")
    assert audit("check", "articles", "--baseline", "b.json").status == 0
    said = audit("check", "articles", "--baseline", "b.json", "--new-only", "--format", "json")
    assert said.status == 1
    assert [f["text"] for f in articles(said)["moved"]["findings"] if f["severity"] != "neutral"] == [
        "délivré un discours"
    ]
    assert audit("check", "articles", "--baseline", "b.json", "--new-only", "--fail-on", "critical").status == 0


def test_new_only_needs_a_baseline(audit: Audit, site: Path) -> None:
    said = audit("check", "articles", "--new-only")
    assert (said.status, said.out) == (2, "")
    assert "--new-only: needs a baseline" in said.err


def test_unused_suppressions_are_told_and_may_fail(audit: Audit, site: Path) -> None:
    audit("baseline", "write", "articles", "-o", "b.json")
    (site / "articles" / "faulty.txt").write_text(SOUND, encoding="utf-8")
    said = audit("check", "articles", "--baseline", "b.json")
    assert (said.status, said.err) == (
        0,
        "audit: unused suppression: articles/faulty.txt: findings of the baseline are gone: 1\n",
    )
    assert audit("check", "articles", "--baseline", "b.json", "--fail-on-unused").status == 1
    assert audit("check", "articles/sound.txt", "--baseline", "b.json", "--fail-on-unused").status == 0


def test_a_mark_in_a_page_silences_a_rule_there(audit: Audit, site: Path) -> None:
    page = "<html lang=fr><article><h1>Titre du jour</h1>{}<p>{}</p><p>{}</p></article></html>"
    marked = page.format(
        "<!-- audit: ignore news-verbs (un poème) --><!-- audit: ignore typography -->", FAULTY, FAULTY
    )
    (site / "page.html").write_text(marked, encoding="utf-8")
    said = audit("check", "page.html", "--format", "json")
    article = articles(said)["page"]
    assert [f["rule"] for f in article["findings"]] == ["news-verbs/come-as"]
    assert [each["suppression"] for each in article["suppressed"]] == [{"by": "ignored", "reason": "un poème"}]
    assert "page.html: line 1: ignore mark that ignores nothing: typography" in said.err


def test_decisions_come_back_from_a_report(audit: Audit, site: Path) -> None:
    (found,) = articles(audit("check", "articles", "--format", "json"))["faulty"]["findings"]

    def export(name: str, decided: str, date: str) -> None:
        decision = {"fingerprint": found["fingerprint"], "rule": found["rule"], "text": found["text"]}
        decision |= {"decision": decided, "reason": "un poème", "date": date}
        article = {"path": "articles/faulty.txt", "name": "faulty", "decisions": [decision]}
        document = {"format_version": 1, "signature": "s", "exported": date, "reviewer": "Ada", "articles": [article]}
        (site / name).write_text(json.dumps(document), encoding="utf-8")

    export("one.json", "dismissed", "2026-01-01")
    said = audit("review", "apply", "one.json")
    assert (said.status, "1 decisions: 0 findings right, 1 dismissed" in said.err) == (0, True)
    assert "--accepted audit-accepted.toml" in said.err
    check = ("check", "articles", "--accepted", "audit-accepted.toml", "--format", "json")
    (each,) = articles(audit(*check))["faulty"]["suppressed"]
    assert each["suppression"] == {"by": "accepted", "reason": "un poème", "author": "Ada", "date": "2026-01-01"}
    stats = audit("review", "stats").out.splitlines()
    assert stats[1].split() == ["0", "1", "0%", "news-verbs/come-as", "(un", "poème)"]

    export("two.json", "accepted", "2026-01-02")
    assert audit("review", "apply", "two.json", "one.json").status == 0
    faulty = articles(audit(*check))["faulty"]
    assert (len(faulty["findings"]), faulty["suppressed"]) == (1, [])
    rows = json.loads(audit("review", "stats", "--format", "json").out)["rules"]
    assert [(row["rule"], row["accepted"], row["dismissed"], row["precision"]) for row in rows] == [
        ("news-verbs/come-as", 1, 0, 1.0)
    ]


def test_without_decisions_there_are_no_statistics(audit: Audit, site: Path) -> None:
    said = audit("review", "stats")
    assert (said.status, "no decisions yet" in said.err) == (2, True)


def test_a_configuration_file_sets_what_options_set(audit: Audit, site: Path) -> None:
    (site / "audit.toml").write_text(
        'format = "json"\noutput = ["csv=out/a.csv", "out/a.json"]\nfail-under = 0\nlanguage = "fr"\n'
        '[severities]\n"news-verbs" = "neutral"\n"news-verbs/come-as" = "minor"\n'
        '[glossary]\n"camps" = "parties"\n'
        '[[section]]\npaths = ["articles/s*"]\nfail-on = "minor"\n',
        encoding="utf-8",
    )
    said = audit("check", "articles")
    assert (said.status, said.out) == (0, "")
    assert (site / "out" / "a.csv").exists()
    document = json.loads((site / "out" / "a.json").read_text(encoding="utf-8"))
    found = {f["rule"]: f for f in document["articles"][0]["findings"]}
    assert found["news-verbs/come-as"]["severity"] == "minor"
    assert "mot à mot" in found["news-verbs/come-as"]["message"]
    assert found["glossary/camps"]["replacements"] == ["parties"]
    # A format on the command line is for the terminal, whatever files the configuration writes.
    assert "::warning" in audit("check", "articles", "--format", "github").out
    (site / "articles" / "second.txt").write_text(FAULTY, encoding="utf-8")
    assert audit("check", "articles").status == 1
    assert "news-verbs/come-as" in audit("check", "articles/faulty.txt", "-o", "text=t.txt", "--no-config").err + (
        site / "t.txt"
    ).read_text(encoding="utf-8")


def test_the_profile_of_agencies_leaves_typography_alone(audit: Audit, site: Path) -> None:
    (site / "a.txt").write_text("Le ministre “a dit” : « Oui , je  viens ». " + SOUND, encoding="utf-8")

    def packs(*options: str) -> set[str]:
        (article,) = articles(audit("check", "a.txt", "--format", "json", *options)).values()
        return {f["rule"].partition("/")[0] for f in article["findings"]}

    assert {"typography", "quotation-marks"} <= packs()
    assert packs("--profile", "agency").isdisjoint({"typography", "quotation-marks"})
    assert "typography" in packs("--profile", "agency", "--select", "typography")


def test_own_rules_join_the_built_in_ones(audit: Audit, site: Path) -> None:
    own = site / "own" / "house-rules.toml"
    own.parent.mkdir()
    rule = (
        '[pack]\ncategory = "style"\nseverity = "major"\n[[rule]]\nid = "press"\nfind = "<presser> les [deux] $sides"\n'
        'matches = ["Il {{presse les camps}} de parler."]\npasses = ["Il presse le citron."]\n'
    )
    own.write_text(rule, encoding="utf-8")
    (site / "own" / "words").mkdir()
    (site / "own" / "words" / "sides.txt").write_text("camps\n", encoding="utf-8")
    said = audit("check", "articles/faulty.txt", "--rules", "own", "--format", "json")
    found = {f["rule"]: f["text"] for f in articles(said)["faulty"]["findings"]}
    assert found["house-rules/press"] == "presse les deux camps"
    assert "news-verbs/come-as" in found
    listed = audit("rules", "list", "--rules", "own").out.splitlines()
    assert [line.split("\t")[0].partition("/")[0] for line in listed] == ["house-rules"]
    assert audit("rules", "show", "house-rules", "--rules", "own").out.startswith("house-rules/")
    measured = audit("rules", "measure", "articles/faulty.txt", "--rules", "own", "--select", "house-rules").out
    assert "house-rules/" in measured
    checked = audit("rules", "check", "--rules", "own")
    assert (checked.status, checked.out) == (0, "1 rules, 0 faults\n")
    assert audit("check", "articles", "--rules", "own", "--select", "house-rules", "--fail-on", "major").status == 1
    sarif = json.loads(audit("check", "articles", "--rules", "own", "--format", "sarif").out)["runs"][0]
    assert any("<presser> les" in rule["help"]["text"] for rule in sarif["tool"]["driver"]["rules"])
    (site / "own" / "news-verbs.toml").write_text(rule, encoding="utf-8")
    clash = audit("check", "articles", "--rules", "own")
    assert (clash.status, clash.err.startswith("audit: own/news-verbs.toml: another pack has that name")) == (2, True)
    assert audit("check", "articles", "--rules", "absent").err == "audit: absent: there is no such rules folder\n"


def test_config_show_traces_every_value(audit: Audit, site: Path) -> None:
    (site / "audit.toml").write_text('profile = "strict"\nfail-under = 90\n', encoding="utf-8")
    lines = audit("config", "show", "--select", "news-verbs", "--jobs", "3").out.splitlines()
    assert lines[0] == "# configuration file: audit.toml"
    for line in (
        'profile = "strict"  # audit.toml:1',
        "fail-under = 90  # audit.toml:2",
        'fail-on = "major"  # profile strict',
        "jobs = 3  # --jobs",
        '  "news-verbs",  # --select',
        'format = "text"  # default',
    ):
        assert line in lines
    assert tomllib.loads("\n".join(lines))["jobs"] == 3
    (site / "audit.toml").write_text(
        '[glossary]\n"le <mail>" = {prefer = "courriel", note = "p. 2"}\n'
        '[[section]]\npaths = ["a/*"]\nfail-under = 80.5\n',
        encoding="utf-8",
    )
    again = tomllib.loads(audit("config", "show").out)
    assert again["section"] == [{"paths": ["a/*"], "fail-under": 80.5}]
    assert again["glossary"] == {"le <mail>": {"prefer": "courriel", "note": "p. 2"}}
    assert audit("config", "show", "--fail-under", "200").status == 2
    assert audit("config", "show", "--fail-on", "bad").err.startswith("audit: --fail-on: 'bad' is unknown")


@pytest.mark.parametrize(
    ("config", "said"),
    [
        ('ignore = ["news-verb"]', "audit: audit.toml:1: ignore: there is no rule or pack 'news-verb'; did you mean"),
        ('[severities]\n"zzz*" = "minor"', "audit: audit.toml:2: severities: no rule begins with 'zzz'"),
        ('topics = ["golff"]', "audit: audit.toml:1: topics: there is no topic 'golff'; did you mean 'golf'?"),
        ('[glossary]\n"(a" = "b"', "audit: audit.toml:2: glossary: '(a': find[0]: ')' is missing"),
        ('baseline = "b.json"', "audit: b.json: there is no such file"),
        ('accepted = "a.toml"', "audit: a.toml: there is no such file"),
        ("new-only = true", "audit: --new-only: needs a baseline"),
    ],
)
def test_what_a_configuration_has_wrong_is_one_line_and_status_2(
    audit: Audit, site: Path, config: str, said: str
) -> None:
    (site / "audit.toml").write_text(config, encoding="utf-8")
    result = audit("check", "articles")
    assert (result.status, result.out) == (2, "")
    assert result.err.startswith(said)
    assert len(result.err.splitlines()) == 1


def test_github_gets_its_summary(audit: Audit, site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(site / "summary.md"))
    (site / "summary.md").write_text("before\n", encoding="utf-8")
    said = audit("check", "articles", "--format", "github")
    assert said.out.startswith("::error title=audit (news-verbs/come-as),file=articles/faulty.txt,line=1,")
    summary = (site / "summary.md").read_text(encoding="utf-8")
    assert summary.startswith("before\n## audit")
    assert "**viennent alors que**" in summary
    assert audit("check", "articles", "--format", "csv").status == 1
    assert (site / "summary.md").read_text(encoding="utf-8") == summary
