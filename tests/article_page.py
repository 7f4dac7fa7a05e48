"""What browser tests ask of the page of one article, and the article they ask it of."""

from __future__ import annotations

from typing import Any

from review_runs import WEIGHTS, WORDS, story

from audit.fingerprint import fingerprints
from audit.scoring import score

AUDIT = story()
NUMBER = {each.rule: number for number, each in reversed(list(enumerate(AUDIT.findings, start=1)))}
COME_AS, SPEECH, FAIL, AUDIENCE = (
    NUMBER[rule] for rule in ("journalese/come-as", "nouns/deliver-speech", "verbs/fail-to", "false-friends/audience")
)


def shown(page: Any) -> list[int]:
    return [int(n) for n in page.eval_on_selector_all(".card[data-n]:not([hidden])", "c => c.map(e => e.dataset.n)")]


def current(page: Any) -> int:
    return int(page.get_attribute(".card[aria-current]", "data-n"))


def press(page: Any, keys: str) -> None:
    for key in keys.split():
        page.keyboard.press(key)


def states(page: Any) -> dict[int, str]:
    cards = page.eval_on_selector_all(".card[data-state]", "c => c.map(e => [e.dataset.n, e.dataset.state])")
    return {int(number): state for number, state in cards}


def score_without(dismissed: set[int]) -> str:
    left = [each for number, each in enumerate(AUDIT.findings, start=1) if number not in dismissed]
    return f"{score(AUDIT.document, left, WORDS, WEIGHTS, '').value:.1f}"


def decision_file(decisions: dict[int, str], date: str = "2026-11-29T10:00:00Z", **article: str) -> dict[str, Any]:
    marks = fingerprints(AUDIT.document, AUDIT.findings)
    made = [
        {
            "fingerprint": marks[number - 1],
            "rule": AUDIT.findings[number - 1].rule,
            "text": "x",
            "decision": decision,
            "reason": "raison" if decision == "dismissed" else "",
            "replacement": "mieux" if decision == "edited" else "",
            "date": date,
        }
        for number, decision in decisions.items()
    ]
    about = {"path": AUDIT.document.path, "name": AUDIT.document.name} | article
    return {
        "format_version": 1,
        "signature": "s",
        "exported": date,
        "reviewer": "B",
        "articles": [about | {"decisions": made}],
    }
