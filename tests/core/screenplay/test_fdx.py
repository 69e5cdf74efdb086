from pathlib import Path

import pytest

from core.domain.errors import StoryError
from core.screenplay.draft import Draft
from core.screenplay.scripts import LONGEST_TEXT, MOST_LINES, read_script, read_text

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="no" ?>\n'
SCRIPT = """<FinalDraft DocumentType="Script" Template="No" Version="5">
<Content>
<Paragraph Type="Action"><Text Style="AllCaps">Fade in:</Text></Paragraph>
<Paragraph Number="1" Type="Scene Heading">
  <SceneProperties><Summary><Paragraph><Text>not this</Text></Paragraph></Summary></SceneProperties>
  <Text>Ext. pier - </Text><Text Style="Bold">dawn</Text></Paragraph>
<Paragraph Type="Action"><Text>Fog over the wa</Text><Text>ter.</Text>
  <ScriptNote><Paragraph><Text>Ask the coast guard</Text></Paragraph></ScriptNote></Paragraph>
<Paragraph Type="Character"><Text>Mia (v.o.)</Text></Paragraph>
<Paragraph Type="Parenthetical"><Text>(softly)</Text></Paragraph>
<Paragraph Type="Dialogue"><Text>Anybody?</Text></Paragraph>
<Paragraph Type="Shot"><Text>CLOSE ON THE BELL</Text></Paragraph>
<Paragraph><DualDialogue>
  <Paragraph Type="Character"><Text>ROB</Text></Paragraph>
  <Paragraph Type="Dialogue"><Text>Here!</Text></Paragraph>
  <Paragraph Type="Character"><Text>TOM</Text></Paragraph>
  <Paragraph Type="Dialogue"><Text>No!</Text></Paragraph>
</DualDialogue></Paragraph>
<Paragraph Type="Dialogue"></Paragraph>
<Paragraph Type="Something new"><Text>Still here.</Text></Paragraph>
<Paragraph Type="Dialogue"><Text>Said by nobody.</Text></Paragraph>
</Content>
<TitlePage><Content><Paragraph/><Paragraph><Text>The pier</Text></Paragraph></Content></TitlePage>
</FinalDraft>"""
LAUGHS = """<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>
<FinalDraft><Content><Paragraph><Text>&b;</Text></Paragraph></Content></FinalDraft>"""
OUTSIDE = """<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]>
<FinalDraft><Content><Paragraph><Text>&a;</Text></Paragraph></Content></FinalDraft>"""


def read(tmp_path: Path, text: str) -> Draft:
    path = tmp_path / "the-script.fdx"
    path.write_text(text, encoding="utf-8")
    return read_script(path)


def test_paragraphs_are_read_by_type_with_the_text_of_all_their_runs(tmp_path: Path) -> None:
    draft = read(tmp_path, HEAD + SCRIPT)
    assert (draft.kind, draft.title) == ("fdx", "The pier")
    assert [scene.title for scene in draft.scenes] == ["EXT. PIER - DAWN"]
    first = draft.shots[0]
    assert first.prompt == "Fog over the water, pier, dawn"
    assert first.dialogue == "MIA: (softly) Anybody?"
    assert first.notes == "Ask the coast guard"


def test_a_note_at_a_speech_leaves_it_a_speech(tmp_path: Path) -> None:
    note = "<ScriptNote><Paragraph><Text>Louder</Text></Paragraph></ScriptNote>"
    script = SCRIPT.replace("Mia (v.o.)</Text>", f"Mia (v.o.)</Text>{note}")
    script = script.replace("(softly)</Text>", f"(softly)</Text>{note}")
    first, bell, *_ = read(tmp_path, script).shots
    assert first.dialogue == "MIA: (softly) Anybody?"
    assert first.notes == "Ask the coast guard\nLouder\nLouder"
    assert bell.prompt == "THE BELL, pier, dawn"


def test_notes_within_notes_are_each_read_once(tmp_path: Path) -> None:
    note = "<ScriptNote><Paragraph><Text>Ask</Text></Paragraph>"
    nested = note * 2000 + "</ScriptNote>" * 2000
    draft = read(tmp_path, SCRIPT.replace("Still here.</Text>", f"Still here.</Text>{nested}"))
    assert draft.text.count("Ask") == 2001


def test_what_final_draft_shows_in_capitals_is_in_capitals(tmp_path: Path) -> None:
    lines = read(tmp_path, SCRIPT).text.split("\n")
    assert lines[:3] == ["FADE IN:", "", "EXT. PIER - DAWN"]
    assert "MIA (V.O.)" in lines


def test_those_who_speak_at_the_same_time_share_a_shot(tmp_path: Path) -> None:
    bell = read(tmp_path, SCRIPT).shots[1]
    assert (bell.shot, bell.prompt) == ("CU", "THE BELL, pier, dawn")
    assert bell.dialogue == "ROB: Here!\nTOM: No!"


def test_a_type_that_is_not_known_and_dialogue_of_nobody_are_action(tmp_path: Path) -> None:
    actions = [shot.action for shot in read(tmp_path, SCRIPT).shots]
    assert actions[-2:] == ["Still here.", "Said by nobody."]


def test_the_text_that_is_shown_has_the_lines_that_shots_name(tmp_path: Path) -> None:
    draft = read(tmp_path, SCRIPT)
    lines = draft.text.split("\n")
    assert [lines[shot.line - 1] for shot in draft.shots][:2] == [
        "Fog over the water.",
        "CLOSE ON THE BELL",
    ]


def test_a_script_is_held_to_the_length_of_any_other(tmp_path: Path) -> None:
    line = "<Paragraph><Text>So.</Text></Paragraph>"
    with pytest.raises(StoryError, match="too long for a script"):
        read(tmp_path, SCRIPT.replace("</Content>", line * (MOST_LINES // 2) + "</Content>", 1))
    with pytest.raises(StoryError, match="too long for a script"):
        read(tmp_path, SCRIPT.replace("Still here.", "x" * LONGEST_TEXT))


def test_a_line_that_is_far_too_long_is_skipped_with_its_number(tmp_path: Path) -> None:
    draft = read(tmp_path, SCRIPT.replace("Still here.", "x" * 10_001))
    assert [each.why for each in draft.skipped] == ["This line is too long."]
    assert draft.text.split("\n")[draft.skipped[0].line - 1] == "x" * 10_001
    assert draft.shots[-1].action == "Said by nobody."


@pytest.mark.parametrize("above", ["\n", "  \n", "\ufeff", "\ufeff\n"])
def test_what_stands_above_a_copied_script_is_passed_over(tmp_path: Path, above: str) -> None:
    shots = read_text(HEAD + SCRIPT).shots
    assert read_text(above + HEAD + SCRIPT).shots == shots
    assert read(tmp_path, above + HEAD + SCRIPT).shots == shots


@pytest.mark.parametrize("hostile", [LAUGHS, OUTSIDE])
def test_a_file_with_entities_is_refused(tmp_path: Path, hostile: str) -> None:
    with pytest.raises(StoryError, match="entities"):
        read(tmp_path, hostile)


@pytest.mark.parametrize(
    "text", ["<html/>", "<FinalDraft/>", "no xml", "<FinalDraft><Content>", ""]
)
def test_what_is_no_final_draft_script_is_refused_with_a_sentence(
    tmp_path: Path, text: str
) -> None:
    with pytest.raises(StoryError):
        read(tmp_path, text)
