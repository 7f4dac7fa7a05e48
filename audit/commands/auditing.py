"""Settings -> an auditor, its gate and what is known; the run of articles that several commands share."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from audit.commands.failing import CommandError
from audit.commands.outputs import locale_language
from audit.commands.progress import shown_progress
from audit.configuration.settings import Settings
from audit.model import Audit, Failure, Run, Severity

if TYPE_CHECKING:
    from audit.gate import Gate
    from audit.history import RunRecord
    from audit.house_style import Preference
    from audit.journal import Journal
    from audit.pipeline import Auditor
    from audit.reading import ReadingOptions
    from audit.suppressing import Known


_ONLY_REPORTED = frozenset({"profile", "format", "output", "language", "reviews", "fail-on-unused", "history", "jobs"})
"""Settings that change no result: a run may go on with others."""


def settings_of(context: typer.Context, own: Collection[str] = ()) -> Settings:
    """Give the settings of a command from the options that its user wrote.

    ``own``: options that mean something of the command's own, under the name of a setting.
    """
    from audit.configuration.settings import resolve

    given: Mapping[str, Any] = {name: value for name, value in context.params.items() if name not in own}
    return resolve(given, given.get("config"), search=not given.get("no_config"))


def asked_outputs(settings: Settings) -> Sequence[str]:
    """Give the outputs that hold: a format on the command line is not sent to the files that a configuration names."""
    outputs: Sequence[str] = settings.value("output")
    on_command_line = outputs and settings.source("output", outputs[0]).startswith("--")
    return outputs if on_command_line or not settings.source("format").startswith("--") else ()


def audited(
    auditor: Auditor,
    settings: Settings,
    paths: Sequence[str],
    watch: Callable[[Audit], None] | None = None,
    resume: Path | None = None,
) -> Run:
    """Audit what paths name and say on standard error what could not be audited.

    ``watch`` sees each audit as it comes: those of a long run wait on disk afterwards. ``resume`` is the journal of a
    run that goes on where it stopped.
    """
    from audit.batch import audit_entries
    from audit.pipeline import collect
    from audit.reading import Entries, expand

    inputs, missing = expand(paths)
    entries = Entries(inputs, reading_of(settings))
    with ExitStack() as stack:
        journal = stack.enter_context(_journal(resume, auditor, settings, inputs)) if resume else None
        if journal and journal.done:
            typer.echo(f"audit: {journal.done:,} articles are done already, by {resume}", err=True)
        results = audit_entries(auditor, entries, settings.value("jobs"), journal)
        shown = shown_progress(results, entries.share, "articles")
        seen = _watched(shown, watch) if watch else shown
        run = collect(auditor, chain(seen, missing), settings.value("language") or locale_language())
    for failure in run.failures:
        typer.echo(f"audit: {failure.path}: {failure.reason}", err=True)
    return run


def reading_of(settings: Settings) -> ReadingOptions:
    """Give how inputs are to be read. Raises ``CommandError`` for a field that is no part of an article."""
    from audit.reading import ReadingError, ReadingOptions
    from audit.reading.fields import parse_fields

    try:
        return ReadingOptions(settings.value("input-format") or "", parse_fields(settings.value("fields")))
    except ReadingError as error:
        raise CommandError(f"{settings.source('fields', settings.value('fields')[0])}: {error}") from error


def new_record(settings: Settings) -> RunRecord | None:
    """Give what gathers a run for the history; ``None`` where none is kept."""
    if not settings.value("history"):
        return None
    from audit.history import RunRecord

    return RunRecord()


def keep_record(settings: Settings, record: RunRecord, run: Run) -> None:
    """Add a run to the history. Raises ``UserFileError``."""
    from audit.history import History

    History(Path(settings.value("history"))).add(record, run.signature, len(run.failures))


def _journal(path: Path, auditor: Auditor, settings: Settings, inputs: Sequence[str]) -> Journal:
    """What is not the same in the end would make a report of two halves: rules, what is asked, what is read."""
    from audit.journal import Journal

    identity = {
        "rules or weights": auditor.signature,
        "settings": _short(repr([(key, settings.value(key)) for key in settings.values if key not in _ONLY_REPORTED])),
        "inputs": _short(repr(list(inputs))),
    }
    return Journal(path, identity)


def _short(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _watched(results: Iterable[Audit | Failure], watch: Callable[[Audit], None]) -> Iterator[Audit | Failure]:
    for result in results:
        if isinstance(result, Audit):
            watch(result)
        yield result


def auditor_of(settings: Settings, known: Known) -> Auditor:
    """Build the auditor that settings ask for; an unknown name in a file is an error that names the place."""
    from audit.pipeline import Auditor, UnknownNameError

    try:
        return Auditor(
            packs=[Path(folder) for folder in settings.value("rules")],
            house=house_of(settings),
            select=settings.value("select"),
            ignore=settings.value("ignore"),
            severities={name: Severity.parse(label) for name, label in settings.value("severities").items()},
            topics=settings.value("topics"),
            variety=settings.value("variety") or "",
            gate=gate_of(settings),
            known=known,
        )
    except UnknownNameError as error:
        for key in ("select", "ignore", "severities", "topics", "variety"):
            source = settings.source(key, error.name)
            if source != "default":
                raise CommandError(f"{source}: {'' if source.startswith('--') else f'{key}: '}{error}") from error
        raise


def gate_of(settings: Settings) -> Gate:
    """Give the gate that settings ask for. Raises ``CommandError`` for new findings without a baseline."""
    from audit.gate import Gate, section_limits

    if settings.value("new-only") and not settings.value("baseline"):
        raise CommandError("--new-only: needs a baseline to tell what is new: --baseline FILE (audit baseline write)")
    general = {name: settings.value(name) for name in ("fail-under", "fail-on", "max-per-1000")}
    return Gate(
        section_limits("", (), general).limits,
        [section_limits(table.get("name", ""), table.get("paths", ()), table) for table in settings.value("section")],
        settings.value("new-only"),
    )


def house_of(settings: Settings) -> list[Preference]:
    """Give the house style of the glossary and the exonyms."""
    from audit.house_style import Preference

    preferences = []
    for pack in ("glossary", "exonyms"):
        for find, said in settings.value(pack).items():
            table = said if isinstance(said, dict) else {"prefer": said}
            preferences.append(
                Preference(
                    pack,
                    find,
                    table.get("prefer", ""),
                    table.get("note", ""),
                    Severity.parse(table.get("severity", "minor")),
                    settings.source(pack, find),
                )
            )
    return preferences


def known_of(settings: Settings, *, baseline: bool = True) -> Known:
    """Read the files of accepted findings and, unless told otherwise, of the baseline. Raises ``UserFileError``."""
    from audit.suppressing import Known

    accepted, known = settings.value("accepted"), settings.value("baseline") if baseline else None
    if not accepted and not known:
        return Known()
    from audit.accepted import read_accepted
    from audit.baseline import read_baseline

    return Known(
        read_accepted(Path(accepted)) if accepted else (),
        read_baseline(Path(known)) if known else None,
    )
