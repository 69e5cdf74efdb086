"""Whatever is pasted or opened: nothing crashes, and nothing is lost without a word."""

import re
import tempfile
from contextlib import suppress
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from core.domain.board import Board
from core.domain.character import Character
from core.domain.errors import AppError
from core.screenplay.draft import Draft, Kind
from core.screenplay.mentions import Cast
from core.screenplay.placing import placed
from core.screenplay.scripts import KINDS, read_script, read_text

_PIECES = (
    "INT. PIER - DAY,EXT,.HEADING,# Act,= so,MIA,MIA (V.O.),ROB ^,(softly),Hello,CUT TO:,> CUT,@Zoe"
    ",!BANG,~la,[[note]],[[,]],/*,*/,**bold**,_,===,1.,12A,2),WS,Close-up,CU,Totale,(3s),0:05"
    ",“what?”,SFX: gulls,Scene 2:,Szene,Size,Description,Duration,Frames (25 fps),Character"
    ',Title: x,Title:,",;,|,<?xml,<FinalDraft>,&x;,\t,  ,ミア: はい,Ünïcode,\x00,\x0b,\r,\ufeff'
)
PIECES = _PIECES.split(",")
LINES = st.lists(st.sampled_from(PIECES) | st.text(max_size=12), max_size=6).map(" ".join)
TEXTS = st.lists(LINES | st.just(""), max_size=14).map("\n".join) | st.text(max_size=200)
READABLE: st.SearchStrategy[Kind | None] = st.sampled_from(["fountain", "table", "list", None])

WORDS = st.from_regex(r"[a-z]{9,12}", fullmatch=True)
CALM = st.lists(
    st.one_of(
        st.just(""),
        st.builds(" ".join, st.lists(WORDS, min_size=1, max_size=4)),
        st.builds(
            "{} {}".format, st.sampled_from(["1.", "WS", "MIA:", "INT.", "#", "=", ">"]), WORDS
        ),
        st.builds("MIA\n{}".format, WORDS),
    ),
    max_size=12,
).map("\n".join)

CASTS = st.lists(
    st.builds(
        "{0}{1}, {2} {3}.\n\n{0}\nHm.\n\nThe {3} {0} goes.\n".format,
        st.sampled_from(["MIA", "Old Tom", "O'BRIEN", "Él", "DR. WHO", "ミア"]),
        st.sampled_from(["", " (30)", "'s"]),
        st.sampled_from(["a", "an", "the"]),
        st.text(st.sampled_from("ab-'É 3 in"), max_size=14),
    ),
    max_size=3,
).map("\n".join)


@given(TEXTS, READABLE)
@settings(max_examples=150, deadline=None)
def test_no_text_crashes_a_reader(text: str, kind: Kind | None) -> None:
    try:
        draft = read_text(text, kind)
    except AppError:
        return
    lines = len(draft.text.split("\n"))
    assert all(1 <= shot.line <= lines for shot in draft.shots)
    assert all(1 <= each.line <= lines and each.why for each in draft.skipped)


@given(st.binary(max_size=300) | TEXTS.map(str.encode), st.sampled_from(sorted(KINDS)))
@settings(max_examples=80, deadline=None)
def test_no_file_crashes_a_reader(data: bytes, suffix: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"script{suffix}"
        path.write_bytes(data)
        with suppress(AppError):
            read_script(path)


@given(CALM, READABLE)
@settings(max_examples=150, deadline=None)
def test_every_word_is_in_a_shot_a_heading_or_a_skipped_line(text: str, kind: Kind | None) -> None:
    draft = read_text(text, kind)
    for word in re.findall("[a-z]{9,12}", text):
        assert word in told(draft)


@given(TEXTS, READABLE)
@settings(max_examples=150, deadline=None)
def test_whatever_is_read_can_be_placed_on_a_board(text: str, kind: Kind | None) -> None:
    try:
        draft = read_text(text, kind)
    except AppError:
        return
    cast = Cast(draft.names, {each.told: each.name for each in draft.names})
    board, ids = placed(Board(id="board"), draft.scenes, 0, cast)
    assert len(ids) == len(draft.shots) == len(board.panels)
    assert len({panel.seed for panel in board.panels}) == len(ids)


@given(TEXTS | CASTS, READABLE)
@settings(max_examples=150, deadline=None)
def test_everybody_who_is_named_can_be_made_as_they_are_described(
    text: str, kind: Kind | None
) -> None:
    try:
        names = read_text(text, kind).names
    except AppError:
        return
    for each in names:
        Character(id="id", name=each.name, words=each.words, noun=each.noun).check()


def told(draft: Draft) -> str:
    """All that a draft says, but for the text it comes from."""
    return draft.replace(text="").model_dump_json().casefold()
