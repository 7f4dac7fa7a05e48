"""Measures a kind on sentences written for it: what share of the faults it finds, and what it says of sound French."""

from pathlib import Path

from kind_runs import matches

from audit.rulepacks import read_example

KINDS = Path(__file__).parent / "data" / "kinds"


def sentences(name):
    """Give the faulty examples of a file, and its sound sentences: the mended ones and the near misses."""
    faulty, sound = [], []
    for line in (KINDS / f"{name}.tsv").read_text("utf-8").splitlines():
        if line.startswith("#"):
            continue
        what, text = line.split("\t")
        if what == "sound":
            sound.append(text)
            continue
        example = read_example(text)
        faulty.append(example)
        if example.expected:
            sound.append(example.text[: example.start] + example.expected + example.text[example.end :])
    return faulty, sound


def missed(pack, name):
    """Give the faulty sentences in which the pack marks nothing at the fault or mends it otherwise."""
    lost = []
    for example in sentences(name)[0]:
        wanted = (example.text[example.start : example.end], example.expected or "")
        if wanted not in [found[1:] for found in matches(pack, example.text)]:
            lost.append(f"{example.text} -> {matches(pack, example.text)}")
    return lost


def alarms(pack, name):
    """Give what the pack marks in sound sentences."""
    return [(text, found) for text in sentences(name)[1] if (found := matches(pack, text))]
