"""What every HTML page shares: templates that escape, styles and scripts inlined, the content security policy."""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Mapping, Sequence
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from audit.reporting.labels import Labels
from audit.reporting.visible import visible
from audit.version import __version__

# What could end the element that JSON stands in, or begin another.
_MARKUP_IN_JSON = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026"}


def page(template: str, say: Labels, styles: Sequence[str], scripts: Sequence[str], values: Mapping[str, Any]) -> str:
    """Fill a template; all values are escaped and made visible, and ``say`` speaks the interface language.

    ``styles`` and ``scripts`` name the files of ``templates/`` that the page carries, in their order.
    """
    style, script = _joined("styles", "css", tuple(styles)), _joined("scripts", "js", tuple(scripts))
    return (
        _environment()
        .get_template(template)
        .render(
            say=say,
            style=style,
            script=script,
            policy=_policy(style, script),
            spoken=embedded(say.for_scripts()),
            version=__version__,
            **values,
        )
    )


def embedded(data: object) -> Markup:
    """Write data as JSON that a page can hold in a script element: no sign in it is markup, all of it is ASCII."""
    return Markup(json.dumps(data, ensure_ascii=True, separators=(",", ":")).translate(_MARKUP_IN_JSON))


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
def _joined(folder: str, ending: str, names: tuple[str, ...]) -> Markup:
    """Join files of ``templates/`` into one style sheet or script."""
    base = files("audit.reporting").joinpath("templates", folder)
    return Markup("\n".join(base.joinpath(f"{name}.{ending}").read_text(encoding="utf-8") for name in names))


@cache
def _policy(style: str, script: str) -> str:
    """Allow this style sheet and this script and nothing else: no image, no request, no form, no base address."""
    sources = [f"style-src '{_digest(style)}'", f"script-src '{_digest(script)}'"]
    return "; ".join(["default-src 'none'", *sources, "base-uri 'none'", "form-action 'none'"])


def _digest(content: str) -> str:
    return "sha256-" + b64encode(sha256(content.encode()).digest()).decode("ascii")
