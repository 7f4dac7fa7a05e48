"""What one pattern hits in texts, before it becomes a rule."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from audit.language.lexicon import Lexicon
from audit.language.segmenting import segment
from audit.matching.kind import Article, Knowledge, parsed_sentences
from audit.matching.phrase import PhraseKind
from audit.measuring import Hit, corpus_texts, hit_at
from audit.model import Rule, Severity
from audit.reading import ReadingError
from audit.reading.text import read_text
from audit.rulebase import load_words
from audit.rules_folder import find_rules_folder


def tried(pattern: str, paths: Sequence[str]) -> Iterator[Hit]:
    """Give every hit of ``pattern`` in the files; raise ``ValueError`` when the pattern cannot be read."""
    lexicon = Lexicon.load()
    rule = Rule("try/pattern", "phrase", "overly-literal", Severity.MINOR, "phrase", find=(pattern,))
    kind = PhraseKind([rule], Knowledge(lexicon, load_words(find_rules_folder() / "words")))
    for text in corpus_texts(paths):
        try:
            document = segment(read_text(text.text, text.name, text.name))
        except ReadingError:
            continue
        for match in kind.find(Article(document, parsed_sentences(document, lexicon))):
            yield hit_at(text, rule.id, rule.severity, match.start, match.end)
