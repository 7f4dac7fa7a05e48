"""The names of the formats that are read, as the command line and configuration files write them."""

from __future__ import annotations

SINGLE_FORMATS = ("text", "html")
"""A file is one article."""

FEED_FORMATS = ("rss", "atom", "newsml", "nitf", "json-feed", "jsonl", "xliff", "tmx")
"""A file holds any number of articles."""

INPUT_FORMATS = (*SINGLE_FORMATS, *FEED_FORMATS)
