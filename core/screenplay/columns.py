"""What the columns of shot lists are called, in English and German."""

import re
import unicodedata

COLUMNS = {
    "number": "number no nr num nummer shotnumber shotno shotnr panel panelnumber id bild bildnr"
    " einstellungsnr einstellungsnummer",
    "shot": "shot size shotsize shottype type framing frame shotscale fieldsize einstellung"
    " einstellungsgrosse einstellungsgroesse grosse groesse bildgrosse bildausschnitt kadrierung",
    "prompt": "description prompt visual visuals picture image content shotdescription details"
    " subject scenedescription beschreibung bildbeschreibung bildinhalt inhalt motiv visuell",
    "action": "action actions actionnotes whathappens handlung aktion geschehen ablauf",
    "dialogue": "dialogue dialog dialogues line lines text speech voiceover vo narration spoken"
    " sprechertext sprecher offtext wortlaut",
    "sound": "sound audio sfx music soundeffects soundfx ton gerausch gerausche geraeusche musik",
    "notes": "notes note comment comments remark remarks notizen notiz bemerkung bemerkungen"
    " anmerkung anmerkungen kommentar fx vfx transition ubergang",
    "duration": "duration length time sec secs seconds dur est timing runtime dauer lange laenge"
    " zeit sekunden sek durations durationsec durationseconds dauers dauersek dauersekunden",
    "frames": "frames durationframes durationinframes framecount lengthframes einzelbilder",
    "angle": "angle cameraangle winkel perspektive kameraperspektive kamerawinkel",
    "lens": "lens focallength objektiv brennweite optik",
    "move": "move movement cameramove cameramovement cameramotion motion camera bewegung"
    " kamerabewegung kamera",
    "scene": "scene sceneno scenenumber scenetitle sc szene szenennr szenentitel location set ort"
    " schauplatz drehort slugline heading",
    "names": "character characters cast who actors talent figur figuren personen rolle rollen"
    " darsteller",
}
"""A field -> what its column may be called, without spaces, signs and accents."""
KNOWN = {word: column for column, words in COLUMNS.items() for word in words.split()}


LONGEST = 60
"""Anything longer names no column."""


def column_of(header: str) -> str:
    """The field a column is; nothing where that is not known."""
    if len(header) > LONGEST:
        return ""
    bare = folded(re.sub(r"\([^)]*\)", "", header))
    return KNOWN.get(bare) or KNOWN.get(folded(header), "")


def folded(text: str) -> str:
    """Letters only, without accents: `Länge (s)` is `langes`."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in apart if letter.isalpha())
