"""French names behind the words before them, figures in French dress, and tables that are wrong."""

import pytest

from audit.language.fr.figures import clock_time, converted, grouped
from audit.language.fr.placing import placed


@pytest.mark.parametrize(
    ("before", "french", "sort", "text", "wider"),
    [
        ("en", "la Russie", "country", "Russie", False),
        ("à", "la Russie", "country", "en Russie", True),
        ("en", "le Liban", "country", "au Liban", True),
        ("à", "les États-Unis", "country", "aux États-Unis", True),
        ("de", "la Russie", "country", "Russie", False),
        ("de", "le Liban", "country", "du Liban", True),
        ("de", "l'Égypte", "country", "d'Égypte", True),
        ("du", "la Maison-Blanche", "institution", "de la Maison-Blanche", True),
        ("la", "la Maison-Blanche", "institution", "Maison-Blanche", False),
        ("le", "la Maison-Blanche", "institution", "la Maison-Blanche", True),
        ("dans", "le Bureau ovale", "institution", "le Bureau ovale", False),
        ("de", "Édimbourg", "city", "d'Édimbourg", True),
        ("d'", "Koursk", "city", "de Koursk", True),
        ("à", "Le Caire", "city", "au Caire", True),
        ("de", "La Havane", "city", "La Havane", False),
        ("", "la Russie", "country", "La Russie", False),
        ("cette", "la Russie", "country", "Russie", False),
    ],
)
def test_a_name_takes_the_article_and_preposition_of_its_place(lexicon, before, french, sort, text, wider):
    found = placed(before, french, sort, lexicon)
    assert found.text == text
    assert found.with_before is wider


def test_thousands_are_apart():
    assert [grouped(digits) for digits in ("5", "500", "5000", "1250000")] == [
        "5", "500", "5\u00a0000", "1\u00a0250\u00a0000",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("hour", "minute", "afternoon", "said"),
    [
        (5, None, True, "17 h"),
        (12, None, False, "0 h"),
        (12, "30", True, "12 h 30"),
        (17, None, True, "17 h"),
        (25, None, True, None),
    ],
)
def test_hours_are_counted_to_twenty_four(hour, minute, afternoon, said):
    assert clock_time(hour, minute, afternoon=afternoon) == said


@pytest.mark.parametrize(
    ("figure", "unit", "metric"),
    [
        ("30", "miles", "48 km"),
        ("100", "degrés Fahrenheit", "38 degrés Celsius"),
        ("1,5", "miles", "2,4 km"),
        ("3", "parsecs", ""),
    ],
)
def test_measures_are_converted(figure, unit, metric):
    assert converted(figure, unit) == metric
