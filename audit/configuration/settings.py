"""Layers of given values -> ``Settings``: default, then profile, then file, then command line; the last one wins.

Lists of rules to ignore, own rules and tables add up over the layers instead: a file that ignores one rule more does
not lose what its profile ignores. A rule that a later layer selects by name is heard again.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from audit.configuration.files import Given, Layer, find_configuration, read_configuration, read_profile
from audit.configuration.keys import KEYS, Key, fault
from audit.user_files import UserFileError

DEFAULT = "default"


@dataclass(frozen=True, slots=True)
class Settings:
    """What to do, key by key. Values of lists are tuples of ``Given``, those of tables map to ``Given``."""

    values: Mapping[str, Any]
    file: Path | None
    """The configuration file that was read."""

    def value(self, key: str) -> Any:
        """Give the plain value of a key: a text, number, flag, a tuple, or a table of plain values."""
        held = self.values[key]
        if isinstance(held, Given):
            return held.value
        if isinstance(held, Mapping):
            return {name: given.value for name, given in held.items()}
        return tuple(given.value for given in held)

    def source(self, key: str, item: str = "") -> str:
        """Tell where a value comes from, or one ``item`` of a list or table."""
        held = self.values[key]
        if isinstance(held, Given):
            return held.source
        if isinstance(held, Mapping):
            return held[item].source if item in held else DEFAULT
        return next((given.source for given in held if given.value == item), DEFAULT)


def resolve(given: Mapping[str, Any], config: Path | None = None, *, search: bool = True) -> Settings:
    """Give the settings of a run. ``given``: parameter name -> value of each option that the user wrote.

    ``config`` is a configuration file; without one, and with ``search``, it is looked for from the working directory
    upwards. Raises ``UserFileError``.
    """
    path = config or (_nearest() if search else None)
    from_file = read_configuration(path) if path else {}
    from_options = option_layer(given)
    named = from_options.get("profile") or from_file.get("profile")
    profile = named if isinstance(named, Given) else Given(KEYS["profile"].default, DEFAULT)
    layers = (read_profile(profile.value, profile.source), from_file, from_options)
    return Settings({name: _resolved(key, layers) for name, key in KEYS.items()}, path)


def _nearest() -> Path | None:
    try:
        here = Path.cwd()
    except OSError:  # somebody removed the working directory
        return None
    path = find_configuration(here)
    return path.relative_to(here) if path and path.is_relative_to(here) else path


def option_layer(given: Mapping[str, Any]) -> Layer:
    """Check the options that the user wrote; raise ``UserFileError`` naming the option."""
    values: dict[str, Any] = {}
    for key in KEYS.values():
        name = key.option or key.name.replace("-", "_")
        value = given.get(name)
        if value is None or value == [] or value == ():
            continue
        option = "--" + name.replace("_", "-")
        reason = fault(key, value)
        if reason:
            raise UserFileError(option, "", reason)
        values[key.name] = tuple(Given(v, option) for v in value) if key.takes == "texts" else Given(value, option)
    return values


def _resolved(key: Key, layers: tuple[Layer, ...]) -> Any:
    said = [layer[key.name] for layer in layers if key.name in layer]
    if key.takes == "table":
        return {name: given for table in said if isinstance(table, Mapping) for name, given in table.items()}
    if key.name == "ignore":
        return _ignored(layers)
    if key.adds:
        return tuple(dict.fromkeys(given for items in said if isinstance(items, tuple) for given in items))
    if said:
        return said[-1]
    return key.default if key.takes in ("texts", "sections") else Given(key.default, DEFAULT)


def _ignored(layers: tuple[Layer, ...]) -> tuple[Given, ...]:
    """Give what is ignored, without what a later layer selects by its name or by that of one of its rules."""
    kept: list[Given] = []
    for layer in layers:
        selected = [given.value for given in _items(layer, "select")]
        kept = [given for given in kept if not any(_names(name, given.value) for name in selected)]
        kept += _items(layer, "ignore")
    return tuple(kept)


def _items(layer: Layer, key: str) -> tuple[Given, ...]:
    held = layer.get(key, ())
    return tuple(each for each in held if isinstance(each, Given)) if isinstance(held, tuple) else ()


def _names(selected: str, ignored: str) -> bool:
    return selected == ignored or selected.startswith(f"{ignored}/")
