"""Phases, timed."""

import pytest

from core.domain.events import CheckpointMade, Measured, Progress
from core.jobs.costs import Cost
from core.jobs.measure import measured

COSTS = {"denoising": Cost("step", 20.0), "decoding": Cost("decode", 2.0)}


class Clock:
    """Tells the time that events say they take."""

    def __init__(self):
        self.now = 0.0

    def __call__(self):
        return self.now


class Gauge:
    def __init__(self, *readings):
        self.readings = list(readings)
        self.resets = 0

    def reset(self):
        self.resets += 1

    def used(self):
        return self.readings.pop(0) if self.readings else 0

    def capacity(self):
        return 100


def told(*events, gauge=None, think=0.0):
    """What is measured of events that take so many seconds each; who reads them `think`s."""
    clock, found = Clock(), []

    def play():
        for seconds, event in events:
            clock.now += seconds
            yield event
        clock.now += 1.0

    for event in measured(play(), COSTS, lambda: gauge or Gauge(), clock):
        clock.now += think
        found.append(event)
    return [event for event in found if isinstance(event, Measured)]


def step(done, total=4):
    return Progress("denoising", done, total)


def test_a_phase_takes_from_its_first_word_to_the_next_phases():
    steps = [(9.0, Progress("loading", 0, 1)), (3.0, step(0)), *((2.0, step(n)) for n in (1, 2))]
    events = [*steps, (2.0, step(3)), (2.0, step(4)), (5.0, Progress("decoding", 0, 1))]
    assert told(*events, gauge=Gauge(7, 9, 8)) == [
        Measured("step", 13.0, 20.0, 9, 100),
        Measured("decode", 1.0, 2.0, 0, 100),
    ]


def test_what_others_do_between_events_does_not_count():
    (found,) = told((0.0, step(0)), (2.0, step(2)), (2.0, step(4)), think=50.0)
    assert found.seconds == 5.0


def test_a_phase_that_went_on_from_the_middle_counts_for_the_rest():
    (found,) = told((0.0, step(3)), (2.0, step(4)))
    assert found.units == 5.0


def test_a_phase_that_lost_panels_on_the_way_is_not_told_of():
    assert told((0.0, step(0, 8)), (1.0, step(3, 8)), (1.0, step(4, 4))) == []


def test_a_phase_with_nothing_to_do_is_not_told_of():
    assert told((0.0, step(4)), (0.0, CheckpointMade(0, b""))) == []


def test_closing_closes_the_engine():
    closed = []

    def play():
        try:
            yield step(0)
            yield step(1)
        finally:
            closed.append(True)

    events = measured(play(), COSTS, Gauge)
    next(events)
    events.close()
    assert closed == [True]


def test_an_error_passes_through():
    def play():
        yield step(0)
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        list(measured(play(), COSTS, Gauge))
