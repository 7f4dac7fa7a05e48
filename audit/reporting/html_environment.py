"""What every HTML page shares: templates that escape, the style sheet, the content security policy."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from audit.reporting.labels import Labels
from audit.reporting.visible import visible
from audit.version import __version__


def page(template: str, say: Labels, values: Mapping[str, Any]) -> str:
    """Fill a template; all values are escaped and made visible, and ``say`` speaks the interface language."""
    return (
        _environment()
        .get_template(template)
        .render(say=say, style=_style(), policy=_policy(), version=__version__, **values)
    )


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("audit.reporting", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_finalize,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def _finalize(value: object) -> object:
    # Markup is ours and already escaped; everything else may come from an article.
    return visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value


@cache
def _style() -> Markup:
    return Markup(files("audit.reporting").joinpath("templates/report.css").read_text(encoding="utf-8"))


@cache
def _policy() -> str:
    """Allow this style sheet and nothing else: no script, no image, no request, no form, no base address."""
    digest = b64encode(sha256(_style().encode()).digest()).decode("ascii")
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
