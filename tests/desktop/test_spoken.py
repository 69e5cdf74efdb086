"""Sizes and times as a person says them."""

from datetime import UTC, datetime, timedelta

from PySide6.QtCore import QLocale

from desktop.spoken import decimal, spoken_bytes, spoken_day, spoken_length, spoken_time


def test_sizes_are_rounded_to_what_one_can_take_in() -> None:
    assert spoken_bytes(6_700_000) == "6.7 MB"
    assert spoken_bytes(0) == "0 bytes"


def test_today_is_called_so_and_other_days_by_their_date() -> None:
    now = datetime.now(UTC)
    assert spoken_day(now) == "today"
    assert spoken_time(now) == f"today, {now.astimezone():%H:%M}"
    long_ago = datetime(2025, 3, 7, 12, tzinfo=UTC)
    assert spoken_day(long_ago) == "7 Mar 2025"
    assert spoken_day(now - timedelta(days=2)) != "today"


def test_what_a_table_says_of_a_time_can_be_spoken() -> None:
    assert spoken_time("2025-03-07T12:00:00.000000+00:00").startswith("7 Mar 2025, ")


def test_the_length_of_a_film_is_said_in_seconds_then_as_a_clock_does() -> None:
    lengths = [spoken_length(seconds) for seconds in (0.0, 7.5, 59.9, 60.0, 1000.0, 3723.0)]
    assert lengths == ["0 s", "7.5 s", "59.9 s", "1:00", "16:40", "1:02:03"]


def test_parts_of_seconds_follow_a_comma_where_they_do(german: None) -> None:
    assert spoken_length(7.5) == "7,5 s"


def test_a_number_has_the_mark_of_the_language() -> None:
    before = QLocale()
    assert decimal(6.14) == "6.1"
    QLocale.setDefault(QLocale("de"))
    try:
        assert decimal(6.14) == "6,1"
    finally:
        QLocale.setDefault(before)
