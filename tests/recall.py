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
        text = text.replace("\\n", "\n")
        if what == "sound":
            sound.append(text)
            continue
        example = read_example(text)
        faulty.append(example)
        if example.expected:
            sound.append(example.text[: example.start] + example.expected + example.text[example.end :])
    return faulty, sound


def missed(pack, name):
    """Give the faulty sentences in which the pack marks nothing at the fault or mends it otherwise.

    Where the file gives no mending, the tool may have any or none, and its mark may be some words shorter or longer.
    """
    lost = []
    for example in sentences(name)[0]:
        words = example.text[example.start : example.end]
        found = matches(pack, example.text)
        if example.expected is None:
            hit = any(_covers(marked, words) for _, marked, _ in found)
        else:
            hit = (words, example.expected) in [(marked, mended) for _, marked, mended in found]
        if not hit:
            lost.append(f"{example.text} -> {found}")
    return lost


def _covers(marked, words):
    """Tell whether one of two texts holds the other and is at most twice as long."""
    shorter, longer = sorted((marked, words), key=len)
    return shorter in longer and len(longer) <= 2 * len(shorter)


def alarms(pack, name):
    """Give what the pack marks in sound sentences."""
    return [(text, found) for text in sentences(name)[1] if (found := matches(pack, text))]
