import pytest

from core.screenplay.draft import Draft, DraftName
from core.screenplay.scripts import kind_of, read_text

LIST = """My film
1. WS The pier at dawn
2. CU Mia – looks up (3s)
   Fog rolls in
   MIA: Is anybody there?
   SFX: gulls
12A MS ROB comes out: “Hello?”
13.
Scene 2: The beach
14\tWide shot\tThe beach\tWaves break 0:05
"""
TABLE = '''Der Steg;;;;;;;
Szene;Shot;Einstellungsgröße;Beschreibung;Dialog;Dauer (s);Figuren;Props
1;1;Totale;Der Steg im Nebel;;3,5;;boat
1;2;Nah;MIA schaut auf;"MIA: ""Wer da?""";0:02;Mia, Rob;
2;3;Detail;Ihre Hand;;bald;;
;4;;;;;;
'''


def told(draft: Draft) -> list[tuple[str, str]]:
    return [(shot.shot, shot.prompt) for shot in draft.shots]


def test_a_plain_list_has_numbers_sizes_and_words() -> None:
    draft = read_text(LIST)
    assert (draft.kind, draft.title) == ("list", "My film")
    assert told(draft) == [
        ("WS", "The pier at dawn"),
        ("CU", "Mia – looks up"),
        ("MS", "ROB comes out"),
        ("WS", "The beach"),
    ]
    assert [scene.title for scene in draft.scenes] == ["", "Scene 2: The beach"]


def test_lines_below_a_shot_say_more_of_it() -> None:
    second = read_text(LIST).shots[1]
    assert second.duration == 3.0
    assert second.action == "Fog rolls in"
    assert second.dialogue == "MIA: Is anybody there?"
    assert second.sound == "gulls"


def test_words_in_quotes_are_said_and_cells_behind_the_picture_are_done() -> None:
    shots = read_text(LIST).shots
    assert shots[2].dialogue == "Hello?"
    assert (shots[3].action, shots[3].duration) == ("Waves break", 5.0)


def test_a_number_without_words_is_skipped_with_its_line() -> None:
    assert [(each.line, each.text) for each in read_text(LIST).skipped] == [(8, "13.")]


def test_who_speaks_is_sure_and_capitals_are_a_guess() -> None:
    assert [(each.name, each.is_sure) for each in read_text(LIST).names] == [
        ("Mia", True),
        ("Rob", False),
    ]


def test_without_numbers_each_line_is_a_shot_and_quotes_belong_to_the_one_above() -> None:
    draft = read_text("WS of the pier\n3 gulls fly up\n- Close-up of her face, 2 s\n“Who is it?”")
    assert told(draft) == [("WS", "the pier"), ("", "3 gulls fly up"), ("CU", "her face")]
    assert draft.shots[2].dialogue == "“Who is it?”"


def test_names_in_other_scripts_are_found_where_they_speak() -> None:
    draft = read_text("1. WS 桟橋\nミア: 誰かいますか\n")
    assert draft.names == (DraftName(name="ミア", told="ミア"),)
    assert draft.shots[0].dialogue == "ミア: 誰かいますか"


def test_a_list_all_in_capitals_names_nobody() -> None:
    assert read_text("1. THE PIER AT DAWN\n2. A BOAT COMES IN\n").names == ()


def test_a_table_is_read_by_what_its_columns_are_called() -> None:
    draft = read_text(TABLE)
    assert (draft.kind, draft.title) == ("table", "Der Steg")
    assert told(draft) == [
        ("WS", "Der Steg im Nebel"),
        ("MCU", "MIA schaut auf"),
        ("ECU", "Ihre Hand"),
    ]
    assert [scene.title for scene in draft.scenes] == ["Scene 1", "Scene 2"]
    first, second, third = draft.shots
    assert (first.duration, first.notes) == (3.5, "Props: boat")
    assert (second.duration, second.dialogue) == (2.0, 'MIA: "Wer da?"')
    assert third.notes == "bald"
    assert [each.name for each in draft.names] == ["Mia", "Rob"]


def test_cells_and_rows_that_say_nothing_usable_are_listed() -> None:
    assert [(each.line, each.why) for each in read_text(TABLE).skipped] == [
        (5, "This is no length of time up to an hour."),
        (6, "There are no words in it."),
    ]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_any_usual_delimiter_is_found(delimiter: str) -> None:
    rows = (("Shot Size", "Description", "Frames (25 fps)"), ("wide shot", "The pier", "50"))
    draft = read_text("\n".join(delimiter.join(row) for row in rows))
    assert told(draft) == [("WS", "The pier")]
    assert draft.shots[0].duration == 2.0
    assert draft.notices == ("Frames were counted as 25 a second.",)


def test_what_a_spreadsheet_says_of_its_delimiter_is_no_title() -> None:
    draft = read_text("sep=;\nSize;Description\nWS;Fog\n")
    assert (draft.title, told(draft)) == ("", [("WS", "Fog")])
    assert draft.shots[0].line == 3


def test_a_quote_that_is_never_closed_costs_no_row() -> None:
    draft = read_text('Size,Description\nWS,The 3" gun\nCU,A hand\n')
    assert told(draft) == [("WS", 'The 3" gun'), ("CU", "A hand")]


def test_a_cell_of_many_lines_is_one_shot_and_lines_are_still_counted() -> None:
    draft = read_text('Size,Description\nWS,"The pier\nat dawn"\nCU,A hand\n')
    assert [(shot.prompt, shot.line) for shot in draft.shots] == [
        ("The pier at dawn", 2),
        ("A hand", 4),
    ]


def test_a_table_without_a_header_is_guessed_and_says_so() -> None:
    draft = read_text("1,The pier at dawn\n2,Mia looks up\n", "table")
    assert [shot.prompt for shot in draft.shots] == ["The pier at dawn", "Mia looks up"]
    assert "guessed" in draft.notices[0]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Title: The pier\n\nFade up.", "fountain"),
        ("INT. PIER - DAY\n\nFog.", "fountain"),
        ("MIA\nHello.\n\nROB\nHi.\n", "fountain"),
        ("INT. PIER - DAY\n1. WS Fog\n2. CU Mia\n", "list"),
        ("Size,Description\nWS,The pier", "table"),
        ("<FinalDraft/>", "fdx"),
        ("Mia walks, slowly, along the pier.", "list"),
        ("", "list"),
    ],
)
def test_what_a_text_is_written_in_is_told_by_its_looks(text: str, kind: str) -> None:
    assert kind_of(text) == kind
