"""Notices above the pages: what a newer one of the same topic takes over."""

from functools import partial

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.session.notice import Notice
from desktop.theme import Appearance
from desktop.widgets.notices import NoticeBar


@pytest.fixture
def bar(qtbot: QtBot, qapp: QApplication) -> NoticeBar:
    bar = NoticeBar(Appearance(qapp, "light"))
    qtbot.addWidget(bar)
    return bar


def test_a_button_does_what_the_notice_offers_that_is_shown(bar: NoticeBar) -> None:
    pressed: list[str] = []
    for name in ("A", "B"):
        bar.say(
            Notice(
                f"{name} was dropped.",
                button="New panel",
                action=partial(pressed.append, f"panel {name}"),
                second="New style",
                second_action=partial(pressed.append, f"style {name}"),
                topic="dropped",
            )
        )
    (strip,) = bar.strips
    assert strip.label.text() == "B was dropped."
    strip.buttons[0].click()
    assert pressed == ["panel B"]
    assert bar.strips == []


@pytest.mark.parametrize(
    "newer",
    [
        Notice("Two", button="Yes", action=print, second="Never", second_action=print, topic="t"),
        Notice("Two", button="Yes", action=print, topic="t"),
        Notice("Two", topic="t"),
        Notice(
            "Two",
            button="Yes",
            action=print,
            second="No",
            second_action=print,
            topic="t",
            is_error=True,
        ),
    ],
)
def test_a_newer_notice_has_its_own_buttons_and_its_own_look(bar: NoticeBar, newer: Notice) -> None:
    yes_no = {"button": "Yes", "action": print, "second": "No", "second_action": print}
    bar.say(Notice("One", topic="t", **yes_no))
    bar.say(newer)
    (strip,) = bar.strips
    assert [button.text() for button in strip.buttons] == [text for text, _ in newer.buttons]
    assert strip.property("role") == ("notice-error" if newer.is_error else "notice-info")


def test_a_notice_that_goes_on_keeps_its_button_where_it_is(bar: NoticeBar) -> None:
    for done in range(3):
        bar.say(Notice("Packing", button="Cancel", action=print, topic="t", progress=(done, 3)))
        if done == 0:
            button = bar.strips[0].button
    assert bar.strips[0].button is button
    assert bar.strips[0].bar.value() == 2
