"""Kind quotation-marks: once an article and fault; straight marks are never wrong."""

import pytest
from kind_runs import matches, said

PACK = "quotation-marks"


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Il parle de “paix” et de “guerre”.", "english-marks"),
        ("Un mot : « Pobachymo ” – nous verrons.", "mixed-marks"),
        ("Il parle d' »horrible » crime.", "reversed-mark"),
        ("Il a dit : « La trêve tiendra.", "unpaired-mark"),
        ("La trêve tiendra », dit-il.", "unpaired-mark"),
    ],
)
def test_faults_are_marked_once(text, rule):
    assert [found[0] for found in matches(PACK, text)] == [rule]


@pytest.mark.parametrize(
    "text",
    [
        'Il parle de "paix" et de "guerre".',
        "« Il m'a dit “jamais” hier », raconte-t-elle.",
        "« La trêve tiendra.\n« Elle tiendra longtemps », dit-il.",
        "« La trêve tiendra.\nElle tiendra longtemps.\nC'est sûr », dit-il.",
        "L'«homme» et la « femme ».",
        "Rien entre guillemets ici.",
    ],
)
def test_sound_marks_are_left_alone(text):
    assert said(PACK, text) == []
