"""One audit -> one HTML page: the article with its findings marked in place, and a card for each finding."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from audit.model import Audit, Run, Severity
from audit.reporting.html_addresses import NO_RULES, RulesPage
from audit.reporting.html_cards import cards_of
from audit.reporting.html_environment import embedded, page
from audit.reporting.html_review import filter_choices, review_data, weights_in_words, worst
from audit.reporting.html_segments import NumberedFinding, Segment, SegmentedBlock, segmented
from audit.reporting.labels import Labels, labels
from audit.reporting.severity_signs import SIGNS, WORST_FIRST

STYLES = ("base", "article", "review", "print")
SCRIPTS = (
    *("say", "page", "memory", "decision-file", "score", "findings", "decisions", "filters", "selection"),
    *("progress", "review", "exchange", "keys", "article"),
)

MOST_SHOWN = 10_000
"""Of an article with more findings the page shows the worst of them, and says so: nobody reads more, and browsers
grow slow. All of them count in the score."""
_MOST_LISTED = 12
"""A piece of text under more findings than these names the worst of them; each of the others has its card."""


def render_article(
    run: Run, audit: Audit, index: str = "../index.html", rules: RulesPage = NO_RULES, file: str = "article"
) -> str:
    """Write the page of one audit of the run, in the run's language.

    ``index`` is the address of the page that lists all articles, empty where there is none; ``rules`` knows where the
    rules are shown. ``file`` is part of the name of the file that decisions are exported to.
    """
    say = labels(run.language)
    shown = worst(audit.findings, MOST_SHOWN)
    numbered = [NumberedFinding(number, finding) for number, finding in enumerate(shown, start=1)]
    cards = cards_of(run, audit, numbered)
    blocks = list(segmented(audit.document, numbered))
    source, target = languages(audit.score.signature)
    values = {
        "title": audit.document.title or audit.document.name,
        "score": audit.score,
        "topics": [run.topic_names.get(topic, topic) for topic in audit.topics],
        "index": index,
        "rules": rules,
        "file": file,
        "source": source,
        "target": target,
        "counts": [(s.label, SIGNS[s], audit.score.counts.get(s.label, 0)) for s in WORST_FIRST],
        "choices": filter_choices(shown, say),
        "cards": [card for card in cards if card.position],
        "measures": [card for card in cards if not card.position],
        "blocks": blocks,
        "card_of": {card.number: card for card in cards},
        "standoffs": _standoffs(blocks),
        "standoff_id": standoff_id,
        "listed": _listed,
        "subtitle": _subtitle(audit, say),
        "uncounted": _uncounted(audit, say),
        "left_out": len(audit.findings) - len(shown),
        "gate": [reason.said_in(run.language) for reason in audit.gate],
        "weights": weights_in_words(run.weights, say),
        "data": embedded(review_data(run, audit, shown)),
    }
    return page("article.html", say, STYLES, SCRIPTS, values)


def languages(signature: str) -> tuple[str, str]:
    """Give the source and the target language that a signature names; empty where it names none."""
    found = re.search(r"\|lang:([a-z]{2,3})-([a-z]{2,3}(?:-[A-Z]{2})?)(?:\||$)", signature)
    return (found[1], found[2]) if found else ("", "")


def standoff_id(segment: Segment) -> str:
    """Give the id of the record that lists the findings of a segment under more than one; empty for others."""
    return "lqi-" + "-".join(map(str, _listed(segment))) if len(segment.covering) > 1 else ""


def _standoffs(blocks: Sequence[SegmentedBlock]) -> dict[str, tuple[int, ...]]:
    """List each set of findings that shares a piece of text: ITS wants these outside the text."""
    return {
        standoff_id(segment): _listed(segment)
        for block in blocks
        for segment in block.segments
        if len(segment.covering) > 1
    }


def _listed(segment: Segment) -> tuple[int, ...]:
    """Give the worst findings of a segment: all of a thousand nested ones, for each of their pieces, is too many."""
    return tuple(each.number for each in segment.covering[:_MOST_LISTED])


def _uncounted(audit: Audit, say: Labels) -> str:
    """Say how many findings do not count, and why."""
    by = Counter(each.suppression.by for each in audit.suppressed)
    return ", ".join(f"{say.figure(number)} {say.suppressed(reason, number)}" for reason, number in by.items())


def _subtitle(audit: Audit, say: Labels) -> str:
    return " · ".join(_subtitle_parts(audit, say))


def _subtitle_parts(audit: Audit, say: Labels) -> Iterator[str]:
    yield audit.document.path
    for key in ("publication", "author", "date"):
        if known := audit.document.metadata.get(key):
            yield known
    yield say.count("words", audit.score.words)
    yield say.count("findings", sum(audit.score.counts.get(severity.label, 0) for severity in Severity))
