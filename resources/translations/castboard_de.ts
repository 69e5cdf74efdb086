<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de">
<context>
    <name></name>
    <message>
        <source>&amp;Pause</source>
        <translation>&amp;Pausieren</translation>
    </message>
    <message>
        <source>Res&amp;ume</source>
        <translation>&amp;Fortsetzen</translation>
    </message>
    <message>
        <source>Retry &amp;failed</source>
        <translation>Fehl&amp;geschlagene erneut versuchen</translation>
    </message>
    <message>
        <source>Remove &amp;ended</source>
        <translation>&amp;Beendete entfernen</translation>
    </message>
    <message>
        <source>Cancel &amp;all</source>
        <translation>&amp;Alle abbrechen</translation>
    </message>
    <message>
        <source>&amp;Free GPU memory</source>
        <translation>&amp;GPU-Speicher freigeben</translation>
    </message>
    <message>
        <source>To the &amp;front</source>
        <translation>Ganz nach &amp;vorn</translation>
    </message>
    <message>
        <source>Move &amp;up</source>
        <translation>Nach &amp;oben verschieben</translation>
    </message>
    <message>
        <source>Move &amp;down</source>
        <translation>Nach &amp;unten verschieben</translation>
    </message>
    <message>
        <source>&amp;Retry</source>
        <translation>&amp;Erneut versuchen</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>Abbre&amp;chen</translation>
    </message>
    <message>
        <source>Cancel all &amp;but this</source>
        <translation>Alle an&amp;deren abbrechen</translation>
    </message>
    <message>
        <source>Remove from the &amp;list</source>
        <translation>Aus der &amp;Liste entfernen</translation>
    </message>
    <message>
        <source>Tags and folder…</source>
        <translation>Schlagwörter und Ordner…</translation>
    </message>
    <message>
        <source>Add to favourites</source>
        <translation>Zu Favoriten hinzufügen</translation>
    </message>
    <message>
        <source>Remove from favourites</source>
        <translation>Aus Favoriten entfernen</translation>
    </message>
    <message>
        <source>Uses and versions…</source>
        <translation>Verwendung und Versionen…</translation>
    </message>
    <message>
        <source>Forget cached inversions</source>
        <translation>Zwischengespeicherte Inversionen löschen</translation>
    </message>
    <message>
        <source>Several panels are selected</source>
        <translation>Mehrere Panels sind ausgewählt</translation>
    </message>
    <message>
        <source>&amp;Another seed</source>
        <translation>Anderer &amp;Seed</translation>
    </message>
    <message>
        <source>Four &amp;variations</source>
        <translation>Vier &amp;Variationen</translation>
    </message>
    <message>
        <source>Generate selected, or all</source>
        <translation>Ausgewählte oder alle erzeugen</translation>
    </message>
    <message>
        <source>Generate before all that &amp;waits</source>
        <translation>Als &amp;Nächstes erzeugen</translation>
    </message>
    <message>
        <source>Generate &amp;selected</source>
        <translation>Ausge&amp;wählte erzeugen</translation>
    </message>
    <message>
        <source>Generate &amp;all</source>
        <translation>&amp;Alle erzeugen</translation>
    </message>
    <message>
        <source>Generate what is &amp;out of date</source>
        <translation>Ve&amp;raltete erzeugen</translation>
    </message>
    <message>
        <source>&amp;Restyle the board…</source>
        <translation>Stil des &amp;Boards ändern…</translation>
    </message>
    <message>
        <source>Nothing is under way</source>
        <translation>Nichts ist in Arbeit</translation>
    </message>
    <message>
        <source>New &amp;character…</source>
        <translation>Neue &amp;Figur…</translation>
    </message>
    <message>
        <source>New &amp;style…</source>
        <translation>Neuer &amp;Stil…</translation>
    </message>
    <message>
        <source>Import &amp;pictures…</source>
        <translation>&amp;Bilder importieren…</translation>
    </message>
    <message>
        <source>&amp;Search the library</source>
        <translation>Bibliothek &amp;durchsuchen</translation>
    </message>
    <message>
        <source>&amp;Models…</source>
        <translation>&amp;Modelle…</translation>
    </message>
    <message>
        <source>&amp;Bin…</source>
        <translation>&amp;Papierkorb…</translation>
    </message>
    <message>
        <source>St&amp;orage…</source>
        <translation>Speicherp&amp;latz…</translation>
    </message>
    <message>
        <source>Chec&amp;k library…</source>
        <translation>Bibliothek p&amp;rüfen…</translation>
    </message>
    <message>
        <source>&amp;New panel</source>
        <translation>&amp;Neues Panel</translation>
    </message>
    <message>
        <source>New panel &amp;before</source>
        <translation>Neues Panel dav&amp;or</translation>
    </message>
    <message>
        <source>&amp;Duplicate</source>
        <translation>&amp;Duplizieren</translation>
    </message>
    <message>
        <source>&amp;Write its prompt</source>
        <translation>Prompt &amp;schreiben</translation>
    </message>
    <message>
        <source>Move &amp;left</source>
        <translation>Nach &amp;links verschieben</translation>
    </message>
    <message>
        <source>Move &amp;right</source>
        <translation>Nach &amp;rechts verschieben</translation>
    </message>
    <message>
        <source>De&amp;lete</source>
        <translation>Lös&amp;chen</translation>
    </message>
    <message>
        <source>&amp;New project</source>
        <translation>&amp;Neues Projekt</translation>
    </message>
    <message>
        <source>&amp;Open project…</source>
        <translation>Projekt ö&amp;ffnen…</translation>
    </message>
    <message>
        <source>&amp;Rename project…</source>
        <translation>Projekt &amp;umbenennen…</translation>
    </message>
    <message>
        <source>&amp;Save now</source>
        <translation>Jetzt &amp;speichern</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>Be&amp;enden</translation>
    </message>
    <message>
        <source>Import s&amp;cript or shot list…</source>
        <translation>&amp;Drehbuch oder Einstellungsliste importieren…</translation>
    </message>
    <message>
        <source>&amp;Import story…</source>
        <translation>&amp;Geschichte importieren…</translation>
    </message>
    <message>
        <source>&amp;Export sheet…</source>
        <translation>&amp;Bogen exportieren…</translation>
    </message>
    <message>
        <source>&amp;Pack project…</source>
        <translation>Projekt &amp;packen…</translation>
    </message>
    <message>
        <source>&amp;Unpack archive…</source>
        <translation>&amp;Archiv entpacken…</translation>
    </message>
    <message>
        <source>There is nothing to undo</source>
        <translation>Nichts rückgängig zu machen</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Wiederholen</translation>
    </message>
    <message>
        <source>There is nothing to redo</source>
        <translation>Nichts zu wiederholen</translation>
    </message>
    <message>
        <source>Loc&amp;k</source>
        <translation>S&amp;perren</translation>
    </message>
    <message>
        <source>A&amp;pprove</source>
        <translation>&amp;Freigeben</translation>
    </message>
    <message>
        <source>&amp;Open large</source>
        <translation>&amp;Groß öffnen</translation>
    </message>
    <message>
        <source>New &amp;scene here</source>
        <translation>Neue S&amp;zene hier</translation>
    </message>
    <message>
        <source>&amp;Rename the scene</source>
        <translation>Szene &amp;umbenennen</translation>
    </message>
    <message>
        <source>&amp;Join scene to the one before</source>
        <translation>Szene &amp;mit der vorigen verbinden</translation>
    </message>
    <message>
        <source>New sh&amp;ot here</source>
        <translation>Neue &amp;Einstellung hier</translation>
    </message>
    <message>
        <source>&amp;Copy panels</source>
        <translation>Panels &amp;kopieren</translation>
    </message>
    <message>
        <source>Pas&amp;te panels</source>
        <translation>Panels ei&amp;nfügen</translation>
    </message>
    <message>
        <source>&amp;Board</source>
        <translation>&amp;Board</translation>
    </message>
    <message>
        <source>&amp;Panel</source>
        <translation>&amp;Panel</translation>
    </message>
    <message>
        <source>S&amp;heet</source>
        <translation>B&amp;ogen</translation>
    </message>
    <message>
        <source>Play the &amp;animatic</source>
        <translation>&amp;Animatic abspielen</translation>
    </message>
    <message>
        <source>&amp;Library</source>
        <translation>B&amp;ibliothek</translation>
    </message>
    <message>
        <source>S&amp;cript</source>
        <translation>&amp;Drehbuch</translation>
    </message>
    <message>
        <source>&amp;Inspector</source>
        <translation>I&amp;nspektor</translation>
    </message>
    <message>
        <source>&amp;Queue</source>
        <translation>&amp;Warteschlange</translation>
    </message>
    <message>
        <source>Colours of the s&amp;ystem</source>
        <translation>Farben des &amp;Systems</translation>
    </message>
    <message>
        <source>Li&amp;ght colours</source>
        <translation>&amp;Helle Farben</translation>
    </message>
    <message>
        <source>&amp;Dark colours</source>
        <translation>D&amp;unkle Farben</translation>
    </message>
    <message>
        <source>&amp;Full screen</source>
        <translation>&amp;Vollbild</translation>
    </message>
    <message>
        <source>&amp;Reset layout</source>
        <translation>Layout &amp;zurücksetzen</translation>
    </message>
    <message>
        <source>C&amp;ommand palette…</source>
        <translation>B&amp;efehlspalette…</translation>
    </message>
    <message>
        <source>Se&amp;ttings…</source>
        <translation>E&amp;instellungen…</translation>
    </message>
    <message>
        <source>&amp;Welcome…</source>
        <translation>&amp;Willkommen…</translation>
    </message>
    <message>
        <source>&amp;Keys at a glance</source>
        <translation>&amp;Tastenkürzel im Überblick</translation>
    </message>
    <message>
        <source>&amp;Change keys…</source>
        <translation>Tasten&amp;kürzel ändern…</translation>
    </message>
    <message>
        <source>Show the &amp;log</source>
        <translation>&amp;Protokoll anzeigen</translation>
    </message>
    <message>
        <source>&amp;Report a problem…</source>
        <translation>Problem &amp;melden…</translation>
    </message>
    <message>
        <source>&amp;About Castboard</source>
        <translation>Ü&amp;ber Castboard</translation>
    </message>
    <message>
        <source>Star the take</source>
        <translation>Take mit Stern markieren</translation>
    </message>
    <message>
        <source>Compare takes</source>
        <translation>Takes vergleichen</translation>
    </message>
    <message>
        <source>Blink takes</source>
        <translation>Takes blinken</translation>
    </message>
    <message>
        <source>Swap takes</source>
        <translation>Takes tauschen</translation>
    </message>
    <message>
        <source>Copy the recipe</source>
        <translation>Rezept kopieren</translation>
    </message>
    <message>
        <source>Show masks</source>
        <translation>Masken anzeigen</translation>
    </message>
    <message>
        <source>Smaller brush</source>
        <translation>Kleinerer Pinsel</translation>
    </message>
    <message>
        <source>Larger brush</source>
        <translation>Größerer Pinsel</translation>
    </message>
</context>
<context>
    <name>AboutDialog</name>
    <message>
        <source>About Castboard</source>
        <translation>Über Castboard</translation>
    </message>
    <message>
        <source>Castboard {}</source>
        <translation>Castboard {}</translation>
    </message>
    <message>
        <source>Storyboards in which the characters stay the same, made on your own machine.</source>
        <translation>Storyboards, in denen die Figuren gleich bleiben, auf Ihrem eigenen Rechner gemacht.</translation>
    </message>
    <message>
        <source>Licences</source>
        <translation>Lizenzen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>AddOnEdits</name>
    <message>
        <source>Add {}</source>
        <translation>{} hinzufügen</translation>
    </message>
    <message>
        <source>Remove {}</source>
        <translation>{} entfernen</translation>
    </message>
    <message>
        <source>Change {}</source>
        <translation>{} ändern</translation>
    </message>
</context>
<context>
    <name>AddOnList</name>
    <message>
        <source>Add a LoRA or an embedding</source>
        <translation>LoRA oder Embedding hinzufügen</translation>
    </message>
    <message>
        <source>LoRAs and embeddings (*.safetensors)</source>
        <translation>LoRAs und Embeddings (*.safetensors)</translation>
    </message>
    <message>
        <source>LoRAs and embeddings</source>
        <translation>LoRAs und Embeddings</translation>
    </message>
    <message>
        <source>Add…</source>
        <translation>Hinzufügen…</translation>
    </message>
</context>
<context>
    <name>AddOnRow</name>
    <message>
        <source>How strongly it counts; 1 as it was trained.</source>
        <translation>Wie stark es zählt; 1 ist so, wie es trainiert wurde.</translation>
    </message>
    <message>
        <source>Weight of {}</source>
        <translation>Gewicht von {}</translation>
    </message>
    <message>
        <source>Write this word in a prompt, or in a character&apos;s words, to use it.</source>
        <translation>Schreiben Sie dieses Wort in einen Prompt oder in die Beschreibung einer Figur, um es zu verwenden.</translation>
    </message>
    <message>
        <source>Word for {}</source>
        <translation>Wort für {}</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Remove {}</source>
        <translation>{} entfernen</translation>
    </message>
</context>
<context>
    <name>Archives</name>
    <message>
        <source>An archive is being written or read already.</source>
        <translation>Es wird bereits ein Archiv geschrieben oder gelesen.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>The archive is written: {}</source>
        <translation>Das Archiv ist geschrieben: {}</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Ordner öffnen</translation>
    </message>
    <message>
        <source>“{}” was unpacked.</source>
        <translation>„{}“ wurde entpackt.</translation>
    </message>
</context>
<context>
    <name>BinDialog</name>
    <message>
        <source>Deleted projects, styles and characters stay here until you empty it.</source>
        <translation>Gelöschte Projekte, Stile und Figuren bleiben hier, bis Sie den Papierkorb leeren.</translation>
    </message>
    <message>
        <source>Bin</source>
        <translation>Papierkorb</translation>
    </message>
    <message>
        <source>&amp;Restore</source>
        <translation>&amp;Wiederherstellen</translation>
    </message>
    <message>
        <source>&amp;Delete for good…</source>
        <translation>&amp;Endgültig löschen…</translation>
    </message>
    <message>
        <source>&amp;Empty the bin…</source>
        <translation>Papierkorb &amp;leeren…</translation>
    </message>
    <message>
        <source>The bin is empty.</source>
        <translation>Der Papierkorb ist leer.</translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation>Ohne Titel</translation>
    </message>
    <message>
        <source>project</source>
        <translation>Projekt</translation>
    </message>
    <message>
        <source>character</source>
        <translation>Figur</translation>
    </message>
    <message>
        <source>style</source>
        <translation>Stil</translation>
    </message>
    <message>
        <source>{} things</source>
        <translation>{} Einträge</translation>
    </message>
    <message>
        <source>“{}”</source>
        <translation>„{}“</translation>
    </message>
    <message>
        <source>Delete {} for good?</source>
        <translation>{} endgültig löschen?</translation>
    </message>
    <message>
        <source>This cannot be undone.</source>
        <translation>Das lässt sich nicht rückgängig machen.</translation>
    </message>
    <message>
        <source>Delete for good</source>
        <translation>Endgültig löschen</translation>
    </message>
    <message>
        <source>one thing</source>
        <translation>Einen Eintrag</translation>
    </message>
    <message>
        <source>all {} things</source>
        <translation>Alle {} Einträge</translation>
    </message>
    <message>
        <source>Delete {} in the bin for good?</source>
        <translation>{} im Papierkorb endgültig löschen?</translation>
    </message>
    <message>
        <source>Their pictures take {}. This cannot be undone.</source>
        <translation>Die Bilder darin belegen {}. Das lässt sich nicht rückgängig machen.</translation>
    </message>
    <message>
        <source>Empty the bin</source>
        <translation>Papierkorb leeren</translation>
    </message>
</context>
<context>
    <name>BoardEdits</name>
    <message>
        <source>A scene begins at this panel already.</source>
        <translation>An diesem Panel beginnt bereits eine Szene.</translation>
    </message>
    <message>
        <source>New scene</source>
        <translation>Neue Szene</translation>
    </message>
    <message>
        <source>Join scenes</source>
        <translation>Szenen verbinden</translation>
    </message>
    <message>
        <source>Rename scene</source>
        <translation>Szene umbenennen</translation>
    </message>
    <message>
        <source>Join shots</source>
        <translation>Einstellungen verbinden</translation>
    </message>
    <message>
        <source>New shot</source>
        <translation>Neue Einstellung</translation>
    </message>
    <message>
        <source>Number panels</source>
        <translation>Panels nummerieren</translation>
    </message>
    <message>
        <source>Change captions</source>
        <translation>Beschriftungen ändern</translation>
    </message>
</context>
<context>
    <name>BoardHeader</name>
    <message>
        <source>Project title</source>
        <translation>Projekttitel</translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation>Ohne Titel</translation>
    </message>
    <message>
        <source>Aspect of the pictures</source>
        <translation>Bildformat</translation>
    </message>
    <message>
        <source>Style of the pictures</source>
        <translation>Stil der Bilder</translation>
    </message>
    <message>
        <source>Quality of the pictures</source>
        <translation>Qualität der Bilder</translation>
    </message>
    <message>
        <source>How panels are numbered</source>
        <translation>Wie Panels nummeriert werden</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>Entwurf</translation>
    </message>
    <message>
        <source>quick, for layout</source>
        <translation>schnell, fürs Layout</translation>
    </message>
    <message>
        <source>Balanced</source>
        <translation>Ausgewogen</translation>
    </message>
    <message>
        <source>characters alike, at a good pace</source>
        <translation>ähnliche Figuren, in gutem Tempo</translation>
    </message>
    <message>
        <source>Faithful</source>
        <translation>Getreu</translation>
    </message>
    <message>
        <source>slowest, characters most alike</source>
        <translation>am langsamsten, Figuren am ähnlichsten</translation>
    </message>
    <message>
        <source>{} panel</source>
        <translation>{} Panel</translation>
    </message>
    <message>
        <source>{} panels</source>
        <translation>{} Panels</translation>
    </message>
    <message>
        <source>No style</source>
        <translation>Kein Stil</translation>
    </message>
    <message>
        <source>All styles…</source>
        <translation>Alle Stile…</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>Change aspect</source>
        <translation>Bildformat ändern</translation>
    </message>
    <message>
        <source>Change quality</source>
        <translation>Qualität ändern</translation>
    </message>
</context>
<context>
    <name>BoardPage</name>
    <message>
        <source>Begin your storyboard</source>
        <translation>Beginnen Sie Ihr Storyboard</translation>
    </message>
    <message>
        <source>Each panel is one shot. Describe what it shows, and name your
characters with @Name so that they look the same in every panel.</source>
        <translation>Jedes Panel ist eine Einstellung. Beschreiben Sie, was es zeigt, und nennen Sie
Ihre Figuren mit @Name, damit sie in jedem Panel gleich aussehen.</translation>
    </message>
    <message>
        <source>New panel</source>
        <translation>Neues Panel</translation>
    </message>
    <message>
        <source>Paste or open a script…</source>
        <translation>Drehbuch einfügen oder öffnen…</translation>
    </message>
    <message>
        <source>Open the sample</source>
        <translation>Beispiel öffnen</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Erneut versuchen</translation>
    </message>
</context>
<context>
    <name>BoardView</name>
    <message>
        <source>Panels</source>
        <translation>Panels</translation>
    </message>
</context>
<context>
    <name>BrushBar</name>
    <message>
        <source>Brush</source>
        <translation>Pinsel</translation>
    </message>
    <message>
        <source>Paint</source>
        <translation>Malen</translation>
    </message>
    <message>
        <source>Left button</source>
        <translation>Linke Maustaste</translation>
    </message>
    <message>
        <source>Erase</source>
        <translation>Radieren</translation>
    </message>
    <message>
        <source>Right button, or this and the left one</source>
        <translation>Rechte Maustaste, oder dies und die linke</translation>
    </message>
    <message>
        <source>Size of the brush</source>
        <translation>Größe des Pinsels</translation>
    </message>
    <message>
        <source>Size of the brush ([ and ])</source>
        <translation>Größe des Pinsels ([ und ])</translation>
    </message>
    <message>
        <source>As found</source>
        <translation>Gefunden</translation>
    </message>
    <message>
        <source>Begin again with what was found</source>
        <translation>Mit der gefundenen Maske neu beginnen</translation>
    </message>
    <message>
        <source>Empty</source>
        <translation>Leer</translation>
    </message>
    <message>
        <source>Begin again with nothing</source>
        <translation>Mit leerer Maske neu beginnen</translation>
    </message>
    <message>
        <source>Take back a stroke (Ctrl+Z)</source>
        <translation>Strich zurücknehmen (Strg+Z)</translation>
    </message>
    <message>
        <source>Make the stroke again (Ctrl+Shift+Z)</source>
        <translation>Strich wiederholen (Strg+Umschalt+Z)</translation>
    </message>
    <message>
        <source>Mask of {}</source>
        <translation>Maske von {}</translation>
    </message>
</context>
<context>
    <name>BrushEnd</name>
    <message>
        <source>Use found mask again</source>
        <translation>Gefundene Maske nutzen</translation>
    </message>
    <message>
        <source>The panel has no painted mask then</source>
        <translation>Das Panel hat dann keine gemalte Maske</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Leave the mask as it was (Escape)</source>
        <translation>Maske lassen, wie sie war (Esc)</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Anwenden</translation>
    </message>
    <message>
        <source>Paint over {}; the next picture keeps to it.</source>
        <translation>Malen Sie über {}; das nächste Bild hält sich daran.</translation>
    </message>
    <message>
        <source>Paint something first.</source>
        <translation>Malen Sie zuerst etwas.</translation>
    </message>
</context>
<context>
    <name>Canvas</name>
    <message>
        <source>Picture of the panel</source>
        <translation>Bild des Panels</translation>
    </message>
</context>
<context>
    <name>CaptionFields</name>
    <message>
        <source>The time it takes to say the dialogue</source>
        <translation>So lange dauert es, den Dialog zu sprechen</translation>
    </message>
    <message>
        <source>Captions…</source>
        <translation>Beschriftungen…</translation>
    </message>
    <message>
        <source>Name, add, remove and order the texts under panels</source>
        <translation>Die Texte unter Panels benennen, hinzufügen, entfernen und ordnen</translation>
    </message>
    <message>
        <source>Set duration to {}</source>
        <translation>Dauer auf {} setzen</translation>
    </message>
    <message>
        <source>Act&amp;ion</source>
        <translation>Handlun&amp;g</translation>
    </message>
    <message>
        <source>&amp;Dialogue</source>
        <translation>Dial&amp;og</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Ton</translation>
    </message>
    <message>
        <source>&amp;Notes</source>
        <translation>&amp;Notizen</translation>
    </message>
</context>
<context>
    <name>CaptionsDialog</name>
    <message>
        <source>Captions</source>
        <translation>Beschriftungen</translation>
    </message>
    <message>
        <source>The texts under every panel, on the board and on the sheet.</source>
        <translation>Die Texte unter jedem Panel, auf dem Board und auf dem Bogen.</translation>
    </message>
    <message>
        <source>Caption</source>
        <translation>Beschriftung</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Neu</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>Höher</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>Tiefer</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
</context>
<context>
    <name>CardPainter</name>
    <message>
        <source>Locked</source>
        <translation>Gesperrt</translation>
    </message>
    <message>
        <source>Describe this shot</source>
        <translation>Einstellung beschreiben</translation>
    </message>
    <message>
        <source>“{}”</source>
        <translation>„{}“</translation>
    </message>
</context>
<context>
    <name>CardsView</name>
    <message>
        <source>Approved</source>
        <translation>Freigegeben</translation>
    </message>
</context>
<context>
    <name>CastDialog</name>
    <message>
        <source>Cast {}</source>
        <translation>{} casten</translation>
    </message>
    <message>
        <source>Pick the one that looks right, or two that agree. Every panel then shows it.</source>
        <translation>Wählen Sie den Kandidaten, der passt, oder zwei, die sich gleichen. Jedes Panel zeigt die Figur dann so.</translation>
    </message>
    <message>
        <source>Variant</source>
        <translation>Variante</translation>
    </message>
    <message>
        <source>Each variant is cast by itself.</source>
        <translation>Jede Variante wird einzeln gecastet.</translation>
    </message>
    <message>
        <source>Draw {} &amp;more</source>
        <translation>Noch {} &amp;zeichnen</translation>
    </message>
    <message>
        <source>Use my &amp;own picture…</source>
        <translation>&amp;Eigenes Bild verwenden…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>&amp;Freeze</source>
        <translation>&amp;Festlegen</translation>
    </message>
    <message>
        <source>{} candidate</source>
        <translation>{} Kandidat</translation>
    </message>
    <message>
        <source>{} candidates</source>
        <translation>{} Kandidaten</translation>
    </message>
    <message>
        <source>Waiting for its turn</source>
        <translation>In der Warteschlange</translation>
    </message>
</context>
<context>
    <name>CharacterDialog</name>
    <message>
        <source>Edit character</source>
        <translation>Figur bearbeiten</translation>
    </message>
    <message>
        <source>New character</source>
        <translation>Neue Figur</translation>
    </message>
    <message>
        <source>Fox</source>
        <translation>Fuchs</translation>
    </message>
    <message>
        <source>a fox wearing a blue striped shirt</source>
        <translation>auf Englisch: a fox wearing a blue striped shirt</translation>
    </message>
    <message>
        <source>fox</source>
        <translation>fox</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>One word. In a prompt, write it after an @.</source>
        <translation>Ein Wort. Schreiben Sie es im Prompt hinter ein @.</translation>
    </message>
    <message>
        <source>Looks, in &amp;words</source>
        <translation>Aussehen, in &amp;Worten</translation>
    </message>
    <message>
        <source>&amp;Subject</source>
        <translation>&amp;Motiv</translation>
    </message>
    <message>
        <source>The noun among those words that says what is drawn.</source>
        <translation>Das Hauptwort in dieser Beschreibung, das sagt, was gezeichnet wird.</translation>
    </message>
    <message>
        <source>What is tracked</source>
        <translation>Was verfolgt wird</translation>
    </message>
    <message>
        <source>&amp;Variants</source>
        <translation>&amp;Varianten</translation>
    </message>
    <message>
        <source>Costumes, ages. In a prompt, @Name:variant. Each is cast by itself.</source>
        <translation>Kostüme, Altersstufen. Im Prompt: @Name:Variante. Jede wird einzeln gecastet.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Add character</source>
        <translation>Figur hinzufügen</translation>
    </message>
    <message>
        <source>Tracked: {}</source>
        <translation>Verfolgt: {}</translation>
    </message>
    <message>
        <source>{} was cast with other words. Cast again to see these.</source>
        <translation>{} wurde mit anderen Worten gecastet. Casten Sie neu, um diese zu sehen.</translation>
    </message>
    <message>
        <source>There is another character called {}.</source>
        <translation>Es gibt schon eine andere Figur namens {}.</translation>
    </message>
    <message>
        <source>Choose another name, so that @Name finds the right one.</source>
        <translation>Wählen Sie einen anderen Namen, damit @Name die richtige findet.</translation>
    </message>
</context>
<context>
    <name>CharacterSide</name>
    <message>
        <source>Looks like</source>
        <translation>Aussehen</translation>
    </message>
    <message>
        <source>Not cast yet: nothing decides its looks.</source>
        <translation>Noch nicht gecastet: Nichts bestimmt das Aussehen.</translation>
    </message>
    <message>
        <source>Cast a&amp;gain…</source>
        <translation>Neu &amp;casten…</translation>
    </message>
    <message>
        <source>Ca&amp;st…</source>
        <translation>&amp;Casten…</translation>
    </message>
    <message>
        <source>Use my &amp;own picture…</source>
        <translation>&amp;Eigenes Bild verwenden…</translation>
    </message>
    <message>
        <source>Used in</source>
        <translation>Verwendet in</translation>
    </message>
    <message>
        <source>{} panel here</source>
        <translation>{} Panel hier</translation>
    </message>
    <message>
        <source>{} panels here</source>
        <translation>{} Panels hier</translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation>Ohne Titel</translation>
    </message>
    <message>
        <source>No panel yet. Write @{} in a prompt.</source>
        <translation>Noch kein Panel. Schreiben Sie @{} in einen Prompt.</translation>
    </message>
</context>
<context>
    <name>CheckDialog</name>
    <message>
        <source>Every picture is read, and compared with what the library says of it.</source>
        <translation>Jedes Bild wird gelesen und mit den Angaben der Bibliothek verglichen.</translation>
    </message>
    <message>
        <source>Check library</source>
        <translation>Bibliothek prüfen</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>Wird geprüft…</translation>
    </message>
    <message>
        <source>Repairing…</source>
        <translation>Wird repariert…</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>Was gefunden wurde</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Check &amp;again</source>
        <translation>Erneut &amp;prüfen</translation>
    </message>
    <message>
        <source>&amp;Repair</source>
        <translation>&amp;Reparieren</translation>
    </message>
    <message>
        <source>One thing was found.</source>
        <translation>Ein Problem wurde gefunden.</translation>
    </message>
    <message>
        <source>{} things were found.</source>
        <translation>{} Probleme wurden gefunden.</translation>
    </message>
    <message>
        <source>Everything is as it should be.</source>
        <translation>Alles ist in Ordnung.</translation>
    </message>
    <message>
        <source>Wait until nothing is being drawn, imported, packed or unpacked.</source>
        <translation>Warten Sie, bis nichts mehr gezeichnet, importiert, gepackt oder entpackt wird.</translation>
    </message>
    <message>
        <source>One thing is left.</source>
        <translation>Ein Problem bleibt.</translation>
    </message>
    <message>
        <source>{} things are left.</source>
        <translation>{} Probleme bleiben.</translation>
    </message>
    <message>
        <source>Pictures are drawn again when there is a model: check again then.</source>
        <translation>Bilder werden neu gezeichnet, sobald es ein Modell gibt: Prüfen Sie dann erneut.</translation>
    </message>
    <message>
        <source>1 picture was drawn by another model: choose it and repair again.</source>
        <translation>1 Bild wurde von einem anderen Modell gezeichnet: Wählen Sie dieses Modell und reparieren Sie erneut.</translation>
    </message>
    <message>
        <source>{} pictures were drawn by another model: choose it and repair again.</source>
        <translation>{} Bilder wurden von einem anderen Modell gezeichnet: Wählen Sie dieses Modell und reparieren Sie erneut.</translation>
    </message>
    <message>
        <source>They are in the queue.</source>
        <translation>Die Bilder sind in der Warteschlange.</translation>
    </message>
</context>
<context>
    <name>Closing</name>
    <message>
        <source>The window stays open, because the painted mask is not applied.</source>
        <translation>Das Fenster bleibt offen, weil die gemalte Maske nicht angewendet ist.</translation>
    </message>
    <message>
        <source>Close without applying</source>
        <translation>Ohne Anwenden schließen</translation>
    </message>
    <message>
        <source>Go on painting</source>
        <translation>Weitermalen</translation>
    </message>
    <message>
        <source>The window stays open, because what was made last is not saved.</source>
        <translation>Das Fenster bleibt offen, weil das zuletzt Erzeugte nicht gespeichert ist.</translation>
    </message>
    <message>
        <source>Close without saving</source>
        <translation>Ohne Speichern schließen</translation>
    </message>
</context>
<context>
    <name>CompareStage</name>
    <message>
        <source>seed {}</source>
        <translation>Seed {}</translation>
    </message>
    <message>
        <source>shown on the board</source>
        <translation>auf dem Board gezeigt</translation>
    </message>
    <message>
        <source>{} beside {}</source>
        <translation>{} neben {}</translation>
    </message>
</context>
<context>
    <name>CompareTools</name>
    <message>
        <source>How two takes are compared</source>
        <translation>Wie zwei Takes verglichen werden</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>Nebeneinander</translation>
    </message>
    <message>
        <source>Both at once</source>
        <translation>Beide zugleich</translation>
    </message>
    <message>
        <source>Slider</source>
        <translation>Regler</translation>
    </message>
    <message>
        <source>One over the other (Left, Right)</source>
        <translation>Übereinander (Links, Rechts)</translation>
    </message>
    <message>
        <source>Blink</source>
        <translation>Blinken</translation>
    </message>
    <message>
        <source>One after the other (B)</source>
        <translation>Nacheinander (B)</translation>
    </message>
    <message>
        <source>Swap</source>
        <translation>Tauschen</translation>
    </message>
    <message>
        <source>A becomes B, and B becomes A (X)</source>
        <translation>A wird B, und B wird A (X)</translation>
    </message>
    <message>
        <source>Arrows in the strip choose B</source>
        <translation>Pfeile im Streifen wählen B</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
</context>
<context>
    <name>Core</name>
    <message>
        <source>A LoRA, an embedding or a ControlNet is missing from the library: {}.</source>
        <translation>In der Bibliothek fehlt ein LoRA, ein Embedding oder ein ControlNet: {}.</translation>
    </message>
    <message>
        <source>A part of the library is damaged.</source>
        <translation>Ein Teil der Bibliothek ist beschädigt.</translation>
    </message>
    <message>
        <source>A sheet cannot be written as {}.</source>
        <translation>Ein Bogen kann nicht als {} geschrieben werden.</translation>
    </message>
    <message>
        <source>A trajectory went while it was packed.</source>
        <translation>Eine Trajektorie ist verschwunden, während sie gepackt wurde.</translation>
    </message>
    <message>
        <source>A {} in the library cannot be read.</source>
        <translation>Ein Eintrag der Bibliothek ({}) kann nicht gelesen werden.</translation>
    </message>
    <message>
        <source>Add a character with that name, or correct the prompt.</source>
        <translation>Fügen Sie eine Figur mit diesem Namen hinzu, oder korrigieren Sie den Prompt.</translation>
    </message>
    <message>
        <source>Add it again.</source>
        <translation>Fügen Sie die Datei erneut hinzu.</translation>
    </message>
    <message>
        <source>Add it to {} first.</source>
        <translation>Fügen Sie sie zuerst zu {} hinzu.</translation>
    </message>
    <message>
        <source>Add its file again, or restore a backup.</source>
        <translation>Fügen Sie die Datei erneut hinzu, oder stellen Sie eine Sicherung wieder her.</translation>
    </message>
    <message>
        <source>Add its file again, then pack again.</source>
        <translation>Fügen Sie die Datei erneut hinzu, dann packen Sie noch einmal.</translation>
    </message>
    <message>
        <source>Add its file to the library again.</source>
        <translation>Fügen Sie die Datei erneut zur Bibliothek hinzu.</translation>
    </message>
    <message>
        <source>Allow writing there, or open the library for reading only.</source>
        <translation>Erlauben Sie dort das Schreiben, oder öffnen Sie die Bibliothek nur zum Lesen.</translation>
    </message>
    <message>
        <source>Another program is using the library in “{}”.</source>
        <translation>Ein anderes Programm verwendet die Bibliothek in „{}“.</translation>
    </message>
    <message>
        <source>Call it by a word of its own, such as &lt;{}&gt;.</source>
        <translation>Geben Sie ihm ein eigenes Wort, etwa &lt;{}&gt;.</translation>
    </message>
    <message>
        <source>Cast the character again.</source>
        <translation>Casten Sie die Figur neu.</translation>
    </message>
    <message>
        <source>Cast the character first.</source>
        <translation>Casten Sie zuerst die Figur.</translation>
    </message>
    <message>
        <source>Check that the file is there and may be read.</source>
        <translation>Prüfen Sie, ob die Datei vorhanden ist und gelesen werden darf.</translation>
    </message>
    <message>
        <source>Check that the folder exists and that you may write there.</source>
        <translation>Prüfen Sie, ob der Ordner existiert und Sie dort schreiben dürfen.</translation>
    </message>
    <message>
        <source>Choose a ControlNet for one kind of picture.</source>
        <translation>Wählen Sie ein ControlNet für eine einzige Art von Bild.</translation>
    </message>
    <message>
        <source>A picture is missing from the library.</source>
        <translation>In der Bibliothek fehlt ein Bild.</translation>
    </message>
    <message>
        <source>A file is missing or damaged: {}.</source>
        <translation>Eine Datei fehlt oder ist beschädigt: {}.</translation>
    </message>
    <message>
        <source>A picture of the library cannot be read: {}.</source>
        <translation>Ein Bild der Bibliothek kann nicht gelesen werden: {}.</translation>
    </message>
    <message>
        <source>A picture of the library is damaged.</source>
        <translation>Ein Bild der Bibliothek ist beschädigt.</translation>
    </message>
    <message>
        <source>A row among the {} of the library cannot be read.</source>
        <translation>Ein Eintrag der Bibliothek kann nicht gelesen werden ({}).</translation>
    </message>
    <message>
        <source>Add its file again.</source>
        <translation>Fügen Sie die Datei noch einmal hinzu.</translation>
    </message>
    <message>
        <source>An earlier method drew them: generate their panels again.</source>
        <translation>Ein früheres Verfahren hat sie gezeichnet: Erzeugen Sie ihre Panels neu.</translation>
    </message>
    <message>
        <source>Choose a ControlNet for {}, as a .safetensors file or a diffusers folder.</source>
        <translation>Wählen Sie ein ControlNet für {}, als .safetensors-Datei oder als diffusers-Ordner.</translation>
    </message>
    <message>
        <source>Choose a ControlNet.</source>
        <translation>Wählen Sie ein ControlNet.</translation>
    </message>
    <message>
        <source>Choose a file that “Save as a file…” wrote on the sheet page.</source>
        <translation>Wählen Sie eine Datei, die „Als Datei speichern…“ auf der Bogen-Seite geschrieben hat.</translation>
    </message>
    <message>
        <source>Choose a model that predicts epsilon or v_prediction.</source>
        <translation>Wählen Sie ein Modell, das epsilon oder v_prediction vorhersagt.</translation>
    </message>
    <message>
        <source>Choose a plain LoRA.</source>
        <translation>Wählen Sie ein einfaches LoRA.</translation>
    </message>
    <message>
        <source>Choose an SDXL or SD 1.5 model: a diffusers folder or a .safetensors file.</source>
        <translation>Wählen Sie ein SDXL- oder SD-1.5-Modell: einen diffusers-Ordner oder eine .safetensors-Datei.</translation>
    </message>
    <message>
        <source>Choose another library folder.</source>
        <translation>Wählen Sie einen anderen Bibliotheksordner.</translation>
    </message>
    <message>
        <source>Choose another place.</source>
        <translation>Wählen Sie einen anderen Ort.</translation>
    </message>
    <message>
        <source>Choose one that was made for {}.</source>
        <translation>Wählen Sie eines, das für {} gemacht wurde.</translation>
    </message>
    <message>
        <source>Choose “auto” or “cpu”.</source>
        <translation>Wählen Sie „auto“ oder „cpu“.</translation>
    </message>
    <message>
        <source>Close other programs that use it, or choose a smaller picture or fewer references.</source>
        <translation>Schließen Sie andere Programme, die Speicher belegen, oder wählen Sie ein kleineres Bild oder weniger Vorlagen.</translation>
    </message>
    <message>
        <source>Close the library and open it again: it is then restored from its backups.</source>
        <translation>Schließen Sie die Bibliothek und öffnen Sie sie wieder: Sie wird dann aus ihren Sicherungen wiederhergestellt.</translation>
    </message>
    <message>
        <source>Close the other program and try again.</source>
        <translation>Schließen Sie das andere Programm und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>Connect its drive again, then try again.</source>
        <translation>Schließen Sie das Laufwerk wieder an, dann versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>Delete that project for good first, or restore it.</source>
        <translation>Löschen Sie zuerst dieses Projekt endgültig, oder stellen Sie es wieder her.</translation>
    </message>
    <message>
        <source>Deleted.</source>
        <translation>Gelöscht.</translation>
    </message>
    <message>
        <source>Deleted: what is needed is made again.</source>
        <translation>Gelöscht: Was gebraucht wird, entsteht neu.</translation>
    </message>
    <message>
        <source>Describe what the picture shows.</source>
        <translation>Beschreiben Sie, was das Bild zeigt.</translation>
    </message>
    <message>
        <source>Download or copy it again.</source>
        <translation>Laden Sie die Datei erneut herunter oder kopieren Sie sie noch einmal.</translation>
    </message>
    <message>
        <source>Download or copy the model again.</source>
        <translation>Laden Sie das Modell erneut herunter oder kopieren Sie es noch einmal.</translation>
    </message>
    <message>
        <source>Each becomes a take of the panel it was drawn for, or else a panel of the project “Recovered pictures”. (“Free space” would delete them.)</source>
        <translation>Jedes wird ein Take des Panels, für das es gezeichnet wurde, oder ein Panel des Projekts „Recovered pictures“. („Platz schaffen“ würde sie löschen.)</translation>
    </message>
    <message>
        <source>Each gets a second name.</source>
        <translation>Jedes bekommt einen zweiten Namen.</translation>
    </message>
    <message>
        <source>Each is drawn again from its recipe.</source>
        <translation>Jedes wird nach seinem Rezept neu gezeichnet.</translation>
    </message>
    <message>
        <source>Frames were counted as {} a second.</source>
        <translation>Gerechnet wurde mit {} Bildern pro Sekunde.</translation>
    </message>
    <message>
        <source>Free some space and try again.</source>
        <translation>Schaffen Sie Platz und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>Free some space and try again. What was finished before is kept.</source>
        <translation>Schaffen Sie Platz und versuchen Sie es erneut. Was vorher fertig wurde, bleibt erhalten.</translation>
    </message>
    <message>
        <source>Get the file with everything in it.</source>
        <translation>Besorgen Sie die Datei, die alles enthält.</translation>
    </message>
    <message>
        <source>Get the model as safetensors.</source>
        <translation>Besorgen Sie das Modell als safetensors.</translation>
    </message>
    <message>
        <source>Get the same ControlNet in the layout of diffusers.</source>
        <translation>Besorgen Sie dasselbe ControlNet im Format von diffusers.</translation>
    </message>
    <message>
        <source>Get the same file as safetensors.</source>
        <translation>Besorgen Sie dieselbe Datei als safetensors.</translation>
    </message>
    <message>
        <source>Give its path relative to the story.</source>
        <translation>Geben Sie den Pfad relativ zur Geschichte an.</translation>
    </message>
    <message>
        <source>Give that one another name first, so that @{} finds the right one.</source>
        <translation>Geben Sie der anderen zuerst einen neuen Namen, damit @{} die richtige findet.</translation>
    </message>
    <message>
        <source>If it is on a drive that was unplugged, plug it in and try again. What was saved is kept.</source>
        <translation>Wenn sie auf einem abgezogenen Laufwerk liegt, schließen Sie es an und versuchen Sie es erneut. Was gespeichert war, bleibt erhalten.</translation>
    </message>
    <message>
        <source>It is cast again from its recipe, the same as it was.</source>
        <translation>Sie wird nach ihrem Rezept neu gecastet, so wie sie war.</translation>
    </message>
    <message>
        <source>It is incomplete, or built in another way: choose another.</source>
        <translation>Es ist unvollständig oder anders aufgebaut: Wählen Sie ein anderes.</translation>
    </message>
    <message>
        <source>It is locked, so it was not drawn as the story asks now. Unlock it in the window first.</source>
        <translation>Es ist gesperrt und wurde deshalb nicht so gezeichnet, wie die Geschichte es jetzt verlangt. Entsperren Sie es zuerst im Fenster.</translation>
    </message>
    <message>
        <source>It may be damaged or incomplete; download it again.</source>
        <translation>Es ist vielleicht beschädigt oder unvollständig; laden Sie es erneut herunter.</translation>
    </message>
    <message>
        <source>It stands above the columns&apos; names.</source>
        <translation>Die Zeile steht über den Spaltennamen.</translation>
    </message>
    <message>
        <source>It stands before the first shot and has no number.</source>
        <translation>Die Zeile steht vor der ersten Einstellung und hat keine Nummer.</translation>
    </message>
    <message>
        <source>Its file may be damaged, or it may not suit this precision; try the device “cpu”.</source>
        <translation>Die Datei ist vielleicht beschädigt, oder das Modell verträgt diese Genauigkeit nicht; versuchen Sie es mit dem Gerät „cpu“.</translation>
    </message>
    <message>
        <source>Move the library to a drive of this computer.</source>
        <translation>Legen Sie die Bibliothek auf ein Laufwerk dieses Computers.</translation>
    </message>
    <message>
        <source>Name it in the prompt, or shorten the prompt.</source>
        <translation>Nennen Sie es im Prompt, oder kürzen Sie den Prompt.</translation>
    </message>
    <message>
        <source>Name one variant of a character in a panel.</source>
        <translation>Nennen Sie in einem Panel nur eine Variante einer Figur.</translation>
    </message>
    <message>
        <source>Name the subject with a noun from the words, such as “fox” in “a fox wearing a hat”.</source>
        <translation>Benennen Sie das Motiv mit einem Substantiv aus den Worten, etwa „fox“ in „a fox wearing a hat“.</translation>
    </message>
    <message>
        <source>No font on this machine has these characters, which the sheet shows as boxes: {}</source>
        <translation>Keine Schrift auf diesem Rechner hat diese Zeichen, die der Bogen als Kästchen zeigt: {}</translation>
    </message>
    <message>
        <source>No shot follows it.</source>
        <translation>Darauf folgt keine Einstellung.</translation>
    </message>
    <message>
        <source>Nobody is called @{}.</source>
        <translation>Niemand heißt @{}.</translation>
    </message>
    <message>
        <source>Nothing can draw it again: choose or paint it once more.</source>
        <translation>Niemand kann es neu zeichnen: Wählen oder malen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>Nothing was changed. Free some space or repair the library, then try again.</source>
        <translation>Es wurde nichts geändert. Schaffen Sie Platz oder reparieren Sie die Bibliothek und versuchen Sie es dann erneut.</translation>
    </message>
    <message>
        <source>Nothing was taken from it. Ask for the file again, or pack the project again.</source>
        <translation>Es wurde nichts daraus übernommen. Lassen Sie sich die Datei noch einmal geben oder packen Sie das Projekt neu.</translation>
    </message>
    <message>
        <source>Open it once where it can be written: it is then updated.</source>
        <translation>Öffnen Sie sie einmal dort, wo geschrieben werden kann: Dabei wird sie aktualisiert.</translation>
    </message>
    <message>
        <source>Open it where it can be written, in no other window.</source>
        <translation>Öffnen Sie sie dort, wo geschrieben werden kann, und in keinem anderen Fenster.</translation>
    </message>
    <message>
        <source>Open it with File &gt; Import story.</source>
        <translation>Öffnen Sie sie mit Datei &gt; Geschichte importieren.</translation>
    </message>
    <message>
        <source>Pack again.</source>
        <translation>Packen Sie noch einmal.</translation>
    </message>
    <message>
        <source>Pack only the newest picture of each panel.</source>
        <translation>Packen Sie nur das neueste Bild jedes Panels.</translation>
    </message>
    <message>
        <source>Put a backup of your own in its place, or choose another library folder.</source>
        <translation>Legen Sie eine eigene Sicherung an ihre Stelle oder wählen Sie einen anderen Bibliotheksordner.</translation>
    </message>
    <message>
        <source>Remove it from the library&apos;s trajectories; it will be made again.</source>
        <translation>Entfernen Sie sie aus den Trajektorien der Bibliothek; sie wird neu erstellt.</translation>
    </message>
    <message>
        <source>Rename one of them.</source>
        <translation>Benennen Sie eine davon um.</translation>
    </message>
    <message>
        <source>Rename the file to {}, or get the model without a variant.</source>
        <translation>Benennen Sie die Datei in {} um oder besorgen Sie das Modell ohne Variante.</translation>
    </message>
    <message>
        <source>Restore a backup of the library that still has it.</source>
        <translation>Stellen Sie eine Sicherung der Bibliothek wieder her, die es noch hat.</translation>
    </message>
    <message>
        <source>Save it as FDX, or as Fountain.</source>
        <translation>Speichern Sie es als FDX oder als Fountain.</translation>
    </message>
    <message>
        <source>Save it as plain text, without pictures.</source>
        <translation>Speichern Sie es als reinen Text ohne Bilder.</translation>
    </message>
    <message>
        <source>Save the script anew from the program it comes from.</source>
        <translation>Speichern Sie das Drehbuch neu aus dem Programm, aus dem es stammt.</translation>
    </message>
    <message>
        <source>Save the script as Fountain, Final Draft (FDX), CSV or plain text.</source>
        <translation>Speichern Sie das Drehbuch als Fountain, Final Draft (FDX), CSV oder reinen Text.</translation>
    </message>
    <message>
        <source>So is something they were drawn from: once that is back, repair again.</source>
        <translation>Auch etwas, wonach sie gezeichnet wurden: Reparieren Sie noch einmal, wenn das wieder da ist.</translation>
    </message>
    <message>
        <source>Split it into parts.</source>
        <translation>Teilen Sie es auf.</translation>
    </message>
    <message>
        <source>Take it out of that project first.</source>
        <translation>Entfernen Sie den Eintrag zuerst aus diesem Projekt.</translation>
    </message>
    <message>
        <source>Take it out of those projects first.</source>
        <translation>Entfernen Sie den Eintrag zuerst aus diesen Projekten.</translation>
    </message>
    <message>
        <source>The ControlNet {} that a picture was made with is not there.</source>
        <translation>Das ControlNet {}, mit dem ein Bild entstanden ist, fehlt.</translation>
    </message>
    <message>
        <source>The GPU stopped answering.</source>
        <translation>Die GPU antwortet nicht mehr.</translation>
    </message>
    <message>
        <source>The character</source>
        <translation>Die Figur</translation>
    </message>
    <message>
        <source>The configuration of the model in {} lacks its sizes.</source>
        <translation>In der Konfiguration des Modells in {} fehlen die Größen.</translation>
    </message>
    <message>
        <source>The device “{}” cannot be used.</source>
        <translation>Das Gerät „{}“ kann nicht verwendet werden.</translation>
    </message>
    <message>
        <source>The disk is full: “{}” took no more.</source>
        <translation>Der Datenträger ist voll: „{}“ nimmt nichts mehr auf.</translation>
    </message>
    <message>
        <source>The drive of “{}” cannot keep two windows apart: {}.</source>
        <translation>Das Laufwerk von „{}“ kann zwei Fenster nicht auseinanderhalten: {}.</translation>
    </message>
    <message>
        <source>The embedding {} cannot be called “{}”: the model has such a word.</source>
        <translation>Das Embedding {} kann nicht „{}“ heißen: Das Modell kennt ein solches Wort schon.</translation>
    </message>
    <message>
        <source>The file is not UTF-8 text. It was read as Windows-1252: look for wrong letters.</source>
        <translation>Die Datei ist kein UTF-8-Text. Sie wurde als Windows-1252 gelesen: Achten Sie auf falsche Buchstaben.</translation>
    </message>
    <message>
        <source>The kept inversion of a reference is damaged.</source>
        <translation>Die gespeicherte Inversion einer Vorlage ist beschädigt.</translation>
    </message>
    <message>
        <source>The kept picture of “{}” does not say where its subject is.</source>
        <translation>Das gespeicherte Bild von „{}“ sagt nicht, wo sein Motiv ist.</translation>
    </message>
    <message>
        <source>The library could not be backed up before its update: {}.</source>
        <translation>Die Bibliothek konnte vor ihrer Aktualisierung nicht gesichert werden: {}.</translation>
    </message>
    <message>
        <source>The library could not be backed up: {}.</source>
        <translation>Die Bibliothek konnte nicht gesichert werden: {}.</translation>
    </message>
    <message>
        <source>The library file “{}” is damaged, and no backup is better.</source>
        <translation>Die Bibliotheksdatei „{}“ ist beschädigt, und keine Sicherung ist besser.</translation>
    </message>
    <message>
        <source>The library file “{}” is damaged.</source>
        <translation>Die Bibliotheksdatei „{}“ ist beschädigt.</translation>
    </message>
    <message>
        <source>The library folder “{}” cannot be made: {}.</source>
        <translation>Der Bibliotheksordner „{}“ kann nicht angelegt werden: {}.</translation>
    </message>
    <message>
        <source>The library folder “{}” cannot be reached.</source>
        <translation>Der Bibliotheksordner „{}“ ist nicht erreichbar.</translation>
    </message>
    <message>
        <source>The library in “{}” cannot be used: {}.</source>
        <translation>Die Bibliothek in „{}“ kann nicht verwendet werden: {}.</translation>
    </message>
    <message>
        <source>The library in “{}” could not be written: the disk is full or failing.</source>
        <translation>Die Bibliothek in „{}“ konnte nicht geschrieben werden: Der Datenträger ist voll oder fehlerhaft.</translation>
    </message>
    <message>
        <source>The library in “{}” is of an older Castboard.</source>
        <translation>Die Bibliothek in „{}“ stammt von einem älteren Castboard.</translation>
    </message>
    <message>
        <source>The library in “{}” is open in another window.</source>
        <translation>Die Bibliothek in „{}“ ist in einem anderen Fenster geöffnet.</translation>
    </message>
    <message>
        <source>The library in “{}” was made by a newer Castboard.</source>
        <translation>Die Bibliothek in „{}“ stammt von einem neueren Castboard.</translation>
    </message>
    <message>
        <source>The library is open for reading only.</source>
        <translation>Die Bibliothek ist nur zum Lesen geöffnet.</translation>
    </message>
    <message>
        <source>The library&apos;s folder “{}” cannot be written.</source>
        <translation>In den Bibliotheksordner „{}“ kann nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>The library&apos;s folder “{}” is not there.</source>
        <translation>Der Bibliotheksordner „{}“ ist nicht da.</translation>
    </message>
    <message>
        <source>The lists that searches go by do not agree with the library.</source>
        <translation>Die Suchlisten stimmen nicht mit der Bibliothek überein.</translation>
    </message>
    <message>
        <source>The logo in “{}” is not a picture.</source>
        <translation>Das Logo in „{}“ ist kein Bild.</translation>
    </message>
    <message>
        <source>The logo in “{}” is too large.</source>
        <translation>Das Logo in „{}“ ist zu groß.</translation>
    </message>
    <message>
        <source>The model in {} cannot be read: {}</source>
        <translation>Das Modell in {} kann nicht gelesen werden: {}</translation>
    </message>
    <message>
        <source>The model in {} cannot be read: {}.</source>
        <translation>Das Modell in {} kann nicht gelesen werden: {}.</translation>
    </message>
    <message>
        <source>The model in {} lacks its subfolder {}.</source>
        <translation>Dem Modell in {} fehlt der Unterordner {}.</translation>
    </message>
    <message>
        <source>The model in {} lacks weights that an {} model has.</source>
        <translation>Dem Modell in {} fehlen Gewichte, die ein {}-Modell hat.</translation>
    </message>
    <message>
        <source>The model in {} predicts “{}”, which is not supported.</source>
        <translation>Das Modell in {} sagt „{}“ vorher, was nicht unterstützt wird.</translation>
    </message>
    <message>
        <source>The model made a picture that is not a number anywhere a colour should be.</source>
        <translation>Das Modell hat ein Bild erzeugt, in dem statt Farben keine gültigen Zahlen stehen.</translation>
    </message>
    <message>
        <source>The newest backup takes its place, with all changes made since.</source>
        <translation>Die neueste Sicherung tritt an ihre Stelle, mit allen Änderungen seither.</translation>
    </message>
    <message>
        <source>The picture of {} is missing or damaged.</source>
        <translation>Das Bild von {} fehlt oder ist beschädigt.</translation>
    </message>
    <message>
        <source>The picture of {}&apos;s anchor is missing or damaged.</source>
        <translation>Das Bild des Ankers von {} fehlt oder ist beschädigt.</translation>
    </message>
    <message>
        <source>The project of this take is no longer in the library.</source>
        <translation>Das Projekt dieses Takes ist nicht mehr in der Bibliothek.</translation>
    </message>
    <message>
        <source>The project to export is no longer in the library.</source>
        <translation>Das zu exportierende Projekt ist nicht mehr in der Bibliothek.</translation>
    </message>
    <message>
        <source>The project to pack is no longer in the library.</source>
        <translation>Das zu packende Projekt ist nicht mehr in der Bibliothek.</translation>
    </message>
    <message>
        <source>The story {} cannot be read: {}.</source>
        <translation>Die Geschichte {} kann nicht gelesen werden: {}.</translation>
    </message>
    <message>
        <source>The style</source>
        <translation>Der Stil</translation>
    </message>
    <message>
        <source>The subfolder {} of the model in {} is empty.</source>
        <translation>Der Unterordner {} des Modells in {} ist leer.</translation>
    </message>
    <message>
        <source>The subject “{}” does not occur in {}&apos;s words “{}”.</source>
        <translation>Das Motiv „{}“ kommt in der Beschreibung von {} nicht vor: „{}“.</translation>
    </message>
    <message>
        <source>The subject “{}” is not in the part of the prompt that the model reads: “{}”.</source>
        <translation>Das Motiv „{}“ steht nicht in dem Teil des Prompts, den das Modell liest: „{}“.</translation>
    </message>
    <message>
        <source>The table has no line that says what its columns are: they were guessed.</source>
        <translation>Die Tabelle hat keine Zeile, die ihre Spalten benennt: Sie wurden erraten.</translation>
    </message>
    <message>
        <source>The {} {} that a picture was made with is not there.</source>
        <translation>Es fehlt {} {}, womit ein Bild entstanden ist.</translation>
    </message>
    <message>
        <source>Their pictures become takes again, by the recipes that they carry.</source>
        <translation>Ihre Bilder werden wieder Takes, nach den Rezepten, die sie tragen.</translation>
    </message>
    <message>
        <source>There are no words in it.</source>
        <translation>Darin stehen keine Wörter.</translation>
    </message>
    <message>
        <source>There are {}.</source>
        <translation>Es gibt {}.</translation>
    </message>
    <message>
        <source>There is another character called {}.</source>
        <translation>Es gibt noch eine Figur namens {}.</translation>
    </message>
    <message>
        <source>There is no ControlNet {}.</source>
        <translation>Es gibt kein ControlNet {}.</translation>
    </message>
    <message>
        <source>There is no library in “{}”.</source>
        <translation>In „{}“ ist keine Bibliothek.</translation>
    </message>
    <message>
        <source>There is no model {}.</source>
        <translation>Es gibt kein Modell {}.</translation>
    </message>
    <message>
        <source>There is no picture {}.</source>
        <translation>Es gibt kein Bild {}.</translation>
    </message>
    <message>
        <source>There is no sheet template called “{}”.</source>
        <translation>Es gibt keine Layout-Vorlage namens „{}“.</translation>
    </message>
    <message>
        <source>There is not enough memory to render this.</source>
        <translation>Der Speicher reicht nicht aus, um dies zu zeichnen.</translation>
    </message>
    <message>
        <source>There is {}.</source>
        <translation>Es gibt {}.</translation>
    </message>
    <message>
        <source>They are made anew.</source>
        <translation>Sie werden neu angelegt.</translation>
    </message>
    <message>
        <source>This comment is not closed: it was read as text.</source>
        <translation>Dieser Kommentar ist nicht geschlossen: Er wurde als Text gelesen.</translation>
    </message>
    <message>
        <source>This file defines entities, as files do that are made to do harm. It was not read.</source>
        <translation>Diese Datei definiert Entitäten, wie es schädliche Dateien tun. Sie wurde nicht gelesen.</translation>
    </message>
    <message>
        <source>This is no Final Draft script.</source>
        <translation>Das ist kein Drehbuch von Final Draft.</translation>
    </message>
    <message>
        <source>This is no length of time up to an hour.</source>
        <translation>Das ist keine Dauer von höchstens einer Stunde.</translation>
    </message>
    <message>
        <source>This is not XML that can be read: {}.</source>
        <translation>Das ist kein lesbares XML: {}.</translation>
    </message>
    <message>
        <source>This is too long for a script: more than {} lines or {} letters.</source>
        <translation>Das ist zu lang für ein Drehbuch: mehr als {} Zeilen oder {} Zeichen.</translation>
    </message>
    <message>
        <source>This line is too long.</source>
        <translation>Diese Zeile ist zu lang.</translation>
    </message>
    <message>
        <source>This panel has no prompt yet.</source>
        <translation>Dieses Panel hat noch keinen Prompt.</translation>
    </message>
    <message>
        <source>Try again. If it happens again, restart Castboard, and look for a newer driver.</source>
        <translation>Versuchen Sie es erneut. Wenn es wieder geschieht, starten Sie Castboard neu und suchen Sie einen neueren Treiber.</translation>
    </message>
    <message>
        <source>Two characters are called {}.</source>
        <translation>Zwei Figuren heißen {}.</translation>
    </message>
    <message>
        <source>Two embeddings are called {}.</source>
        <translation>Zwei Embeddings heißen {}.</translation>
    </message>
    <message>
        <source>Two variants of {} are called {}.</source>
        <translation>Zwei Varianten von {} heißen {}.</translation>
    </message>
    <message>
        <source>Update Castboard, or choose another library folder. Nothing was changed.</source>
        <translation>Aktualisieren Sie Castboard oder wählen Sie einen anderen Bibliotheksordner. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Update Castboard, then unpack it again.</source>
        <translation>Aktualisieren Sie Castboard und entpacken Sie es dann noch einmal.</translation>
    </message>
    <message>
        <source>Use .pdf or .png.</source>
        <translation>Verwenden Sie .pdf oder .png.</translation>
    </message>
    <message>
        <source>Use a PNG, JPEG or WebP file.</source>
        <translation>Verwenden Sie eine PNG-, JPEG- oder WebP-Datei.</translation>
    </message>
    <message>
        <source>Use a smaller picture.</source>
        <translation>Verwenden Sie ein kleineres Bild.</translation>
    </message>
    <message>
        <source>Use letters, digits and _ only, so that @Name can be found in a prompt.</source>
        <translation>Verwenden Sie nur Buchstaben, Ziffern und _, damit @Name in einem Prompt gefunden wird.</translation>
    </message>
    <message>
        <source>Use letters, digits and _ only, so that @{}:name can be found.</source>
        <translation>Verwenden Sie nur Buchstaben, Ziffern und _, damit @{}:name gefunden wird.</translation>
    </message>
    <message>
        <source>Use that window, or close it and try again.</source>
        <translation>Verwenden Sie jenes Fenster oder schließen Sie es und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>a ControlNet</source>
        <translation>ein ControlNet</translation>
    </message>
    <message>
        <source>a Flux model</source>
        <translation>ein Flux-Modell</translation>
    </message>
    <message>
        <source>a HiDream model</source>
        <translation>ein HiDream-Modell</translation>
    </message>
    <message>
        <source>a LoRA</source>
        <translation>ein LoRA</translation>
    </message>
    <message>
        <source>a Stable Cascade model</source>
        <translation>ein Stable-Cascade-Modell</translation>
    </message>
    <message>
        <source>a Stable Diffusion 3 model</source>
        <translation>ein Stable-Diffusion-3-Modell</translation>
    </message>
    <message>
        <source>a model of its own</source>
        <translation>ein eigenständiges Modell</translation>
    </message>
    <message>
        <source>a model with another noise schedule (EDM, as CosXL)</source>
        <translation>ein Modell mit anderem Rauschplan (EDM, wie CosXL)</translation>
    </message>
    <message>
        <source>a model with another noise schedule (EDM, as Playground 2.5)</source>
        <translation>ein Modell mit anderem Rauschplan (EDM, wie Playground 2.5)</translation>
    </message>
    <message>
        <source>an SD model for inpainting</source>
        <translation>ein SD-Modell für Inpainting</translation>
    </message>
    <message>
        <source>an SDXL model for inpainting</source>
        <translation>ein SDXL-Modell für Inpainting</translation>
    </message>
    <message>
        <source>an embedding</source>
        <translation>ein Embedding</translation>
    </message>
    <message>
        <source>casting {}, {} of {}</source>
        <translation>{} casten, {} von {}</translation>
    </message>
    <message>
        <source>checking the archive</source>
        <translation>Archiv prüfen</translation>
    </message>
    <message>
        <source>checking the database</source>
        <translation>Datenbank prüfen</translation>
    </message>
    <message>
        <source>checking the pictures</source>
        <translation>Bilder prüfen</translation>
    </message>
    <message>
        <source>decoding</source>
        <translation>Dekodieren</translation>
    </message>
    <message>
        <source>denoising</source>
        <translation>Entrauschen</translation>
    </message>
    <message>
        <source>inverting</source>
        <translation>Invertieren</translation>
    </message>
    <message>
        <source>keeping takes</source>
        <translation>Takes speichern</translation>
    </message>
    <message>
        <source>loading the model</source>
        <translation>Modell laden</translation>
    </message>
    <message>
        <source>looking for models</source>
        <translation>Modelle suchen</translation>
    </message>
    <message>
        <source>looking for pictures that belong to nothing</source>
        <translation>Bilder suchen, die zu nichts gehören</translation>
    </message>
    <message>
        <source>looking for their panels</source>
        <translation>Ihre Panels suchen</translation>
    </message>
    <message>
        <source>malformed number of changes: {}</source>
        <translation>fehlerhafte Zahl der Änderungen: {}</translation>
    </message>
    <message>
        <source>malformed number of changes: {} after {}</source>
        <translation>fehlerhafte Zahl der Änderungen: {} nach {}</translation>
    </message>
    <message>
        <source>no VAE</source>
        <translation>kein VAE</translation>
    </message>
    <message>
        <source>no text encoder</source>
        <translation>kein Text-Encoder</translation>
    </message>
    <message>
        <source>only one of SDXL&apos;s two text encoders</source>
        <translation>nur einer der zwei Text-Encoder von SDXL</translation>
    </message>
    <message>
        <source>only the UNet of a model in the diffusers layout</source>
        <translation>nur das UNet eines Modells im diffusers-Layout</translation>
    </message>
    <message>
        <source>packing</source>
        <translation>Packen</translation>
    </message>
    <message>
        <source>reading add-ons</source>
        <translation>Zusätze lesen</translation>
    </message>
    <message>
        <source>reading cached inversions</source>
        <translation>Zwischengespeicherte Inversionen lesen</translation>
    </message>
    <message>
        <source>reading checkpoints</source>
        <translation>Zwischenstände lesen</translation>
    </message>
    <message>
        <source>reading recipes</source>
        <translation>Rezepte lesen</translation>
    </message>
    <message>
        <source>reading the characters</source>
        <translation>Figuren lesen</translation>
    </message>
    <message>
        <source>reading the pictures</source>
        <translation>Bilder lesen</translation>
    </message>
    <message>
        <source>reading the projects</source>
        <translation>Projekte lesen</translation>
    </message>
    <message>
        <source>reading the styles</source>
        <translation>Stile lesen</translation>
    </message>
    <message>
        <source>reading the takes</source>
        <translation>Takes lesen</translation>
    </message>
    <message>
        <source>reading the versions</source>
        <translation>Versionen lesen</translation>
    </message>
    <message>
        <source>{} cannot be read.</source>
        <translation>{} kann nicht gelesen werden.</translation>
    </message>
    <message>
        <source>{} has not been cast as “{}” yet.</source>
        <translation>{} wurde noch nicht als „{}“ gecastet.</translation>
    </message>
    <message>
        <source>{} has not been cast yet.</source>
        <translation>{} wurde noch nicht gecastet.</translation>
    </message>
    <message>
        <source>repairing</source>
        <translation>Reparieren</translation>
    </message>
    <message>
        <source>Choose a PNG, JPEG or WebP file.</source>
        <translation>Wählen Sie eine PNG-, JPEG- oder WebP-Datei.</translation>
    </message>
    <message>
        <source>saving</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>the SDXL refiner, or SDXL set up for image-to-image</source>
        <translation>der SDXL-Refiner oder SDXL, für Bild-zu-Bild eingerichtet</translation>
    </message>
    <message>
        <source>unpacking</source>
        <translation>Entpacken</translation>
    </message>
    <message>
        <source>{} belongs to the project “{}” in the bin.</source>
        <translation>{} gehört zum Projekt „{}“ im Papierkorb.</translation>
    </message>
    <message>
        <source>{} cannot be read: {}.</source>
        <translation>{} kann nicht gelesen werden: {}.</translation>
    </message>
    <message>
        <source>{} cannot be written: {}.</source>
        <translation>{} kann nicht geschrieben werden: {}.</translation>
    </message>
    <message>
        <source>{} does not fit this {} model, or cannot be read: {}</source>
        <translation>{} passt nicht zu diesem {}-Modell oder kann nicht gelesen werden: {}</translation>
    </message>
    <message>
        <source>{} does not fit this {} model.</source>
        <translation>{} passt nicht zu diesem {}-Modell.</translation>
    </message>
    <message>
        <source>{} has no variant “{}”.</source>
        <translation>{} hat keine Variante „{}“.</translation>
    </message>
    <message>
        <source>{} has no words that describe it.</source>
        <translation>{} hat noch keine Worte, die das Aussehen beschreiben.</translation>
    </message>
    <message>
        <source>{} has the layout of the original training code, which is read for SD 1.5 only.</source>
        <translation>{} hat das Layout des ursprünglichen Trainingscodes, das nur für SD 1.5 gelesen wird.</translation>
    </message>
    <message>
        <source>{} holds a model of an unknown kind ({}), which cannot be used.</source>
        <translation>{} enthält ein Modell unbekannter Art ({}), das nicht verwendet werden kann.</translation>
    </message>
    <message>
        <source>{} holds its weights as pickles, which can run code when they are opened.</source>
        <translation>{} enthält die Gewichte als Pickles, die beim Öffnen Code ausführen können.</translation>
    </message>
    <message>
        <source>{} holds nothing that Castboard knows as a model.</source>
        <translation>{} enthält nichts, was Castboard als Modell kennt.</translation>
    </message>
    <message>
        <source>{} holds the SDXL refiner, not the base model.</source>
        <translation>{} enthält den SDXL-Refiner, nicht das Basismodell.</translation>
    </message>
    <message>
        <source>{} holds {} and no ControlNet.</source>
        <translation>{} enthält {} und kein ControlNet.</translation>
    </message>
    <message>
        <source>{} holds {} and no {}.</source>
        <translation>{} enthält {}, aber nicht {}.</translation>
    </message>
    <message>
        <source>{} holds {}, which cannot be used.</source>
        <translation>{} kann nicht verwendet werden (Inhalt: {}).</translation>
    </message>
    <message>
        <source>{} in the project “{}”.</source>
        <translation>{} im Projekt „{}“.</translation>
    </message>
    <message>
        <source>{} is a Control-LoRA, or a network for many kinds of picture in one, which are not supported.</source>
        <translation>{} ist ein Control-LoRA oder ein Netz für viele Arten von Bildern zugleich; beides wird nicht unterstützt.</translation>
    </message>
    <message>
        <source>{} is a ControlNet: it goes beside a model and is none itself.</source>
        <translation>{} ist ein ControlNet: Es ergänzt ein Modell und ist selbst keines.</translation>
    </message>
    <message>
        <source>{} is a LoRA: it goes on top of a model and is none itself.</source>
        <translation>{} ist ein LoRA: Es wird auf ein Modell aufgesetzt und ist selbst keines.</translation>
    </message>
    <message>
        <source>{} is a Stable Diffusion 2 model, which reads words with another text encoder.</source>
        <translation>{} ist ein Stable-Diffusion-2-Modell, das Wörter mit einem anderen Text-Encoder liest.</translation>
    </message>
    <message>
        <source>{} is a VAE and holds no UNet.</source>
        <translation>{} ist ein VAE und enthält kein UNet.</translation>
    </message>
    <message>
        <source>{} is a diffusion transformer or a text encoder, which cannot be used.</source>
        <translation>{} ist ein Diffusion-Transformer oder ein Text-Encoder und kann nicht verwendet werden.</translation>
    </message>
    <message>
        <source>{} is a model for inpainting or another special use.</source>
        <translation>{} ist ein Modell für Inpainting oder einen anderen besonderen Zweck.</translation>
    </message>
    <message>
        <source>{} is a model for inpainting or another special use: its UNet reads {} channels and not 4.</source>
        <translation>{} ist ein Modell für Inpainting oder einen anderen besonderen Zweck: Sein UNet liest {} Kanäle statt 4.</translation>
    </message>
    <message>
        <source>{} is a pickle, which can run code when it is opened.</source>
        <translation>{} ist ein Pickle, das beim Öffnen Code ausführen kann.</translation>
    </message>
    <message>
        <source>{} is a textual-inversion embedding and no model.</source>
        <translation>{} ist ein Textual-Inversion-Embedding und kein Modell.</translation>
    </message>
    <message>
        <source>{} is both “{}” and “{}” in this panel.</source>
        <translation>{} ist in diesem Panel zugleich „{}“ und „{}“.</translation>
    </message>
    <message>
        <source>{} is damaged: it has {} bytes and should have {}.</source>
        <translation>{} ist beschädigt: {} Bytes statt {}.</translation>
    </message>
    <message>
        <source>{} is damaged: it is not what it should be.</source>
        <translation>{} ist beschädigt: Der Inhalt ist nicht, was er sein sollte.</translation>
    </message>
    <message>
        <source>{} is missing or damaged.</source>
        <translation>{} fehlt oder ist beschädigt.</translation>
    </message>
    <message>
        <source>{} is missing.</source>
        <translation>{} fehlt.</translation>
    </message>
    <message>
        <source>{} is no {}.</source>
        <translation>{} ist kein {}.</translation>
    </message>
    <message>
        <source>{} is not a model folder: it has no model_index.json.</source>
        <translation>{} ist kein Modellordner: model_index.json fehlt.</translation>
    </message>
    <message>
        <source>{} is not a picture that can be read.</source>
        <translation>{} ist kein lesbares Bild.</translation>
    </message>
    <message>
        <source>{} is not a safetensors file, or its beginning is damaged.</source>
        <translation>{} ist keine Safetensors-Datei, oder ihr Anfang ist beschädigt.</translation>
    </message>
    <message>
        <source>{} is not a whole model: it holds {}.</source>
        <translation>{} ist kein vollständiges Modell ({}).</translation>
    </message>
    <message>
        <source>{} is of a kind beside LoRA (LyCORIS or DoRA), which is not supported.</source>
        <translation>{} ist eine Abart von LoRA (LyCORIS oder DoRA), die nicht unterstützt wird.</translation>
    </message>
    <message>
        <source>{} is the SDXL refiner, not the base model.</source>
        <translation>{} ist der SDXL-Refiner, nicht das Basismodell.</translation>
    </message>
    <message>
        <source>{} is used by the project {}.</source>
        <translation>{} wird vom Projekt {} verwendet.</translation>
    </message>
    <message>
        <source>{} is used by the projects {}.</source>
        <translation>{} wird von den Projekten {} verwendet.</translation>
    </message>
    <message>
        <source>{} is {} and no {}.</source>
        <translation>{} ist {} und kein {}.</translation>
    </message>
    <message>
        <source>{} is {}, which cannot be used.</source>
        <translation>{} kann nicht verwendet werden (Art: {}).</translation>
    </message>
    <message>
        <source>{} lists no weights.</source>
        <translation>{} führt keine Gewichte auf.</translation>
    </message>
    <message>
        <source>{} of your own could not come back if deleted.</source>
        <translation>{} von Ihnen: gelöscht kämen sie nicht wieder.</translation>
    </message>
    <message>
        <source>{} that Castboard drew in no panel and no character: candidates that were not picked, or what a crash left.</source>
        <translation>{} von Castboard, in keinem Panel und keiner Figur: nicht gewählte Kandidaten oder Reste eines Absturzes.</translation>
    </message>
    <message>
        <source>{} that a crash left half written.</source>
        <translation>{}, die ein Absturz halb geschrieben zurückließ.</translation>
    </message>
    <message>
        <source>{} {}</source>
        <translation>{} {}</translation>
    </message>
    <message>
        <source>{}, line {}: {}</source>
        <translation>{}, Zeile {}: {}</translation>
    </message>
    <message>
        <source>{}{}</source>
        <translation>{}{}</translation>
    </message>
    <message>
        <source>“Check library” tells which, and draws it again where it can.</source>
        <translation>„Bibliothek prüfen“ sagt, welches, und zeichnet es neu, wo es geht.</translation>
    </message>
    <message>
        <source>“{}” cannot be a character&apos;s name.</source>
        <translation>„{}“ kann kein Name einer Figur sein.</translation>
    </message>
    <message>
        <source>“{}” cannot be read: {}.</source>
        <translation>„{}“ kann nicht gelesen werden: {}.</translation>
    </message>
    <message>
        <source>“{}” cannot be the name of a variant.</source>
        <translation>„{}“ kann kein Name einer Variante sein.</translation>
    </message>
    <message>
        <source>“{}” cannot be unpacked: {}.</source>
        <translation>„{}“ kann nicht entpackt werden: {}.</translation>
    </message>
    <message>
        <source>“{}” changed while it was copied.</source>
        <translation>„{}“ hat sich während des Kopierens geändert.</translation>
    </message>
    <message>
        <source>“{}” could not be written: {}.</source>
        <translation>„{}“ konnte nicht geschrieben werden: {}.</translation>
    </message>
    <message>
        <source>“{}” has too many pictures for one archive.</source>
        <translation>„{}“ hat zu viele Bilder für ein einziges Archiv.</translation>
    </message>
    <message>
        <source>“{}” in the library is damaged.</source>
        <translation>„{}“ in der Bibliothek ist beschädigt.</translation>
    </message>
    <message>
        <source>“{}” is a story of Castboard&apos;s own.</source>
        <translation>„{}“ ist eine Geschichte von Castboard selbst.</translation>
    </message>
    <message>
        <source>“{}” is larger than {} MB: that is too much for a script.</source>
        <translation>„{}“ ist größer als {} MB: Das ist zu viel für ein Drehbuch.</translation>
    </message>
    <message>
        <source>“{}” is no text that can be read.</source>
        <translation>„{}“ ist kein lesbarer Text.</translation>
    </message>
    <message>
        <source>“{}” is not a Castboard library.</source>
        <translation>„{}“ ist keine Castboard-Bibliothek.</translation>
    </message>
    <message>
        <source>“{}” is not a sheet template: {}.</source>
        <translation>„{}“ ist keine Layout-Vorlage: {}.</translation>
    </message>
    <message>
        <source>“{}” is too large for a sheet template.</source>
        <translation>„{}“ ist zu groß für eine Layout-Vorlage.</translation>
    </message>
    <message>
        <source>“{}” was packed by a newer Castboard ({}).</source>
        <translation>„{}“ wurde von einem neueren Castboard gepackt ({}).</translation>
    </message>
</context>
<context>
    <name>CropDialog</name>
    <message>
        <source>Crop the picture</source>
        <translation>Bild zuschneiden</translation>
    </message>
    <message>
        <source>Drag a frame, its corners, or what is inside. The arrow keys move it; with Shift they make it larger or smaller.</source>
        <translation>Ziehen Sie einen Rahmen auf, oder ziehen Sie an seinen Ecken oder seinem Inneren. Die Pfeiltasten verschieben ihn; mit der Umschalttaste machen sie ihn größer oder kleiner.</translation>
    </message>
    <message>
        <source>Any shape</source>
        <translation>Beliebige Form</translation>
    </message>
    <message>
        <source>As the board: {}</source>
        <translation>Wie das Board: {}</translation>
    </message>
    <message>
        <source>Square</source>
        <translation>Quadrat</translation>
    </message>
    <message>
        <source>&amp;Shape</source>
        <translation>&amp;Form</translation>
    </message>
    <message>
        <source>&amp;Crop</source>
        <translation>&amp;Zuschneiden</translation>
    </message>
</context>
<context>
    <name>CropView</name>
    <message>
        <source>The part of the picture that is kept</source>
        <translation>Der Teil des Bildes, der erhalten bleibt</translation>
    </message>
</context>
<context>
    <name>Deeds</name>
    <message>
        <source>Edit…</source>
        <translation>Bearbeiten…</translation>
    </message>
    <message>
        <source>Cast…</source>
        <translation>Casten…</translation>
    </message>
    <message>
        <source>Use my own picture…</source>
        <translation>Eigenes Bild verwenden…</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>{} are free again.</source>
        <translation>{} sind wieder frei.</translation>
    </message>
    <message>
        <source>What a panel needs of it is inverted again.</source>
        <translation>Was ein Panel davon braucht, wird neu invertiert.</translation>
    </message>
</context>
<context>
    <name>DevicePage</name>
    <message>
        <source>What draws on this machine</source>
        <translation>Was auf diesem Rechner zeichnet</translation>
    </message>
    <message>
        <source>Found without loading a model, which takes its time at the first picture.</source>
        <translation>Ermittelt, ohne ein Modell zu laden; das dauert beim ersten Bild eine Weile.</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Wird gesucht…</translation>
    </message>
    <message>
        <source>The processor, {} cores, {} of memory</source>
        <translation>Der Prozessor, {} Kerne, {} Speicher</translation>
    </message>
    <message>
        <source>{}, {} of memory</source>
        <translation>{}, {} Speicher</translation>
    </message>
    <message>
        <source>No NVIDIA or Apple GPU was found. The built-in model draws well like this; an SDXL or SD 1.5 model takes minutes for each picture. A GPU of another make is found when the first picture is drawn.</source>
        <translation>Es wurde keine GPU von NVIDIA oder Apple gefunden. Das eingebaute Modell zeichnet auch so gut; ein SDXL- oder SD-1.5-Modell braucht Minuten für jedes Bild. Eine GPU eines anderen Herstellers wird gefunden, wenn das erste Bild gezeichnet wird.</translation>
    </message>
    <message>
        <source>Good for SD 1.5 models and for the built-in one. SDXL models are tight here: parts of them wait outside the GPU while others draw, which takes longer.</source>
        <translation>Gut für SD-1.5-Modelle und das eingebaute. Für SDXL-Modelle ist es hier eng: Teile davon warten außerhalb der GPU, während andere zeichnen, und das dauert länger.</translation>
    </message>
    <message>
        <source>Good for SDXL and SD 1.5 models. What a job takes of the memory is measured as you work, and said before the next one starts.</source>
        <translation>Gut für SDXL- und SD-1.5-Modelle. Wie viel Speicher ein Auftrag braucht, wird während der Arbeit gemessen und angezeigt, bevor der nächste beginnt.</translation>
    </message>
</context>
<context>
    <name>DrawingForm</name>
    <message>
        <source>No style</source>
        <translation>Kein Stil</translation>
    </message>
    <message>
        <source>All panels</source>
        <translation>Alle Panels</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>Entwurf</translation>
    </message>
    <message>
        <source>Balanced</source>
        <translation>Ausgewogen</translation>
    </message>
    <message>
        <source>Faithful</source>
        <translation>Getreu</translation>
    </message>
    <message>
        <source>What no picture must show</source>
        <translation>Was kein Bild zeigen darf</translation>
    </message>
    <message>
        <source>How noise becomes a picture. DPM++ 2M and UniPC need the fewest steps.</source>
        <translation>Wie aus Rauschen ein Bild wird. DPM++ 2M und UniPC brauchen die wenigsten Schritte.</translation>
    </message>
    <message>
        <source>More steps take longer and draw more carefully.</source>
        <translation>Mehr Schritte dauern länger und zeichnen sorgfältiger.</translation>
    </message>
    <message>
        <source>How closely pictures follow their prompts.</source>
        <translation>Wie genau Bilder ihren Prompts folgen.</translation>
    </message>
    <message>
        <source>Style</source>
        <translation>Stil</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>Qualität</translation>
    </message>
    <message>
        <source>Sa&amp;mpler</source>
        <translation>Sa&amp;mpler</translation>
    </message>
    <message>
        <source>S&amp;teps</source>
        <translation>Schri&amp;tte</translation>
    </message>
    <message>
        <source>Guidan&amp;ce</source>
        <translation>Guidan&amp;ce</translation>
    </message>
    <message>
        <source>Negative prompt of all</source>
        <translation>Negativ-Prompt für alle</translation>
    </message>
    <message>
        <source>quality</source>
        <translation>Qualität</translation>
    </message>
    <message>
        <source>sampler</source>
        <translation>Sampler</translation>
    </message>
    <message>
        <source>steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>guidance</source>
        <translation>Guidance</translation>
    </message>
    <message>
        <source>negative prompt</source>
        <translation>Negativ-Prompt</translation>
    </message>
    <message>
        <source>Change {}</source>
        <translation>{} ändern</translation>
    </message>
</context>
<context>
    <name>Dropping</name>
    <message>
        <source>New panel</source>
        <translation>Neues Panel</translation>
    </message>
    <message>
        <source>Show its panel</source>
        <translation>Panel zeigen</translation>
    </message>
    <message>
        <source>“{}” was made by Castboard and carries its recipe.</source>
        <translation>„{}“ wurde mit Castboard gemacht und enthält das Rezept dazu.</translation>
    </message>
    <message>
        <source>New style from it</source>
        <translation>Neuer Stil daraus</translation>
    </message>
</context>
<context>
    <name>FieldList</name>
    <message>
        <source>Fields</source>
        <translation>Felder</translation>
    </message>
    <message>
        <source>Drag fields into their order, or move them with Alt+Up and Down.</source>
        <translation>Felder in die gewünschte Reihenfolge ziehen oder mit Alt+Auf und Ab verschieben.</translation>
    </message>
</context>
<context>
    <name>FieldWords</name>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Page number</source>
        <translation>Seitenzahl</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <source>Panel count</source>
        <translation>Panelzahl</translation>
    </message>
    <message>
        <source>Total duration</source>
        <translation>Gesamtdauer</translation>
    </message>
    <message>
        <source>Aspect</source>
        <translation>Bildformat</translation>
    </message>
    <message>
        <source>Characters</source>
        <translation>Figuren</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Nummer</translation>
    </message>
    <message>
        <source>Shot size</source>
        <translation>Einstellungsgröße</translation>
    </message>
    <message>
        <source>Angle</source>
        <translation>Perspektive</translation>
    </message>
    <message>
        <source>Lens</source>
        <translation>Objektiv</translation>
    </message>
    <message>
        <source>Camera move</source>
        <translation>Kamerabewegung</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Handlung</translation>
    </message>
    <message>
        <source>Dialogue</source>
        <translation>Dialog</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Ton</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notizen</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>Prompt</translation>
    </message>
    <message>
        <source>Seed and recipe</source>
        <translation>Seed und Rezept</translation>
    </message>
</context>
<context>
    <name>FilingDialog</name>
    <message>
        <source>Tags and folder</source>
        <translation>Schlagwörter und Ordner</translation>
    </message>
    <message>
        <source>Each in its own</source>
        <translation>Jeweils der eigene</translation>
    </message>
    <message>
        <source>In no folder</source>
        <translation>In keinem Ordner</translation>
    </message>
    <message>
        <source>night, rain, the well</source>
        <translation>Nacht, Regen, der Brunnen</translation>
    </message>
    <message>
        <source>&amp;Folder</source>
        <translation>&amp;Ordner</translation>
    </message>
    <message>
        <source>A / makes a folder within a folder: Films/The well.</source>
        <translation>Ein / legt einen Ordner im Ordner an: Filme/Der Brunnen.</translation>
    </message>
    <message>
        <source>&amp;Tags</source>
        <translation>&amp;Schlagwörter</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Save for {}</source>
        <translation>Für {} speichern</translation>
    </message>
    <message>
        <source>Separated by commas.</source>
        <translation>Durch Kommas getrennt.</translation>
    </message>
    <message>
        <source>Some also have: {}.</source>
        <translation>Einige haben außerdem: {}.</translation>
    </message>
    <message>
        <source>Add the tag {}</source>
        <translation>Schlagwort {} hinzufügen</translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>Favourites only</source>
        <translation>Nur Favoriten</translation>
    </message>
    <message>
        <source>Filter and sort</source>
        <translation>Filtern und sortieren</translation>
    </message>
    <message>
        <source>Best match first</source>
        <translation>Beste Treffer zuerst</translation>
    </message>
    <message>
        <source>By name</source>
        <translation>Nach Name</translation>
    </message>
    <message>
        <source>Last changed first</source>
        <translation>Zuletzt geänderte zuerst</translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation>Neueste zuerst</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Anywhere</source>
        <translation>Überall</translation>
    </message>
    <message>
        <source>In no folder</source>
        <translation>In keinem Ordner</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Schlagwörter</translation>
    </message>
    <message>
        <source>Favourites</source>
        <translation>Favoriten</translation>
    </message>
    <message>
        <source>Show cards without this too</source>
        <translation>Auch Karten ohne dies zeigen</translation>
    </message>
    <message>
        <source>Without the filter {}</source>
        <translation>Ohne den Filter {}</translation>
    </message>
</context>
<context>
    <name>FirstPage</name>
    <message>
        <source>Welcome to Castboard</source>
        <translation>Willkommen bei Castboard</translation>
    </message>
    <message>
        <source>Storyboards in which the characters stay the same from panel to panel.</source>
        <translation>Storyboards, in denen die Figuren von Panel zu Panel gleich bleiben.</translation>
    </message>
    <message>
        <source>Cast a character once</source>
        <translation>Eine Figur einmal casten</translation>
    </message>
    <message>
        <source>Describe it, pick the drawing that is right, and write @Name.</source>
        <translation>Beschreiben Sie sie, wählen Sie die passende Zeichnung und schreiben Sie @Name.</translation>
    </message>
    <message>
        <source>Write what happens in each panel</source>
        <translation>Schreiben, was in jedem Panel geschieht</translation>
    </message>
    <message>
        <source>Or paste a script: scenes and shots become panels.</source>
        <translation>Oder fügen Sie ein Drehbuch ein: Aus Szenen und Einstellungen werden Panels.</translation>
    </message>
    <message>
        <source>All of it stays on this machine</source>
        <translation>Alles bleibt auf diesem Rechner</translation>
    </message>
    <message>
        <source>There is no account; nothing is sent and nothing is fetched.</source>
        <translation>Es gibt kein Konto; nichts wird gesendet und nichts abgerufen.</translation>
    </message>
</context>
<context>
    <name>Foot</name>
    <message>
        <source>Generate these panels</source>
        <translation>Diese Panels erzeugen</translation>
    </message>
    <message>
        <source>Generate this panel</source>
        <translation>Dieses Panel erzeugen</translation>
    </message>
</context>
<context>
    <name>Footer</name>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Generate</source>
        <translation>Erzeugen</translation>
    </message>
    <message>
        <source>Another seed</source>
        <translation>Anderer Seed</translation>
    </message>
    <message>
        <source>Variations</source>
        <translation>Variationen</translation>
    </message>
    <message>
        <source>{} variations</source>
        <translation>{} Variationen</translation>
    </message>
    <message>
        <source>Copy the recipe</source>
        <translation>Rezept kopieren</translation>
    </message>
    <message>
        <source>Star this take</source>
        <translation>Take mit Stern markieren</translation>
    </message>
    <message>
        <source>Show on the board</source>
        <translation>Auf dem Board zeigen</translation>
    </message>
    <message>
        <source>The picture is what the panel asks for.</source>
        <translation>Das Bild entspricht dem, was das Panel verlangt.</translation>
    </message>
    <message>
        <source>Draw what the panel asks for now</source>
        <translation>Zeichnen, was das Panel jetzt verlangt</translation>
    </message>
    <message>
        <source>Roll the seed and draw this panel alone</source>
        <translation>Seed neu würfeln und nur dieses Panel zeichnen</translation>
    </message>
    <message>
        <source>Draw {} more with other seeds</source>
        <translation>{} weitere mit anderen Seeds zeichnen</translation>
    </message>
    <message>
        <source>Take away the star</source>
        <translation>Stern entfernen</translation>
    </message>
</context>
<context>
    <name>Form</name>
    <message>
        <source>&amp;Open…</source>
        <translation>Ö&amp;ffnen…</translation>
    </message>
    <message>
        <source>Open a Fountain, Final Draft, CSV or text file</source>
        <translation>Eine Fountain-, Final-Draft-, CSV- oder Textdatei öffnen</translation>
    </message>
    <message>
        <source>Clear the script</source>
        <translation>Drehbuch leeren</translation>
    </message>
    <message>
        <source>Script or shot list</source>
        <translation>Drehbuch oder Einstellungsliste</translation>
    </message>
    <message>
        <source>Paste a script or a shot list here:

1. WS The pier at dawn
2. CU Mia looks up (3 s)
MIA: Is anybody there?

Or drop a file: Fountain, Final Draft (FDX), CSV, plain text.</source>
        <translation>Drehbuch oder Einstellungsliste hier einfügen:

1. WS Der Pier im Morgengrauen
2. CU Mia blickt auf (3 s)
MIA: Ist da jemand?

Oder eine Datei ablegen: Fountain, Final Draft (FDX), CSV, reiner Text.</translation>
    </message>
    <message>
        <source>Panels that will be made</source>
        <translation>Panels, die entstehen</translation>
    </message>
    <message>
        <source>Where the panels go</source>
        <translation>Wohin die Panels kommen</translation>
    </message>
    <message>
        <source>At the end of the board</source>
        <translation>Am Ende des Boards</translation>
    </message>
    <message>
        <source>After the selected panel</source>
        <translation>Nach dem gewählten Panel</translation>
    </message>
    <message>
        <source>In a new project</source>
        <translation>In einem neuen Projekt</translation>
    </message>
</context>
<context>
    <name>FormDialog</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>Forming</name>
    <message>
        <source>Being drawn</source>
        <translation>Wird gezeichnet</translation>
    </message>
</context>
<context>
    <name>GenerationPage</name>
    <message>
        <source>This panel</source>
        <translation>Dieses Panel</translation>
    </message>
    <message>
        <source>What this picture must not show</source>
        <translation>Was dieses Bild nicht zeigen darf</translation>
    </message>
    <message>
        <source>Negative prompt</source>
        <translation>Negativ-Prompt</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>Gesperrt</translation>
    </message>
    <message>
        <source>A locked panel is not drawn again.</source>
        <translation>Ein gesperrtes Panel wird nicht neu gezeichnet.</translation>
    </message>
    <message>
        <source>Another seed, another picture</source>
        <translation>Anderer Seed, anderes Bild</translation>
    </message>
    <message>
        <source>Roll the seed</source>
        <translation>Seed würfeln</translation>
    </message>
    <message>
        <source>&amp;Seed</source>
        <translation>&amp;Seed</translation>
    </message>
    <message>
        <source>Draw them</source>
        <translation>Zeichnen</translation>
    </message>
    <message>
        <source>Draw variations</source>
        <translation>Variationen zeichnen</translation>
    </message>
    <message>
        <source>So many pictures of this panel, each from another seed</source>
        <translation>So viele Bilder dieses Panels, jedes mit einem anderen Seed</translation>
    </message>
    <message>
        <source>Variations</source>
        <translation>Variationen</translation>
    </message>
</context>
<context>
    <name>HeaderForm</name>
    <message>
        <source>Header</source>
        <translation>Kopfzeile</translation>
    </message>
    <message>
        <source>Logo</source>
        <translation>Logo</translation>
    </message>
    <message>
        <source>Subtitle or episode</source>
        <translation>Untertitel oder Folge</translation>
    </message>
    <message>
        <source>Author</source>
        <translation>Autor</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Logo…</source>
        <translation>Logo…</translation>
    </message>
    <message>
        <source>Remove the logo</source>
        <translation>Logo entfernen</translation>
    </message>
    <message>
        <source>Change the sheet’s header</source>
        <translation>Kopfzeile des Bogens ändern</translation>
    </message>
</context>
<context>
    <name>HeadingEdit</name>
    <message>
        <source>Title of the scene</source>
        <translation>Titel der Szene</translation>
    </message>
    <message>
        <source>Sequence (several scenes may share one)</source>
        <translation>Sequenz (auch für mehrere Szenen)</translation>
    </message>
</context>
<context>
    <name>Headings</name>
    <message>
        <source>Sequence: {}</source>
        <translation>Sequenz: {}</translation>
    </message>
    <message>
        <source>Scene {} – {}</source>
        <translation>Szene {} – {}</translation>
    </message>
    <message>
        <source>Scene {}</source>
        <translation>Szene {}</translation>
    </message>
    <message>
        <source>{} panel</source>
        <translation>{} Panel</translation>
    </message>
    <message>
        <source>{} panels</source>
        <translation>{} Panels</translation>
    </message>
</context>
<context>
    <name>Importer</name>
    <message>
        <source>Pictures are being imported already.</source>
        <translation>Es werden bereits Bilder importiert.</translation>
    </message>
    <message>
        <source>Importing pictures: {} of {}.</source>
        <translation>Bilder werden importiert: {} von {}.</translation>
    </message>
    <message>
        <source>Looking for pictures…</source>
        <translation>Bilder werden gesucht…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>1 picture was there already.</source>
        <translation>1 Bild war schon da.</translation>
    </message>
    <message>
        <source>{} pictures were there already.</source>
        <translation>{} Bilder waren schon da.</translation>
    </message>
    <message>
        <source>“{}”</source>
        <translation>„{}“</translation>
    </message>
    <message>
        <source> and {} more</source>
        <translation> und {} weitere</translation>
    </message>
    <message>
        <source>Not pictures that can be read: {}.</source>
        <translation>Keine lesbaren Bilder: {}.</translation>
    </message>
    <message>
        <source>1 style was added.</source>
        <translation>1 Stil wurde hinzugefügt.</translation>
    </message>
    <message>
        <source>{} styles were added.</source>
        <translation>{} Stile wurden hinzugefügt.</translation>
    </message>
</context>
<context>
    <name>InfoDialog</name>
    <message>
        <source>Used in</source>
        <translation>Verwendet in</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>Versionen</translation>
    </message>
    <message>
        <source>Cached inversions</source>
        <translation>Zwischengespeicherte Inversionen</translation>
    </message>
    <message>
        <source>Use this version again</source>
        <translation>Diese Version wieder verwenden</translation>
    </message>
    <message>
        <source>Forget the cached inversions</source>
        <translation>Inversionen vergessen</translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation>Ohne Titel</translation>
    </message>
    <message>
        <source>No project uses it.</source>
        <translation>Kein Projekt verwendet es.</translation>
    </message>
    <message>
        <source>None. It is inverted when a panel needs it.</source>
        <translation>Keine. Invertiert wird, sobald ein Panel es braucht.</translation>
    </message>
    <message>
        <source>Version {} · {}</source>
        <translation>Version {} · {}</translation>
    </message>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
    <message>
        <source>not cast yet</source>
        <translation>noch nicht gecastet</translation>
    </message>
    <message>
        <source>model {}</source>
        <translation>Modell {}</translation>
    </message>
    <message>
        <source>this model</source>
        <translation>dieses Modell</translation>
    </message>
</context>
<context>
    <name>InfoPage</name>
    <message>
        <source>Select a panel to see what its picture was made from.</source>
        <translation>Wählen Sie ein Panel, um zu sehen, woraus sein Bild entstanden ist.</translation>
    </message>
    <message>
        <source>This panel has no picture yet.</source>
        <translation>Dieses Panel hat noch kein Bild.</translation>
    </message>
    <message>
        <source>Copy recipe</source>
        <translation>Rezept kopieren</translation>
    </message>
    <message>
        <source>Show file</source>
        <translation>Datei zeigen</translation>
    </message>
    <message>
        <source>{} s</source>
        <translation>{} s</translation>
    </message>
    <message>
        <source>{} steps</source>
        <translation>{} Schritte</translation>
    </message>
    <message>
        <source>guidance {}</source>
        <translation>Guidance {}</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>Erstellt</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Seed</translation>
    </message>
    <message>
        <source>Sampling</source>
        <translation>Sampling</translation>
    </message>
    <message>
        <source>Made from</source>
        <translation>Erstellt aus</translation>
    </message>
    <message>
        <source>{} (version {})</source>
        <translation>{} (Version {})</translation>
    </message>
    <message>
        <source>Prompt, as the model read it</source>
        <translation>Prompt, wie das Modell ihn las</translation>
    </message>
    <message>
        <source>Negative prompt</source>
        <translation>Negativ-Prompt</translation>
    </message>
    <message>
        <source>Notices</source>
        <translation>Hinweise</translation>
    </message>
    <message>
        <source>Digest</source>
        <translation>Prüfsumme</translation>
    </message>
</context>
<context>
    <name>Inspector</name>
    <message>
        <source>Select a panel to edit it here.</source>
        <translation>Wählen Sie ein Panel, um es hier zu bearbeiten.</translation>
    </message>
    <message>
        <source>Panel</source>
        <translation>Panel</translation>
    </message>
    <message>
        <source>Generation</source>
        <translation>Erzeugung</translation>
    </message>
    <message>
        <source>Info</source>
        <translation>Info</translation>
    </message>
    <message>
        <source>{} panel</source>
        <translation>{} Panel</translation>
    </message>
    <message>
        <source>{} panels</source>
        <translation>{} Panels</translation>
    </message>
    <message>
        <source>Panel {}</source>
        <translation>Panel {}</translation>
    </message>
</context>
<context>
    <name>Inversions</name>
    <message>
        <source>this model</source>
        <translation>dieses Modell</translation>
    </message>
    <message>
        <source>Its inversion for {} is cached: {}, made {}</source>
        <translation>Die Inversion für {} ist zwischengespeichert: {}, erstellt {}</translation>
    </message>
    <message>
        <source>Cached · {}</source>
        <translation>Gespeichert · {}</translation>
    </message>
    <message>
        <source>Will be inverted</source>
        <translation>Wird noch invertiert</translation>
    </message>
    <message>
        <source>It will be inverted when a panel needs it, in about {}</source>
        <translation>Wird invertiert, sobald ein Panel es braucht; dauert etwa {}</translation>
    </message>
    <message>
        <source>Will invert, about {}</source>
        <translation>Inversion dauert etwa {}</translation>
    </message>
</context>
<context>
    <name>Inverting</name>
    <message>
        <source>Taken in well: the model knows this picture.</source>
        <translation>Gut aufgenommen: Das Modell kennt dieses Bild.</translation>
    </message>
    <message>
        <source>Taken in partly: its colours and shapes, not every detail.</source>
        <translation>Teilweise aufgenommen: Farben und Formen, nicht jedes Detail.</translation>
    </message>
    <message>
        <source>Taken in poorly. Say more exactly what it shows, or crop it.</source>
        <translation>Schlecht aufgenommen. Beschreiben Sie genauer, was das Bild zeigt, oder schneiden Sie es zu.</translation>
    </message>
</context>
<context>
    <name>JobBar</name>
    <message>
        <source>Waiting for its turn</source>
        <translation>In der Warteschlange</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stopp</translation>
    </message>
</context>
<context>
    <name>Keeping</name>
    <message>
        <source>{} picture was dropped: its project was deleted.</source>
        <translation>{} Bild wurde verworfen: Das Projekt dazu wurde gelöscht.</translation>
    </message>
    <message>
        <source>{} pictures were dropped: their project was deleted.</source>
        <translation>{} Bilder wurden verworfen: Das Projekt dazu wurde gelöscht.</translation>
    </message>
    <message>
        <source>{} picture is not in the library yet.</source>
        <translation>{} Bild ist noch nicht in der Bibliothek.</translation>
    </message>
    <message>
        <source>{} pictures are not in the library yet.</source>
        <translation>{} Bilder sind noch nicht in der Bibliothek.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
</context>
<context>
    <name>KeysDialog</name>
    <message>
        <source>Keys at a glance</source>
        <translation>Tastenkürzel im Überblick</translation>
    </message>
    <message>
        <source>All keys</source>
        <translation>Alle Tastenkürzel</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>Als PDF speichern…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Save the keys</source>
        <translation>Tastenkürzel speichern</translation>
    </message>
    <message>
        <source>Castboard keys.pdf</source>
        <translation>Castboard-Tastenkürzel.pdf</translation>
    </message>
</context>
<context>
    <name>LastPage</name>
    <message>
        <source>Begin</source>
        <translation>Beginnen</translation>
    </message>
    <message>
        <source>All of this can be seen again: Welcome in the Help menu.</source>
        <translation>All dies lässt sich wieder ansehen: „Willkommen“ im Menü „Hilfe“.</translation>
    </message>
    <message>
        <source>Open the &amp;sample story</source>
        <translation>&amp;Beispielgeschichte öffnen</translation>
    </message>
    <message>
        <source>Begin my &amp;own storyboard</source>
        <translation>&amp;Eigenes Storyboard beginnen</translation>
    </message>
    <message>
        <source>Begin with a s&amp;cript</source>
        <translation>Mit &amp;Drehbuch beginnen</translation>
    </message>
    <message>
        <source>Six panels with two characters: cast them, then generate.</source>
        <translation>Sechs Panels mit zwei Figuren: erst casten, dann erzeugen.</translation>
    </message>
    <message>
        <source>An empty board. N makes a panel.</source>
        <translation>Ein leeres Board. N erstellt ein Panel.</translation>
    </message>
    <message>
        <source>Paste a shot list, or open a Fountain or Final Draft file.</source>
        <translation>Einstellungsliste einfügen oder Fountain- oder Final-Draft-Datei öffnen.</translation>
    </message>
</context>
<context>
    <name>LayoutForm</name>
    <message>
        <source>Change the sheet’s paper</source>
        <translation>Papier des Bogens ändern</translation>
    </message>
    <message>
        <source>Turn the sheet’s pages</source>
        <translation>Seiten des Bogens drehen</translation>
    </message>
    <message>
        <source>Change the sheet’s columns</source>
        <translation>Spalten des Bogens ändern</translation>
    </message>
    <message>
        <source>Change the sheet’s rows</source>
        <translation>Zeilen des Bogens ändern</translation>
    </message>
    <message>
        <source>Move the sheet’s text</source>
        <translation>Text des Bogens verschieben</translation>
    </message>
    <message>
        <source>Change the sheet’s font size</source>
        <translation>Schriftgröße des Bogens ändern</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatisch</translation>
    </message>
    <message>
        <source>Portrait</source>
        <translation>Hochformat</translation>
    </message>
    <message>
        <source>Landscape</source>
        <translation>Querformat</translation>
    </message>
    <message>
        <source>Below</source>
        <translation>Darunter</translation>
    </message>
    <message>
        <source>At the right</source>
        <translation>Rechts daneben</translation>
    </message>
    <message>
        <source> pt</source>
        <translation> pt</translation>
    </message>
    <message>
        <source> mm</source>
        <translation> mm</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>Papier</translation>
    </message>
    <message>
        <source>Orientation</source>
        <translation>Ausrichtung</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Zeilen</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Font size</source>
        <translation>Schriftgröße</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Links</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>Rechts</translation>
    </message>
    <message>
        <source>Top</source>
        <translation>Oben</translation>
    </message>
    <message>
        <source>Bottom</source>
        <translation>Unten</translation>
    </message>
    <message>
        <source>Margin: {}</source>
        <translation>Rand: {}</translation>
    </message>
    <message>
        <source>Change the sheet’s margins</source>
        <translation>Ränder des Bogens ändern</translation>
    </message>
</context>
<context>
    <name>LeftStrokes</name>
    <message>
        <source>What was painted of {} is not applied.</source>
        <translation>Die gemalte Maske von {} ist nicht angewendet.</translation>
    </message>
    <message>
        <source>Go on painting</source>
        <translation>Weitermalen</translation>
    </message>
</context>
<context>
    <name>Legend</name>
    <message>
        <source>Where the characters are</source>
        <translation>Wo die Figuren sind</translation>
    </message>
    <message>
        <source>No character is named in this take.</source>
        <translation>In diesem Take wird keine Figur genannt.</translation>
    </message>
    <message>
        <source>Where the characters are was not kept with this take. Takes made from now on tell.</source>
        <translation>Zu diesem Take wurde nicht gespeichert, wo die Figuren sind. Künftige Takes zeigen es.</translation>
    </message>
    <message>
        <source>{}: not found</source>
        <translation>{}: nicht gefunden</translation>
    </message>
    <message>
        <source>{}: as painted</source>
        <translation>{}: wie gemalt</translation>
    </message>
</context>
<context>
    <name>LibraryPage</name>
    <message>
        <source>Library</source>
        <translation>Bibliothek</translation>
    </message>
    <message>
        <source>Characters</source>
        <translation>Figuren</translation>
    </message>
    <message>
        <source>Styles</source>
        <translation>Stile</translation>
    </message>
    <message>
        <source>Search characters</source>
        <translation>Figuren durchsuchen</translation>
    </message>
    <message>
        <source>No characters yet</source>
        <translation>Noch keine Figuren</translation>
    </message>
    <message>
        <source>Describe one in words, then cast it: its looks stay from panel to panel.</source>
        <translation>Beschreiben Sie eine Figur in Worten und casten Sie sie: So sieht sie in jedem Panel gleich aus.</translation>
    </message>
    <message>
        <source>New character…</source>
        <translation>Neue Figur…</translation>
    </message>
    <message>
        <source>Search styles</source>
        <translation>Stile durchsuchen</translation>
    </message>
    <message>
        <source>No styles yet</source>
        <translation>Noch keine Stile</translation>
    </message>
    <message>
        <source>Drop pictures here. Panels will look as if they were drawn like one.</source>
        <translation>Legen Sie hier Bilder ab. Panels sehen dann aus, als wären sie wie eines davon gezeichnet.</translation>
    </message>
    <message>
        <source>New style…</source>
        <translation>Neuer Stil…</translation>
    </message>
</context>
<context>
    <name>Lines</name>
    <message>
        <source>Paused</source>
        <translation>Pausiert</translation>
    </message>
    <message>
        <source>Cast {}</source>
        <translation>{} casten</translation>
    </message>
    <message>
        <source>Invert “{}”</source>
        <translation>„{}“ invertieren</translation>
    </message>
    <message>
        <source>Try out “{}”</source>
        <translation>„{}“ ausprobieren</translation>
    </message>
    <message>
        <source>Export {}</source>
        <translation>{} exportieren</translation>
    </message>
    <message>
        <source>Mend {} picture</source>
        <translation>{} Bild reparieren</translation>
    </message>
    <message>
        <source>Mend {} pictures</source>
        <translation>{} Bilder reparieren</translation>
    </message>
    <message>
        <source>Panel {}, {} variations</source>
        <translation>Panel {}, {} Variationen</translation>
    </message>
    <message>
        <source>Panel {}</source>
        <translation>Panel {}</translation>
    </message>
    <message>
        <source>{} panel</source>
        <translation>{} Panel</translation>
    </message>
    <message>
        <source>{} panels</source>
        <translation>{} Panels</translation>
    </message>
    <message>
        <source>{} of “{}”</source>
        <translation>{} aus „{}“</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Abgebrochen</translation>
    </message>
    <message>
        <source>Interrupted when Castboard ended</source>
        <translation>Beim Beenden von Castboard unterbrochen</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Cancelling…</source>
        <translation>Bricht ab…</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>Startet</translation>
    </message>
    <message>
        <source>about {} left</source>
        <translation>noch etwa {}</translation>
    </message>
    <message>
        <source>estimating</source>
        <translation>wird geschätzt</translation>
    </message>
    <message>
        <source>not measured yet</source>
        <translation>noch nicht gemessen</translation>
    </message>
    <message>
        <source>about {}</source>
        <translation>etwa {}</translation>
    </message>
    <message>
        <source>{} of {}</source>
        <translation>{} von {}</translation>
    </message>
</context>
<context>
    <name>ListDialog</name>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Untitled</source>
        <translation>Ohne Titel</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Wiederholen</translation>
    </message>
    <message>
        <source>This library is open for reading only.</source>
        <translation>Diese Bibliothek ist nur zum Lesen geöffnet.</translation>
    </message>
    <message>
        <source>Look at everything and export it; nothing can be drawn or changed.</source>
        <translation>Sie können alles ansehen und exportieren, aber nichts zeichnen oder ändern.</translation>
    </message>
</context>
<context>
    <name>Making</name>
    <message>
        <source>Make panels from script</source>
        <translation>Panels aus Drehbuch erstellen</translation>
    </message>
    <message>
        <source>Untitled storyboard</source>
        <translation>Storyboard ohne Titel</translation>
    </message>
    <message>
        <source>1 panel was made.</source>
        <translation>1 Panel wurde erstellt.</translation>
    </message>
    <message>
        <source>{} panels were made.</source>
        <translation>{} Panels wurden erstellt.</translation>
    </message>
    <message>
        <source>1 character was added to the library; undo leaves it there.</source>
        <translation>1 Figur wurde zur Bibliothek hinzugefügt; Rückgängigmachen lässt sie dort.</translation>
    </message>
    <message>
        <source>{} characters were added to the library; undo leaves them there.</source>
        <translation>{} Figuren wurden zur Bibliothek hinzugefügt; Rückgängigmachen lässt sie dort.</translation>
    </message>
</context>
<context>
    <name>ManyForm</name>
    <message>
        <source>Mixed</source>
        <translation>Gemischt</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keiner</translation>
    </message>
    <message>
        <source>{} (mixed)</source>
        <translation>{} (gemischt)</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>Gesperrt</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>Freigegeben</translation>
    </message>
    <message>
        <source>What you change here is changed in all of them.</source>
        <translation>Was Sie hier ändern, ändert sich in allen.</translation>
    </message>
    <message>
        <source>A locked panel is not drawn again.</source>
        <translation>Ein gesperrtes Panel wird nicht neu gezeichnet.</translation>
    </message>
    <message>
        <source>Negative prompt</source>
        <translation>Negativ-Prompt</translation>
    </message>
</context>
<context>
    <name>Masking</name>
    <message>
        <source>Its panel is not on the open board.</source>
        <translation>Ihr Panel ist nicht auf dem geöffneten Board.</translation>
    </message>
    <message>
        <source>The panel has no picture with this character now.</source>
        <translation>Das Panel hat jetzt kein Bild mit dieser Figur.</translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;Panel</source>
        <translation>&amp;Panel</translation>
    </message>
    <message>
        <source>&amp;Library</source>
        <translation>Bib&amp;liothek</translation>
    </message>
    <message>
        <source>&amp;Generate</source>
        <translation>&amp;Erzeugen</translation>
    </message>
    <message>
        <source>&amp;Queue</source>
        <translation>&amp;Warteschlange</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>Werkzeuge</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Abspielen</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Export</translation>
    </message>
</context>
<context>
    <name>Middle</name>
    <message>
        <source>No picture yet</source>
        <translation>Noch kein Bild</translation>
    </message>
    <message>
        <source>Generate this panel, and every take of it is kept here.</source>
        <translation>Erzeugen Sie dieses Panel: Jeder Take davon bleibt hier erhalten.</translation>
    </message>
    <message>
        <source>This picture cannot be read</source>
        <translation>Dieses Bild kann nicht gelesen werden</translation>
    </message>
    <message>
        <source>“Check library” tells why, and draws it again where it can.</source>
        <translation>„Bibliothek prüfen“ sagt, warum, und zeichnet es neu, wo es geht.</translation>
    </message>
</context>
<context>
    <name>ModelList</name>
    <message>
        <source>St&amp;op looking</source>
        <translation>Suche be&amp;enden</translation>
    </message>
    <message>
        <source>Models on this machine</source>
        <translation>Modelle auf diesem Rechner</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Base</source>
        <translation>Basis</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Found in</source>
        <translation>Gefunden in</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Looking for models</source>
        <translation>Modelle werden gesucht</translation>
    </message>
    <message>
        <source>About the selected model</source>
        <translation>Über das gewählte Modell</translation>
    </message>
    <message>
        <source>Look in another &amp;folder…</source>
        <translation>In anderem &amp;Ordner suchen…</translation>
    </message>
    <message>
        <source>Built-in model</source>
        <translation>Eingebautes Modell</translation>
    </message>
    <message>
        <source>Your folder</source>
        <translation>Ihr Ordner</translation>
    </message>
    <message>
        <source>Cannot be used</source>
        <translation>Nicht verwendbar</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>Aktiv</translation>
    </message>
    <message>
        <source>Can be used</source>
        <translation>Verwendbar</translation>
    </message>
    <message>
        <source>Small and quick: it draws simple pictures of simple things, to try everything out. For real work choose an SDXL or SD 1.5 model.</source>
        <translation>Klein und schnell: Es zeichnet einfache Bilder von einfachen Dingen, um alles auszuprobieren. Für richtige Arbeit wählen Sie ein SDXL- oder SD-1.5-Modell.</translation>
    </message>
    <message>
        <source>Choose a folder with models</source>
        <translation>Ordner mit Modellen wählen</translation>
    </message>
    <message>
        <source>L&amp;ook again</source>
        <translation>Neu &amp;suchen</translation>
    </message>
    <message>
        <source>{} model</source>
        <translation>{} Modell</translation>
    </message>
    <message>
        <source>{} models</source>
        <translation>{} Modelle</translation>
    </message>
    <message>
        <source>, {} of no use here</source>
        <translation>, dazu {} nicht verwendbar</translation>
    </message>
</context>
<context>
    <name>ModelPage</name>
    <message>
        <source>Choose a model</source>
        <translation>Modell wählen</translation>
    </message>
    <message>
        <source>Models of ComfyUI, A1111, Forge, Stability Matrix, InvokeAI, Fooocus, Krita and the Hugging Face cache are used where they are. None is moved or changed.</source>
        <translation>Modelle von ComfyUI, A1111, Forge, Stability Matrix, InvokeAI, Fooocus, Krita und aus dem Cache von Hugging Face werden dort verwendet, wo sie liegen. Keines wird verschoben oder verändert.</translation>
    </message>
</context>
<context>
    <name>ModelsDialog</name>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>Castboard reads models where they are; it moves and changes none.</source>
        <translation>Castboard liest Modelle dort, wo sie liegen; es verschiebt und verändert keines.</translation>
    </message>
    <message>
        <source>&amp;Use this model</source>
        <translation>Modell &amp;verwenden</translation>
    </message>
    <message>
        <source>This model draws from the next start on.</source>
        <translation>Dieses Modell zeichnet ab dem nächsten Start.</translation>
    </message>
</context>
<context>
    <name>NameRow</name>
    <message>
        <source>{} is in the library already</source>
        <translation>{} ist schon in der Bibliothek</translation>
    </message>
    <message>
        <source>Make {} a character</source>
        <translation>{} als Figur anlegen</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>Worte</translation>
    </message>
    <message>
        <source>Noun</source>
        <translation>Hauptwort</translation>
    </message>
    <message>
        <source>What it looks like, as every panel will say it</source>
        <translation>Das Aussehen, wie es in jedem Panel stehen wird</translation>
    </message>
    <message>
        <source>The one word of these that is looked for in the picture</source>
        <translation>Das eine Wort davon, nach dem im Bild gesucht wird</translation>
    </message>
</context>
<context>
    <name>NameRows</name>
    <message>
        <source>Prompts name the ticked ones with an @. Cast new characters afterwards.</source>
        <translation>Prompts nennen die angehakten mit einem @. Casten Sie neue Figuren danach.</translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>Something went wrong inside Castboard.</source>
        <translation>In Castboard ist etwas schiefgegangen.</translation>
    </message>
    <message>
        <source>Your work is saved. The log in {} says more.</source>
        <translation>Ihre Arbeit ist gespeichert. Mehr steht im Protokoll in {}.</translation>
    </message>
</context>
<context>
    <name>NoticeStrip</name>
    <message>
        <source>Close this notice</source>
        <translation>Diesen Hinweis schließen</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
</context>
<context>
    <name>Opener</name>
    <message>
        <source>Untitled storyboard</source>
        <translation>Storyboard ohne Titel</translation>
    </message>
    <message>
        <source>Rename project</source>
        <translation>Projekt umbenennen</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>Import a story</source>
        <translation>Geschichte importieren</translation>
    </message>
    <message>
        <source>Stories (*.toml)</source>
        <translation>Geschichten (*.toml)</translation>
    </message>
    <message>
        <source>Import story</source>
        <translation>Geschichte importieren</translation>
    </message>
    <message>
        <source>Castboard archive (*.castboard)</source>
        <translation>Castboard-Archiv (*.castboard)</translation>
    </message>
    <message>
        <source>Castboard archive with cached inversions (*.castboard)</source>
        <translation>Castboard-Archiv mit zwischengespeicherten Inversionen (*.castboard)</translation>
    </message>
    <message>
        <source>Pack project</source>
        <translation>Projekt packen</translation>
    </message>
    <message>
        <source>Unpack archive</source>
        <translation>Archiv entpacken</translation>
    </message>
    <message>
        <source>Castboard archives (*.castboard)</source>
        <translation>Castboard-Archive (*.castboard)</translation>
    </message>
    <message>
        <source>Pictures ({})</source>
        <translation>Bilder ({})</translation>
    </message>
    <message>
        <source>Import pictures as styles</source>
        <translation>Bilder als Stile importieren</translation>
    </message>
    <message>
        <source>Storyboard</source>
        <translation>Storyboard</translation>
    </message>
    <message>
        <source>Export sheet</source>
        <translation>Bogen exportieren</translation>
    </message>
    <message>
        <source>PDF sheet (*.pdf)</source>
        <translation>PDF-Bogen (*.pdf)</translation>
    </message>
    <message>
        <source>PNG sheet (*.png)</source>
        <translation>PNG-Bogen (*.png)</translation>
    </message>
</context>
<context>
    <name>Opening</name>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Open for reading only</source>
        <translation>Nur zum Lesen öffnen</translation>
    </message>
    <message>
        <source>Choose another folder…</source>
        <translation>Anderen Ordner wählen…</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Choose the folder of a library</source>
        <translation>Ordner einer Bibliothek wählen</translation>
    </message>
</context>
<context>
    <name>OwnPictureDialog</name>
    <message>
        <source>Your picture of {}</source>
        <translation>Ihr Bild von {}</translation>
    </message>
    <message>
        <source>Every panel will show {} as this picture does.</source>
        <translation>Jedes Panel wird {} so zeigen wie dieses Bild.</translation>
    </message>
    <message>
        <source>Name the “{}”: that is how {} is found in the picture.</source>
        <translation>Nennen Sie „{}“: So wird {} im Bild gefunden.</translation>
    </message>
    <message>
        <source>a {} standing</source>
        <translation>auf Englisch: a {} standing</translation>
    </message>
    <message>
        <source>The picture sho&amp;ws</source>
        <translation>Das Bild &amp;zeigt</translation>
    </message>
    <message>
        <source>Say what is in the picture: who, doing what, and where.</source>
        <translation>Sagen Sie, was das Bild zeigt: wer was tut und wo.</translation>
    </message>
    <message>
        <source>Use this picture</source>
        <translation>Dieses Bild verwenden</translation>
    </message>
</context>
<context>
    <name>PagesView</name>
    <message>
        <source>Pages of the sheet</source>
        <translation>Seiten des Bogens</translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>An action, a panel, a character, a project…</source>
        <translation>Eine Aktion, ein Panel, eine Figur, ein Projekt…</translation>
    </message>
    <message>
        <source>Find an action or a name</source>
        <translation>Aktion oder Namen suchen</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>Was gefunden wurde</translation>
    </message>
    <message>
        <source>Nothing fits.</source>
        <translation>Nichts passt.</translation>
    </message>
</context>
<context>
    <name>PanelEdits</name>
    <message>
        <source>Add panel</source>
        <translation>Panel hinzufügen</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Duplizieren</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>Verschieben</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Einfügen</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Sperren</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Entsperren</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>Freigeben</translation>
    </message>
    <message>
        <source>Take back approval</source>
        <translation>Freigabe zurücknehmen</translation>
    </message>
    <message>
        <source>Choose take</source>
        <translation>Take wählen</translation>
    </message>
    <message>
        <source>Star take</source>
        <translation>Stern setzen</translation>
    </message>
    <message>
        <source>Take away star</source>
        <translation>Stern entfernen</translation>
    </message>
    <message>
        <source>prompt</source>
        <translation>Prompt</translation>
    </message>
    <message>
        <source>negative prompt</source>
        <translation>Negativ-Prompt</translation>
    </message>
    <message>
        <source>shot size</source>
        <translation>Einstellungsgröße</translation>
    </message>
    <message>
        <source>angle</source>
        <translation>Perspektive</translation>
    </message>
    <message>
        <source>lens</source>
        <translation>Objektiv</translation>
    </message>
    <message>
        <source>camera move</source>
        <translation>Kamerabewegung</translation>
    </message>
    <message>
        <source>action</source>
        <translation>Handlung</translation>
    </message>
    <message>
        <source>dialogue</source>
        <translation>Dialog</translation>
    </message>
    <message>
        <source>sound</source>
        <translation>Ton</translation>
    </message>
    <message>
        <source>notes</source>
        <translation>Notizen</translation>
    </message>
    <message>
        <source>caption</source>
        <translation>Beschriftung</translation>
    </message>
    <message>
        <source>duration</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>seed</source>
        <translation>Seed</translation>
    </message>
    <message>
        <source>mask</source>
        <translation>Maske</translation>
    </message>
    <message>
        <source>control picture</source>
        <translation>Steuerbild</translation>
    </message>
    <message>
        <source>Change {}</source>
        <translation>{} ändern</translation>
    </message>
</context>
<context>
    <name>PanelForm</name>
    <message>
        <source>Change caption</source>
        <translation>Beschriftung ändern</translation>
    </message>
</context>
<context>
    <name>PanelPage</name>
    <message>
        <source>No panel to look at</source>
        <translation>Kein Panel zum Ansehen</translation>
    </message>
    <message>
        <source>Add one on the board.</source>
        <translation>Fügen Sie auf dem Board eines hinzu.</translation>
    </message>
    <message>
        <source>To the board</source>
        <translation>Zum Board</translation>
    </message>
</context>
<context>
    <name>PanelViewRows</name>
    <message>
        <source>No panel is open large</source>
        <translation>Kein Panel ist groß geöffnet</translation>
    </message>
</context>
<context>
    <name>PanelsModel</name>
    <message>
        <source>Queued</source>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>Step {} of {}</source>
        <translation>Schritt {} von {}</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>Startet</translation>
    </message>
    <message>
        <source>Failed: {}</source>
        <translation>Fehler: {}</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Out of date: {}</source>
        <translation>Veraltet: {}</translation>
    </message>
    <message>
        <source>Least like {} here</source>
        <translation>Hier am wenigsten wie {}</translation>
    </message>
    <message>
        <source>Panel {}</source>
        <translation>Panel {}</translation>
    </message>
    <message>
        <source>Goes on with the shot before it</source>
        <translation>Setzt die vorige Einstellung fort</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>Gesperrt</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>Freigegeben</translation>
    </message>
    <message>
        <source>Scene “{}” begins</source>
        <translation>Szene „{}“ beginnt</translation>
    </message>
    <message>
        <source>A scene begins</source>
        <translation>Eine Szene beginnt</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Ton</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notizen</translation>
    </message>
    <message>
        <source>Ready to be generated</source>
        <translation>Bereit zum Erzeugen</translation>
    </message>
</context>
<context>
    <name>Parts</name>
    <message>
        <source>Library</source>
        <translation>Bibliothek</translation>
    </message>
    <message>
        <source>Script</source>
        <translation>Drehbuch</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>Inspektor</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Warteschlange</translation>
    </message>
</context>
<context>
    <name>PathEdit</name>
    <message>
        <source>The built-in model</source>
        <translation>Das eingebaute Modell</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>Wählen</translation>
    </message>
    <message>
        <source>A file…</source>
        <translation>Datei…</translation>
    </message>
    <message>
        <source>A folder…</source>
        <translation>Ordner…</translation>
    </message>
    <message>
        <source>Choose a model</source>
        <translation>Modell wählen</translation>
    </message>
    <message>
        <source>Choose the folder of a model</source>
        <translation>Ordner eines Modells wählen</translation>
    </message>
</context>
<context>
    <name>PictureDialog</name>
    <message>
        <source>Drop a picture here</source>
        <translation>Bild hier ablegen</translation>
    </message>
    <message>
        <source>Not taken in yet</source>
        <translation>Noch nicht aufgenommen</translation>
    </message>
    <message>
        <source>Reference picture</source>
        <translation>Vorlage</translation>
    </message>
    <message>
        <source>What the model takes in</source>
        <translation>Was das Modell aufnimmt</translation>
    </message>
    <message>
        <source>See what the model &amp;takes in</source>
        <translation>Zeigen, was das Modell &amp;aufnimmt</translation>
    </message>
    <message>
        <source>Inverts the picture, as drawing with it does once, and draws it back.</source>
        <translation>Invertiert das Bild, wie es auch beim Zeichnen damit einmal geschieht, und zeichnet es dann nach.</translation>
    </message>
    <message>
        <source>Your picture</source>
        <translation>Ihr Bild</translation>
    </message>
    <message>
        <source>What comes back</source>
        <translation>Was zurückkommt</translation>
    </message>
    <message>
        <source>Choose a &amp;picture…</source>
        <translation>&amp;Bild wählen…</translation>
    </message>
    <message>
        <source>Crop…</source>
        <translation>Zuschneiden…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Choose a picture</source>
        <translation>Bild wählen</translation>
    </message>
    <message>
        <source>Pictures ({})</source>
        <translation>Bilder ({})</translation>
    </message>
</context>
<context>
    <name>PlacesPage</name>
    <message>
        <source>Where things are kept</source>
        <translation>Wo alles liegt</translation>
    </message>
    <message>
        <source>Everything you make is in the library. Copy that folder and you have it all.</source>
        <translation>Alles, was Sie machen, liegt in der Bibliothek. Kopieren Sie diesen Ordner, und Sie haben alles.</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>Show the folder: {}</source>
        <translation>Ordner zeigen: {}</translation>
    </message>
</context>
<context>
    <name>Player</name>
    <message>
        <source>Panel {} of {}</source>
        <translation>Panel {} von {}</translation>
    </message>
</context>
<context>
    <name>Pointer</name>
    <message>
        <source>This library is open for reading only.</source>
        <translation>Diese Bibliothek ist nur zum Lesen geöffnet.</translation>
    </message>
    <message>
        <source>This panel is locked. Unlock it to draw it again.</source>
        <translation>Dieses Panel ist gesperrt. Entsperren Sie es, um es neu zu zeichnen.</translation>
    </message>
    <message>
        <source>This panel is being drawn.</source>
        <translation>Dieses Panel wird gerade gezeichnet.</translation>
    </message>
    <message>
        <source>Generate this panel</source>
        <translation>Dieses Panel erzeugen</translation>
    </message>
    <message>
        <source>Draw variations: the same panel with other seeds</source>
        <translation>Variationen zeichnen: dasselbe Panel mit anderen Seeds</translation>
    </message>
    <message>
        <source>Unlock: let it be drawn again</source>
        <translation>Entsperren: wieder neu zeichnen lassen</translation>
    </message>
    <message>
        <source>Lock: keep this picture</source>
        <translation>Sperren: dieses Bild behalten</translation>
    </message>
    <message>
        <source>See it large</source>
        <translation>Groß ansehen</translation>
    </message>
</context>
<context>
    <name>ProjectsDialog</name>
    <message>
        <source>Projects</source>
        <translation>Projekte</translation>
    </message>
    <message>
        <source>Search projects</source>
        <translation>Projekte durchsuchen</translation>
    </message>
    <message>
        <source>Move to the &amp;bin</source>
        <translation>In den &amp;Papierkorb</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>{} more; search for them.</source>
        <translation>{} weitere; suchen Sie danach.</translation>
    </message>
    <message>
        <source>{} panel</source>
        <translation>{} Panel</translation>
    </message>
    <message>
        <source>{} panels</source>
        <translation>{} Panels</translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation>Ohne Titel</translation>
    </message>
    <message>
        <source>{} (open now)</source>
        <translation>{} (jetzt geöffnet)</translation>
    </message>
    <message>
        <source>Open another project first.</source>
        <translation>Öffnen Sie zuerst ein anderes Projekt.</translation>
    </message>
</context>
<context>
    <name>PromptField</name>
    <message>
        <source>What the picture shows. Write @Name for a character.</source>
        <translation>Was das Bild zeigt. Für eine Figur @Name schreiben.</translation>
    </message>
    <message>
        <source>(word:1.2) counts more, {a|b} is one of several.
Ctrl+Up, Ctrl+Down: weigh the selected words
Alt+Up, Alt+Down: recent prompts</source>
        <translation>(Wort:1.2) zählt mehr, {a|b} ist eines von mehreren.
Strg+Auf, Strg+Ab: ausgewählte Wörter gewichten
Alt+Auf, Alt+Ab: frühere Prompts</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>Zuletzt</translation>
    </message>
    <message>
        <source>Prompts that were drawn before</source>
        <translation>Prompts, die schon gezeichnet wurden</translation>
    </message>
    <message>
        <source>As read</source>
        <translation>Gelesen</translation>
    </message>
    <message>
        <source>Show the words that the model gets</source>
        <translation>Die Wörter zeigen, die das Modell bekommt</translation>
    </message>
    <message>
        <source>What the model reads</source>
        <translation>Was das Modell liest</translation>
    </message>
    <message>
        <source>P&amp;rompt</source>
        <translation>P&amp;rompt</translation>
    </message>
    <message>
        <source>Nothing has been drawn yet</source>
        <translation>Noch wurde nichts gezeichnet</translation>
    </message>
    <message>
        <source>{} of {} tokens</source>
        <translation>{} von {} Tokens</translation>
    </message>
    <message>
        <source>Tracks {}</source>
        <translation>Verfolgt: {}</translation>
    </message>
    <message>
        <source>Too long: the model does not read “{}”.</source>
        <translation>Zu lang: Das Modell liest „{}“ nicht mehr.</translation>
    </message>
    <message>
        <source>The model does not know the word {}.</source>
        <translation>Das Modell kennt das Wort {} nicht.</translation>
    </message>
    <message>
        <source>The model does not know the words {}.</source>
        <translation>Das Modell kennt die Wörter {} nicht.</translation>
    </message>
    <message>
        <source>“{}”</source>
        <translation>„{}“</translation>
    </message>
    <message>
        <source>And {} other.</source>
        <translation>Und {} weiteres.</translation>
    </message>
    <message>
        <source>And {} others.</source>
        <translation>Und {} weitere.</translation>
    </message>
</context>
<context>
    <name>QueuePage</name>
    <message>
        <source>Nothing is being drawn. Generate panels, or cast a character.</source>
        <translation>Es wird nichts gezeichnet. Erzeugen Sie Panels oder casten Sie eine Figur.</translation>
    </message>
</context>
<context>
    <name>QueueRows</name>
    <message>
        <source>&amp;Cancel this panel</source>
        <translation>Dieses Panel &amp;abbrechen</translation>
    </message>
</context>
<context>
    <name>QueueView</name>
    <message>
        <source>Queue</source>
        <translation>Warteschlange</translation>
    </message>
</context>
<context>
    <name>ReasonWords</name>
    <message>
        <source>{} was changed since (version {}, now {}).</source>
        <translation>{} wurde seitdem geändert (Version {}, jetzt {}).</translation>
    </message>
    <message>
        <source>{} joined</source>
        <translation>jetzt mit {}</translation>
    </message>
    <message>
        <source>{} left</source>
        <translation>jetzt ohne {}</translation>
    </message>
    <message>
        <source>{} changed</source>
        <translation>{} geändert</translation>
    </message>
    <message>
        <source>{} recast</source>
        <translation>{} neu gecastet</translation>
    </message>
    <message>
        <source>{} is dressed otherwise</source>
        <translation>{} anders gekleidet</translation>
    </message>
    <message>
        <source>style added</source>
        <translation>Stil ergänzt</translation>
    </message>
    <message>
        <source>style taken away</source>
        <translation>Stil entfernt</translation>
    </message>
    <message>
        <source>other style</source>
        <translation>anderer Stil</translation>
    </message>
    <message>
        <source>style changed</source>
        <translation>Stil geändert</translation>
    </message>
    <message>
        <source>prompt changed</source>
        <translation>Prompt geändert</translation>
    </message>
    <message>
        <source>mask changed</source>
        <translation>Maske geändert</translation>
    </message>
    <message>
        <source>control changed</source>
        <translation>Steuerbild geändert</translation>
    </message>
    <message>
        <source>other seed</source>
        <translation>anderer Seed</translation>
    </message>
    <message>
        <source>other size</source>
        <translation>andere Größe</translation>
    </message>
    <message>
        <source>other model</source>
        <translation>anderes Modell</translation>
    </message>
    <message>
        <source>other add-ons</source>
        <translation>andere Zusätze</translation>
    </message>
    <message>
        <source>other sampling</source>
        <translation>anderes Sampling</translation>
    </message>
    <message>
        <source>other quality</source>
        <translation>andere Qualität</translation>
    </message>
    <message>
        <source>newer method</source>
        <translation>neues Verfahren</translation>
    </message>
    <message>
        <source>{} is in the panel now.</source>
        <translation>{} ist jetzt im Panel.</translation>
    </message>
    <message>
        <source>{} is not in the panel any more.</source>
        <translation>{} ist nicht mehr im Panel.</translation>
    </message>
    <message>
        <source>{} was changed since.</source>
        <translation>{} wurde seitdem geändert.</translation>
    </message>
    <message>
        <source>{} was cast again.</source>
        <translation>{} wurde neu gecastet.</translation>
    </message>
    <message>
        <source>{} is dressed otherwise now.</source>
        <translation>{} ist jetzt anders gekleidet.</translation>
    </message>
    <message>
        <source>The style “{}” was added.</source>
        <translation>Der Stil „{}“ wurde hinzugefügt.</translation>
    </message>
    <message>
        <source>The style “{}” was taken away.</source>
        <translation>Der Stil „{}“ wurde entfernt.</translation>
    </message>
    <message>
        <source>The style is “{}” now.</source>
        <translation>Der Stil ist jetzt „{}“.</translation>
    </message>
    <message>
        <source>The style “{}” was changed since.</source>
        <translation>Der Stil „{}“ wurde seitdem geändert.</translation>
    </message>
    <message>
        <source>The prompt was changed.</source>
        <translation>Der Prompt wurde geändert.</translation>
    </message>
    <message>
        <source>What is painted on it was changed.</source>
        <translation>Was darauf gemalt ist, wurde geändert.</translation>
    </message>
    <message>
        <source>The picture that steers it was changed.</source>
        <translation>Das Steuerbild wurde geändert.</translation>
    </message>
    <message>
        <source>The seed is another one.</source>
        <translation>Der Seed ist ein anderer.</translation>
    </message>
    <message>
        <source>Pictures have another size now.</source>
        <translation>Bilder haben jetzt eine andere Größe.</translation>
    </message>
    <message>
        <source>Another model draws now.</source>
        <translation>Jetzt zeichnet ein anderes Modell.</translation>
    </message>
    <message>
        <source>Other LoRAs or embeddings are used now.</source>
        <translation>Jetzt werden andere LoRAs oder Embeddings verwendet.</translation>
    </message>
    <message>
        <source>Steps, sampler or guidance were changed.</source>
        <translation>Schritte, Sampler oder Guidance wurden geändert.</translation>
    </message>
    <message>
        <source>The quality was changed.</source>
        <translation>Die Qualität wurde geändert.</translation>
    </message>
    <message>
        <source>This Castboard draws it otherwise than the one before.</source>
        <translation>Dieses Castboard zeichnet es anders als das vorige.</translation>
    </message>
</context>
<context>
    <name>RecipeWords</name>
    <message>
        <source>Seed {}</source>
        <translation>Seed {}</translation>
    </message>
    <message>
        <source>{} steps</source>
        <translation>{} Schritte</translation>
    </message>
    <message>
        <source>{} s</source>
        <translation>{} s</translation>
    </message>
    <message>
        <source>model {}</source>
        <translation>Modell {}</translation>
    </message>
    <message>
        <source>Faithful</source>
        <translation>Getreu</translation>
    </message>
    <message>
        <source>Balanced</source>
        <translation>Ausgewogen</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>Entwurf</translation>
    </message>
</context>
<context>
    <name>Remarks</name>
    <message>
        <source>Not cast yet</source>
        <translation>Noch nicht gecastet</translation>
    </message>
</context>
<context>
    <name>ReportDialog</name>
    <message>
        <source>Report a problem</source>
        <translation>Problem melden</translation>
    </message>
    <message>
        <source>Something went wrong inside Castboard</source>
        <translation>In Castboard ist etwas schiefgegangen</translation>
    </message>
    <message>
        <source>Send this to whoever looks after Castboard, and say what you did before. Folders, your name and the computer&apos;s are left out; read it before you send it.</source>
        <translation>Senden Sie dies an die, die Castboard betreuen, und schreiben Sie dazu, was Sie zuvor getan haben. Ordner, Ihr Name und der des Rechners sind weggelassen; lesen Sie den Bericht, bevor Sie ihn senden.</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Bericht</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Show the log</source>
        <translation>Protokoll anzeigen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
</context>
<context>
    <name>Restoring</name>
    <message>
        <source>New panel from a picture</source>
        <translation>Neues Panel aus einem Bild</translation>
    </message>
</context>
<context>
    <name>RestyleDialog</name>
    <message>
        <source>Restyle the board</source>
        <translation>Stil des Boards ändern</translation>
    </message>
    <message>
        <source>Every panel that is not locked is drawn again in the style you choose.</source>
        <translation>Jedes Panel, das nicht gesperrt ist, wird im gewählten Stil neu gezeichnet.</translation>
    </message>
    <message>
        <source>Search styles</source>
        <translation>Stile durchsuchen</translation>
    </message>
    <message>
        <source>Styles</source>
        <translation>Stile</translation>
    </message>
    <message>
        <source>Restyle</source>
        <translation>Stil ändern</translation>
    </message>
    <message>
        <source>No style</source>
        <translation>Kein Stil</translation>
    </message>
    <message>
        <source>Choose a style.</source>
        <translation>Wählen Sie einen Stil.</translation>
    </message>
    <message>
        <source>Nothing would be drawn.</source>
        <translation>Es würde nichts gezeichnet.</translation>
    </message>
    <message>
        <source>{} panel</source>
        <translation>{} Panel</translation>
    </message>
    <message>
        <source>{} panels</source>
        <translation>{} Panels</translation>
    </message>
    <message>
        <source>{} locked panel stays as it is.</source>
        <translation>{} gesperrtes Panel bleibt, wie es ist.</translation>
    </message>
    <message>
        <source>{} locked panels stay as they are.</source>
        <translation>{} gesperrte Panels bleiben, wie sie sind.</translation>
    </message>
</context>
<context>
    <name>Resuming</name>
    <message>
        <source>What they finished is kept.</source>
        <translation>Was schon fertig war, bleibt erhalten.</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>{} job was interrupted</source>
        <translation>{} Auftrag wurde unterbrochen</translation>
    </message>
    <message>
        <source>{} jobs were interrupted</source>
        <translation>{} Aufträge wurden unterbrochen</translation>
    </message>
    <message>
        <source>{} panel</source>
        <translation>{} Panel</translation>
    </message>
    <message>
        <source>{} panels</source>
        <translation>{} Panels</translation>
    </message>
    <message>
        <source>{} job was discarded.</source>
        <translation>{} Auftrag wurde verworfen.</translation>
    </message>
    <message>
        <source>{} jobs were discarded.</source>
        <translation>{} Aufträge wurden verworfen.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
</context>
<context>
    <name>RowDelegate</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Remove from the list</source>
        <translation>Aus der Liste entfernen</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
</context>
<context>
    <name>RowGroup</name>
    <message>
        <source>The library is open for reading only</source>
        <translation>Die Bibliothek ist nur zum Lesen geöffnet</translation>
    </message>
    <message>
        <source>There is no panel yet</source>
        <translation>Es gibt noch kein Panel</translation>
    </message>
    <message>
        <source>No panel is selected</source>
        <translation>Kein Panel ist ausgewählt</translation>
    </message>
</context>
<context>
    <name>Scenes</name>
    <message>
        <source>Show the panels</source>
        <translation>Panels zeigen</translation>
    </message>
    <message>
        <source>Fold the panels away</source>
        <translation>Panels einklappen</translation>
    </message>
    <message>
        <source>Rename this scene</source>
        <translation>Diese Szene umbenennen</translation>
    </message>
    <message>
        <source>Select the panels of this scene</source>
        <translation>Panels dieser Szene auswählen</translation>
    </message>
</context>
<context>
    <name>ScriptPage</name>
    <message>
        <source>Open a script or shot list</source>
        <translation>Drehbuch oder Einstellungsliste öffnen</translation>
    </message>
    <message>
        <source>Scripts and shot lists ({})</source>
        <translation>Drehbücher und Einstellungslisten ({})</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Make 1 panel</source>
        <translation>1 Panel erstellen</translation>
    </message>
    <message>
        <source>Make {} panels</source>
        <translation>{} Panels erstellen</translation>
    </message>
    <message>
        <source>Make panels</source>
        <translation>Panels erstellen</translation>
    </message>
    <message>
        <source>Fountain</source>
        <translation>Fountain</translation>
    </message>
    <message>
        <source>Final Draft</source>
        <translation>Final Draft</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>Shot list</source>
        <translation>Einstellungsliste</translation>
    </message>
    <message>
        <source>Panels {}</source>
        <translation>Panels {}</translation>
    </message>
    <message>
        <source>Names {}</source>
        <translation>Namen {}</translation>
    </message>
    <message>
        <source>Skipped {}</source>
        <translation>Ausgelassen {}</translation>
    </message>
</context>
<context>
    <name>ScrubBar</name>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
</context>
<context>
    <name>Session</name>
    <message>
        <source>Nothing can be changed: this library is open for reading only.</source>
        <translation>Nichts lässt sich ändern: Diese Bibliothek ist nur zum Lesen geöffnet.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>Theme</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>Light, dark, or as the system is.</source>
        <translation>Hell, dunkel oder wie das System.</translation>
    </message>
    <message>
        <source>System</source>
        <translation>System</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Font size</source>
        <translation>Schriftgröße</translation>
    </message>
    <message>
        <source>Of all text in the window, in points.</source>
        <translation>Für alle Texte im Fenster, in Punkt.</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>The language of the window, from the next start on.</source>
        <translation>Die Sprache des Fensters, ab dem nächsten Start.</translation>
    </message>
    <message>
        <source>English</source>
        <translation>English</translation>
    </message>
    <message>
        <source>Deutsch</source>
        <translation>Deutsch</translation>
    </message>
    <message>
        <source>Model folder</source>
        <translation>Modellordner</translation>
    </message>
    <message>
        <source>The model that draws. Without one, the built-in model does.</source>
        <translation>Das Modell, das zeichnet. Ohne Angabe zeichnet das eingebaute Modell.</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>auto, cpu, mps, cuda, or cuda:1 for the second GPU.</source>
        <translation>auto, cpu, mps, cuda oder cuda:1 für die zweite GPU.</translation>
    </message>
    <message>
        <source>More devices</source>
        <translation>Weitere Geräte</translation>
    </message>
    <message>
        <source>Other GPUs that draw at the same time, such as cuda:1.</source>
        <translation>Andere GPUs, die gleichzeitig zeichnen, etwa cuda:1.</translation>
    </message>
    <message>
        <source>Unload the model after</source>
        <translation>Modell entladen nach</translation>
    </message>
    <message>
        <source>Minutes without work until the model leaves the memory; 0 keeps it there.</source>
        <translation>Minuten ohne Arbeit, bis das Modell den Speicher verlässt; bei 0 bleibt es dort.</translation>
    </message>
    <message>
        <source>Room for cached inversions</source>
        <translation>Platz für Inversionen</translation>
    </message>
    <message>
        <source>Gigabytes on the disk. What was used longest ago goes first.</source>
        <translation>Gigabyte auf dem Datenträger. Am längsten Unbenutztes wird zuerst gelöscht.</translation>
    </message>
    <message>
        <source>Folders with models</source>
        <translation>Ordner mit Modellen</translation>
    </message>
    <message>
        <source>Where models are looked for, beside the places of other programs.</source>
        <translation>Wo nach Modellen gesucht wird, zusätzlich zu den Orten anderer Programme.</translation>
    </message>
    <message>
        <source>Welcomed</source>
        <translation>Begrüßt</translation>
    </message>
    <message>
        <source>Whether the first start has said what Castboard is.</source>
        <translation>Ob der erste Start schon gezeigt hat, was Castboard ist.</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Your own keys by the name of an action; all others have their usual ones.</source>
        <translation>Eigene Kürzel nach dem Namen der Aktion; für alle anderen gilt der Standard.</translation>
    </message>
    <message>
        <source>pt</source>
        <translation>pt</translation>
    </message>
    <message>
        <source>min</source>
        <translation>min</translation>
    </message>
    <message>
        <source>GB</source>
        <translation>GB</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Groups of settings</source>
        <translation>Gruppen von Einstellungen</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Fenster</translation>
    </message>
    <message>
        <source>Drawing</source>
        <translation>Zeichnen</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>Bibliothek</translation>
    </message>
    <message>
        <source>Change keys…</source>
        <translation>Tastenkürzel ändern…</translation>
    </message>
    <message>
        <source>{}: used from the next start on.</source>
        <translation>{}: gilt ab dem nächsten Start.</translation>
    </message>
</context>
<context>
    <name>SheetEdits</name>
    <message>
        <source>Use the sheet template “{}”</source>
        <translation>Layout-Vorlage „{}“ verwenden</translation>
    </message>
    <message>
        <source>“{}” comes with Castboard and stays as it is.</source>
        <translation>„{}“ gehört zu Castboard und bleibt unverändert.</translation>
    </message>
    <message>
        <source>Save yours under another name.</source>
        <translation>Speichern Sie Ihre unter einem anderen Namen.</translation>
    </message>
    <message>
        <source>Save the sheet template “{}”</source>
        <translation>Layout-Vorlage „{}“ speichern</translation>
    </message>
    <message>
        <source>Delete the sheet template “{}”</source>
        <translation>Layout-Vorlage „{}“ löschen</translation>
    </message>
    <message>
        <source>The template is written: {}</source>
        <translation>Die Layout-Vorlage ist geschrieben: {}</translation>
    </message>
    <message>
        <source>Choose a logo</source>
        <translation>Logo wählen</translation>
    </message>
    <message>
        <source>{} (shared)</source>
        <translation>{} (geteilt)</translation>
    </message>
    <message>
        <source>Open the sheet template “{}”</source>
        <translation>Layout-Vorlage „{}“ öffnen</translation>
    </message>
</context>
<context>
    <name>SheetPage</name>
    <message>
        <source>No pages yet</source>
        <translation>Noch keine Seiten</translation>
    </message>
    <message>
        <source>The sheet shows your panels as they will be printed. Add one on the board.</source>
        <translation>Der Bogen zeigt Ihre Panels so, wie sie gedruckt werden. Fügen Sie auf dem Board eines hinzu.</translation>
    </message>
    <message>
        <source>To the board</source>
        <translation>Zum Board</translation>
    </message>
    <message>
        <source>Previous page</source>
        <translation>Vorige Seite</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>Nächste Seite</translation>
    </message>
    <message>
        <source>Whole page</source>
        <translation>Ganze Seite</translation>
    </message>
    <message>
        <source>Page width</source>
        <translation>Seitenbreite</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren…</translation>
    </message>
    <message>
        <source>Page {} of {}</source>
        <translation>Seite {} von {}</translation>
    </message>
    <message>
        <source>On the sheet these are boxes, as no font on this machine has them: {}</source>
        <translation>Auf dem Bogen sind dies Kästchen, da keine Schrift auf diesem Rechner sie enthält: {}</translation>
    </message>
</context>
<context>
    <name>SheetPhrases</name>
    <message>
        <source>Untitled</source>
        <translation>Ohne Titel</translation>
    </message>
    <message>
        <source>{} panel</source>
        <translation>{} Panel</translation>
    </message>
    <message>
        <source>{} panels</source>
        <translation>{} Panels</translation>
    </message>
    <message>
        <source>Scene {}</source>
        <translation>Szene {}</translation>
    </message>
    <message>
        <source>{} (continued)</source>
        <translation>{} (Fortsetzung)</translation>
    </message>
    <message>
        <source>“{}”</source>
        <translation>„{}“</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Ton</translation>
    </message>
    <message>
        <source>Seed {} · {} steps · {} · guidance {}</source>
        <translation>Seed {} · {} Schritte · {} · Guidance {}</translation>
    </message>
    <message>
        <source>{day} {month} {year}</source>
        <translation>{day}. {month} {year}</translation>
    </message>
</context>
<context>
    <name>Shelf</name>
    <message>
        <source>Nothing found</source>
        <translation>Nichts gefunden</translation>
    </message>
    <message>
        <source>Nothing here has all of these words and filters.</source>
        <translation>Nichts hier passt zu allen Wörtern und Filtern.</translation>
    </message>
    <message>
        <source>Show everything</source>
        <translation>Alles zeigen</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Neu</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
</context>
<context>
    <name>ShelfEdits</name>
    <message>
        <source>Change style</source>
        <translation>Stil ändern</translation>
    </message>
    <message>
        <source>Change cast</source>
        <translation>Figuren ändern</translation>
    </message>
    <message>
        <source>“{}” was moved to the bin.</source>
        <translation>„{}“ wurde in den Papierkorb verschoben.</translation>
    </message>
    <message>
        <source>{} styles were moved to the bin.</source>
        <translation>{} Stile wurden in den Papierkorb verschoben.</translation>
    </message>
    <message>
        <source>{} characters were moved to the bin.</source>
        <translation>{} Figuren wurden in den Papierkorb verschoben.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Take it out of that project first.</source>
        <translation>Entfernen Sie den Eintrag zuerst aus diesem Projekt.</translation>
    </message>
    <message>
        <source>Take it out of those projects first.</source>
        <translation>Entfernen Sie den Eintrag zuerst aus diesen Projekten.</translation>
    </message>
    <message>
        <source>“{}” is used by {}.</source>
        <translation>„{}“ wird {} verwendet.</translation>
    </message>
    <message>
        <source>the project “{}”</source>
        <translation>im Projekt „{}“</translation>
    </message>
    <message>
        <source>one other project</source>
        <translation>einem anderen Projekt</translation>
    </message>
    <message>
        <source>{} other projects</source>
        <translation>{} anderen Projekten</translation>
    </message>
    <message>
        <source>the project “{}” and {}</source>
        <translation>im Projekt „{}“ und in {}</translation>
    </message>
    <message>
        <source>“{}” is the same as “{}” but for its name.</source>
        <translation>„{}“ und „{}“ unterscheiden sich nur im Namen.</translation>
    </message>
    <message>
        <source>Show the other one</source>
        <translation>Anderen Eintrag zeigen</translation>
    </message>
    <message>
        <source>Rename {}</source>
        <translation>{} umbenennen</translation>
    </message>
</context>
<context>
    <name>ShelfModel</name>
    <message>
        <source>Favourite</source>
        <translation>Favorit</translation>
    </message>
    <message>
        <source>Folder: {}</source>
        <translation>Ordner: {}</translation>
    </message>
    <message>
        <source>Tags: {}</source>
        <translation>Schlagwörter: {}</translation>
    </message>
</context>
<context>
    <name>ShortcutsDialog</name>
    <message>
        <source>Keys</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Search actions and keys</source>
        <translation>Aktionen und Kürzel durchsuchen</translation>
    </message>
    <message>
        <source>Actions</source>
        <translation>Aktionen</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Aktion</translation>
    </message>
    <message>
        <source>Use it here instead</source>
        <translation>Stattdessen hier verwenden</translation>
    </message>
    <message>
        <source>&amp;New keys</source>
        <translation>&amp;Neues Kürzel</translation>
    </message>
    <message>
        <source>New keys: press them</source>
        <translation>Neues Kürzel: Tasten drücken</translation>
    </message>
    <message>
        <source>No keys</source>
        <translation>Kein Kürzel</translation>
    </message>
    <message>
        <source>The usual</source>
        <translation>Standard</translation>
    </message>
    <message>
        <source>The usual keys for all</source>
        <translation>Standard für alle</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>“{}” has these keys.</source>
        <translation>„{}“ hat dieses Kürzel schon.</translation>
    </message>
</context>
<context>
    <name>ShotForm</name>
    <message>
        <source> s</source>
        <translation> s</translation>
    </message>
    <message>
        <source>Mixed</source>
        <translation>Gemischt</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>Sh&amp;ot</source>
        <translation>E&amp;instellung</translation>
    </message>
    <message>
        <source>D&amp;uration</source>
        <translation>Da&amp;uer</translation>
    </message>
    <message>
        <source>Angle</source>
        <translation>Perspektive</translation>
    </message>
    <message>
        <source>Lens</source>
        <translation>Objektiv</translation>
    </message>
    <message>
        <source>Camera move</source>
        <translation>Kamerabewegung</translation>
    </message>
</context>
<context>
    <name>ShotRows</name>
    <message>
        <source>1 panel</source>
        <translation>1 Panel</translation>
    </message>
    <message>
        <source>{} panels</source>
        <translation>{} Panels</translation>
    </message>
    <message>
        <source>Scene: {}, {}</source>
        <translation>Szene: {}, {}</translation>
    </message>
</context>
<context>
    <name>SkippedLines</name>
    <message>
        <source>Lines that were not understood</source>
        <translation>Nicht verstandene Zeilen</translation>
    </message>
    <message>
        <source>Line {}</source>
        <translation>Zeile {}</translation>
    </message>
</context>
<context>
    <name>Sources</name>
    <message>
        <source>Character</source>
        <translation>Figur</translation>
    </message>
    <message>
        <source>Style</source>
        <translation>Stil</translation>
    </message>
    <message>
        <source>Panel</source>
        <translation>Panel</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>Projekt</translation>
    </message>
</context>
<context>
    <name>Spoken</name>
    <message>
        <source>today</source>
        <translation>heute</translation>
    </message>
</context>
<context>
    <name>Stage</name>
    <message>
        <source>Previous panel (Left)</source>
        <translation>Voriges Panel (Links)</translation>
    </message>
    <message>
        <source>Play (Space)</source>
        <translation>Abspielen (Leertaste)</translation>
    </message>
    <message>
        <source>Next panel (Right)</source>
        <translation>Nächstes Panel (Rechts)</translation>
    </message>
    <message>
        <source>Begin again at the end</source>
        <translation>Am Ende von vorn beginnen</translation>
    </message>
    <message>
        <source>Fill the screen (F)</source>
        <translation>Vollbild (F)</translation>
    </message>
    <message>
        <source>Back to the board (Esc)</source>
        <translation>Zurück zum Board (Esc)</translation>
    </message>
    <message>
        <source>Pause (Space)</source>
        <translation>Anhalten (Leertaste)</translation>
    </message>
    <message>
        <source>Back into the window (F)</source>
        <translation>Zurück ins Fenster (F)</translation>
    </message>
</context>
<context>
    <name>StateWords</name>
    <message>
        <source>Waits for its turn</source>
        <translation>In der Warteschlange</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>Startet</translation>
    </message>
    <message>
        <source>Failed: {}</source>
        <translation>Fehler: {}</translation>
    </message>
    <message>
        <source>Out of date: {}</source>
        <translation>Veraltet: {}</translation>
    </message>
    <message>
        <source>Ready to be generated</source>
        <translation>Bereit zum Erzeugen</translation>
    </message>
    <message>
        <source>Up to date</source>
        <translation>Aktuell</translation>
    </message>
    <message>
        <source>This library is open for reading only.</source>
        <translation>Diese Bibliothek ist nur zum Lesen geöffnet.</translation>
    </message>
    <message>
        <source>This panel is locked. Unlock it to draw it again.</source>
        <translation>Dieses Panel ist gesperrt. Entsperren Sie es, um es neu zu zeichnen.</translation>
    </message>
</context>
<context>
    <name>Status</name>
    <message>
        <source>Ready</source>
        <translation>Bereit</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Gespeichert</translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation>Nicht gespeichert</translation>
    </message>
    <message>
        <source>loaded</source>
        <translation>geladen</translation>
    </message>
    <message>
        <source>Reading only</source>
        <translation>Nur Lesen</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Offline</translation>
    </message>
    <message>
        <source>The job that runs, of all that were asked for</source>
        <translation>Der laufende Auftrag, von allen angeforderten</translation>
    </message>
    <message>
        <source>The most memory that the last work used, of all that its device has</source>
        <translation>Höchster Speicherbedarf der letzten Arbeit, vom gesamten Speicher des Geräts</translation>
    </message>
    <message>
        <source>The model that draws</source>
        <translation>Das Modell, das zeichnet</translation>
    </message>
    <message>
        <source>Castboard works on this machine alone: it sends nothing and fetches nothing.</source>
        <translation>Castboard arbeitet nur auf diesem Rechner: Es sendet nichts und holt nichts aus dem Netz.</translation>
    </message>
    <message>
        <source>Everything is written as you work.</source>
        <translation>Alles wird gespeichert, während Sie arbeiten.</translation>
    </message>
    <message>
        <source>not loaded</source>
        <translation>nicht geladen</translation>
    </message>
    <message>
        <source>{} of {} GB</source>
        <translation>{} von {} GB</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Speichert…</translation>
    </message>
    <message>
        <source>Job {} of {}</source>
        <translation>Auftrag {} von {}</translation>
    </message>
    <message>
        <source>What is not done when you close Castboard is kept for the next start.</source>
        <translation>Was beim Schließen von Castboard nicht fertig ist, bleibt für den nächsten Start erhalten.</translation>
    </message>
    <message>
        <source>{} waiting</source>
        <translation>{} wartend</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Pausiert</translation>
    </message>
    <message>
        <source>Cancelling…</source>
        <translation>Bricht ab…</translation>
    </message>
    <message>
        <source>Generate {} panel</source>
        <translation>{} Panel erzeugen</translation>
    </message>
    <message>
        <source>Generate {} panels</source>
        <translation>{} Panels erzeugen</translation>
    </message>
</context>
<context>
    <name>StorageDialog</name>
    <message>
        <source>Storage</source>
        <translation>Speicherplatz</translation>
    </message>
    <message>
        <source>Together</source>
        <translation>Zusammen</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
    <message>
        <source>Inversions are made again when a panel needs them.</source>
        <translation>Inversionen werden neu erstellt, wenn ein Panel sie braucht.</translation>
    </message>
    <message>
        <source>Free</source>
        <translation>Freigeben</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>Öffnen…</translation>
    </message>
    <message>
        <source>Show…</source>
        <translation>Zeigen…</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Cached inversions</source>
        <translation>Zwischengespeicherte Inversionen</translation>
    </message>
    <message>
        <source>Work that was interrupted</source>
        <translation>Unterbrochene Arbeit</translation>
    </message>
    <message>
        <source>LoRAs, embeddings and ControlNets</source>
        <translation>LoRAs, Embeddings und ControlNets</translation>
    </message>
    <message>
        <source>Projects, styles, characters and the queue</source>
        <translation>Projekte, Stile, Figuren und die Warteschlange</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>Sicherungen</translation>
    </message>
    <message>
        <source>Damaged files, set aside</source>
        <translation>Beschädigte Dateien, beiseitegelegt</translation>
    </message>
    <message>
        <source>Of these, in the bin</source>
        <translation>Davon im Papierkorb</translation>
    </message>
    <message>
        <source>Of these, used by nothing</source>
        <translation>Davon unbenutzt</translation>
    </message>
    <message>
        <source>counting…</source>
        <translation>wird gezählt…</translation>
    </message>
    <message>
        <source>&amp;Room for cached inversions</source>
        <translation>&amp;Platz für Inversionen</translation>
    </message>
    <message>
        <source> GB</source>
        <translation> GB</translation>
    </message>
    <message>
        <source>Room for cached inversions</source>
        <translation>Platz für Inversionen</translation>
    </message>
    <message>
        <source>Where there is no more, the one used longest ago goes.</source>
        <translation>Reicht er nicht, wird die am längsten unbenutzte gelöscht.</translation>
    </message>
    <message>
        <source>The last backup was made {}.</source>
        <translation>Letzte Sicherung: {}.</translation>
    </message>
    <message>
        <source>There is no backup yet.</source>
        <translation>Es gibt noch keine Sicherung.</translation>
    </message>
    <message>
        <source>{} file</source>
        <translation>{} Datei</translation>
    </message>
    <message>
        <source>{} files</source>
        <translation>{} Dateien</translation>
    </message>
    <message>
        <source>Wait until nothing is being drawn, imported, packed or unpacked.</source>
        <translation>Warten Sie, bis nichts mehr gezeichnet, importiert, gepackt oder entpackt wird.</translation>
    </message>
    <message>
        <source>{} are free again.</source>
        <translation>{} sind wieder frei.</translation>
    </message>
</context>
<context>
    <name>StyleDialog</name>
    <message>
        <source>Edit style</source>
        <translation>Stil bearbeiten</translation>
    </message>
    <message>
        <source>New style</source>
        <translation>Neuer Stil</translation>
    </message>
    <message>
        <source>Every panel will look as if it were drawn like this picture.</source>
        <translation>Jedes Panel wird aussehen, als wäre es wie dieses Bild gezeichnet.</translation>
    </message>
    <message>
        <source>A style needs a name, and a picture or words.</source>
        <translation>Ein Stil braucht einen Namen und ein Bild oder Worte.</translation>
    </message>
    <message>
        <source>watercolour</source>
        <translation>auf Englisch: watercolour</translation>
    </message>
    <message>
        <source>a house in the forest</source>
        <translation>auf Englisch: a house in the forest</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>&amp;Style in words</source>
        <translation>&amp;Stil in Worten</translation>
    </message>
    <message>
        <source>The picture sho&amp;ws</source>
        <translation>Das Bild &amp;zeigt</translation>
    </message>
    <message>
        <source>Say what is in the picture, so that only its style is taken over.</source>
        <translation>Sagen Sie, was das Bild zeigt, damit nur sein Stil übernommen wird.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Add style</source>
        <translation>Stil hinzufügen</translation>
    </message>
    <message>
        <source>Stren&amp;gth</source>
        <translation>Stär&amp;ke</translation>
    </message>
    <message>
        <source>How much panels look at the picture; × 1 is usual.</source>
        <translation>Wie stark sich Panels nach dem Bild richten; × 1 ist üblich.</translation>
    </message>
    <message>
        <source>Strength</source>
        <translation>Stärke</translation>
    </message>
</context>
<context>
    <name>TakeStrip</name>
    <message>
        <source>Takes of the panel</source>
        <translation>Takes des Panels</translation>
    </message>
</context>
<context>
    <name>TakesModel</name>
    <message>
        <source>Being drawn</source>
        <translation>Wird gezeichnet</translation>
    </message>
    <message>
        <source>Drawing…</source>
        <translation>Zeichnet…</translation>
    </message>
    <message>
        <source>Shown on the board</source>
        <translation>Auf dem Board gezeigt</translation>
    </message>
    <message>
        <source>Starred</source>
        <translation>Mit Stern</translation>
    </message>
    <message>
        <source>Seed {}</source>
        <translation>Seed {}</translation>
    </message>
    <message>
        <source>Made {}</source>
        <translation>Erstellt: {}</translation>
    </message>
    <message>
        <source>It is what the panel asks for.</source>
        <translation>Entspricht dem, was das Panel verlangt.</translation>
    </message>
</context>
<context>
    <name>Telling</name>
    <message>
        <source>Retry</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Casting {} was interrupted.</source>
        <translation>Das Casting von {} wurde unterbrochen.</translation>
    </message>
    <message>
        <source>Cast {}…</source>
        <translation>{} casten…</translation>
    </message>
    <message>
        <source>{} locked panel was left as it is.</source>
        <translation>{} gesperrtes Panel blieb, wie es war.</translation>
    </message>
    <message>
        <source>{} locked panels were left as they are.</source>
        <translation>{} gesperrte Panels blieben, wie sie waren.</translation>
    </message>
    <message>
        <source>{} job was dropped: its project is no longer there.</source>
        <translation>{} Auftrag wurde verworfen: Sein Projekt gibt es nicht mehr.</translation>
    </message>
    <message>
        <source>{} jobs were dropped: their projects are no longer there.</source>
        <translation>{} Aufträge wurden verworfen: Ihre Projekte gibt es nicht mehr.</translation>
    </message>
    <message>
        <source>A project in the bin can be restored.</source>
        <translation>Ein Projekt im Papierkorb lässt sich wiederherstellen.</translation>
    </message>
    <message>
        <source>Every picture is up to date.</source>
        <translation>Alle Bilder sind aktuell.</translation>
    </message>
    <message>
        <source>Change a prompt, or roll a seed, to get another one.</source>
        <translation>Ändern Sie einen Prompt, oder würfeln Sie einen Seed neu, um ein anderes Bild zu erhalten.</translation>
    </message>
    <message>
        <source>This is being drawn already.</source>
        <translation>Das wird bereits gezeichnet.</translation>
    </message>
    <message>
        <source>What you changed since can be generated when it is finished.</source>
        <translation>Was Sie seitdem geändert haben, können Sie danach erzeugen.</translation>
    </message>
    <message>
        <source>Panel {} was left out.</source>
        <translation>Panel {} wurde ausgelassen.</translation>
    </message>
    <message>
        <source>{} panels were left out.</source>
        <translation>{} Panels wurden ausgelassen.</translation>
    </message>
    <message>
        <source>Panel {}: {}</source>
        <translation>Panel {}: {}</translation>
    </message>
    <message>
        <source>The sheet is written: {}</source>
        <translation>Der Bogen ist geschrieben: {}</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Ordner öffnen</translation>
    </message>
</context>
<context>
    <name>TemplateChooser</name>
    <message>
        <source>{} (changed)</source>
        <translation>{} (geändert)</translation>
    </message>
    <message>
        <source>Sheet</source>
        <translation>Bogen</translation>
    </message>
    <message>
        <source>Save template…</source>
        <translation>Speichern…</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>Take back all changes of the template</source>
        <translation>Alle Änderungen der Layout-Vorlage zurücknehmen</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>Share templates</source>
        <translation>Layout-Vorlagen teilen</translation>
    </message>
    <message>
        <source>&amp;Open a template…</source>
        <translation>Layout-Vorlage ö&amp;ffnen…</translation>
    </message>
    <message>
        <source>Save as a &amp;file…</source>
        <translation>Als &amp;Datei speichern…</translation>
    </message>
    <message>
        <source>&amp;Delete this template</source>
        <translation>Layout-Vorlage &amp;löschen</translation>
    </message>
    <message>
        <source>Template</source>
        <translation>Layout-Vorlage</translation>
    </message>
</context>
<context>
    <name>TemplateForm</name>
    <message>
        <source>Fields, in their order</source>
        <translation>Felder, der Reihe nach</translation>
    </message>
    <message>
        <source>Margins</source>
        <translation>Ränder</translation>
    </message>
    <message>
        <source>Change the sheet’s fields</source>
        <translation>Felder des Bogens ändern</translation>
    </message>
    <message>
        <source>Save template</source>
        <translation>Layout-Vorlage speichern</translation>
    </message>
    <message>
        <source>What is the template called?</source>
        <translation>Wie heißt die Layout-Vorlage?</translation>
    </message>
    <message>
        <source>My sheet</source>
        <translation>Mein Bogen</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Open a sheet template</source>
        <translation>Layout-Vorlage öffnen</translation>
    </message>
    <message>
        <source>Sheet template (*.json)</source>
        <translation>Layout-Vorlage (*.json)</translation>
    </message>
    <message>
        <source>Save the sheet template as a file</source>
        <translation>Layout-Vorlage als Datei speichern</translation>
    </message>
    <message>
        <source>Choose a logo</source>
        <translation>Logo wählen</translation>
    </message>
    <message>
        <source>Pictures (*.png *.jpg *.jpeg *.webp)</source>
        <translation>Bilder (*.png *.jpg *.jpeg *.webp)</translation>
    </message>
</context>
<context>
    <name>Tile</name>
    <message>
        <source>Candidate {}</source>
        <translation>Kandidat {}</translation>
    </message>
</context>
<context>
    <name>TryOutRow</name>
    <message>
        <source>T&amp;ry it on three prompts</source>
        <translation>Mit drei Prompts aus&amp;probieren</translation>
    </message>
    <message>
        <source>a house in the forest</source>
        <translation>a house in the forest</translation>
    </message>
    <message>
        <source>a bear standing in a room</source>
        <translation>a bear standing in a room</translation>
    </message>
    <message>
        <source>a robot sitting on the beach</source>
        <translation>a robot sitting on the beach</translation>
    </message>
    <message>
        <source>Trial {}</source>
        <translation>Versuch {}</translation>
    </message>
    <message>
        <source>Prompt of trial {}</source>
        <translation>Prompt von Versuch {}</translation>
    </message>
</context>
<context>
    <name>Upkeep</name>
    <message>
        <source>The library could not be backed up.</source>
        <translation>Die Bibliothek konnte nicht gesichert werden.</translation>
    </message>
</context>
<context>
    <name>VariantList</name>
    <message>
        <source>&amp;Add a variant</source>
        <translation>Variante &amp;hinzufügen</translation>
    </message>
</context>
<context>
    <name>VariantRow</name>
    <message>
        <source>raincoat</source>
        <translation>Regenmantel</translation>
    </message>
    <message>
        <source>Name of the variant</source>
        <translation>Name der Variante</translation>
    </message>
    <message>
        <source>a fox wearing a yellow raincoat</source>
        <translation>a fox wearing a yellow raincoat</translation>
    </message>
    <message>
        <source>Words of the variant</source>
        <translation>Beschreibung der Variante</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Remove the variant {}</source>
        <translation>Variante {} entfernen</translation>
    </message>
</context>
<context>
    <name>ViewTools</name>
    <message>
        <source>Previous panel (Left)</source>
        <translation>Voriges Panel (Links)</translation>
    </message>
    <message>
        <source>Next panel (Right)</source>
        <translation>Nächstes Panel (Rechts)</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>Einpassen</translation>
    </message>
    <message>
        <source>The whole picture (0)</source>
        <translation>Das ganze Bild (0)</translation>
    </message>
    <message>
        <source>The picture&apos;s own size (1)</source>
        <translation>Originalgröße des Bildes (1)</translation>
    </message>
    <message>
        <source>Masks</source>
        <translation>Masken</translation>
    </message>
    <message>
        <source>Where the characters are (M)</source>
        <translation>Wo die Figuren sind (M)</translation>
    </message>
    <message>
        <source>Paint mask…</source>
        <translation>Maske malen…</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleichen</translation>
    </message>
    <message>
        <source>Panel {}</source>
        <translation>Panel {}</translation>
    </message>
    <message>
        <source>Compare two takes (C)</source>
        <translation>Zwei Takes vergleichen (C)</translation>
    </message>
    <message>
        <source>There must be two takes to compare.</source>
        <translation>Zum Vergleichen braucht es zwei Takes.</translation>
    </message>
    <message>
        <source>Correct where a character is found</source>
        <translation>Korrigieren, wo eine Figur gefunden wird</translation>
    </message>
    <message>
        <source>This library is open for reading only.</source>
        <translation>Diese Bibliothek ist nur zum Lesen geöffnet.</translation>
    </message>
    <message>
        <source>No character is named in this panel.</source>
        <translation>In diesem Panel wird keine Figur genannt.</translation>
    </message>
    <message>
        <source>Generate a picture first.</source>
        <translation>Erzeugen Sie zuerst ein Bild.</translation>
    </message>
</context>
<context>
    <name>Vocabulary</name>
    <message>
        <source>Extreme wide shot</source>
        <translation>Supertotale</translation>
    </message>
    <message>
        <source>Wide shot</source>
        <translation>Totale</translation>
    </message>
    <message>
        <source>Full shot</source>
        <translation>Halbtotale</translation>
    </message>
    <message>
        <source>Medium wide shot</source>
        <translation>Amerikanische</translation>
    </message>
    <message>
        <source>Medium shot</source>
        <translation>Halbnahe</translation>
    </message>
    <message>
        <source>Medium close-up</source>
        <translation>Nahaufnahme</translation>
    </message>
    <message>
        <source>Close-up</source>
        <translation>Großaufnahme</translation>
    </message>
    <message>
        <source>Extreme close-up</source>
        <translation>Extreme Großaufnahme</translation>
    </message>
    <message>
        <source>Over the shoulder</source>
        <translation>Über die Schulter</translation>
    </message>
    <message>
        <source>Point of view</source>
        <translation>Subjektive Kamera</translation>
    </message>
    <message>
        <source>Two shot</source>
        <translation>Zweiereinstellung</translation>
    </message>
    <message>
        <source>A detail of the scene</source>
        <translation>Ein Detail der Szene</translation>
    </message>
    <message>
        <source>Eye level</source>
        <translation>Augenhöhe</translation>
    </message>
    <message>
        <source>High</source>
        <translation>Aufsicht</translation>
    </message>
    <message>
        <source>Low</source>
        <translation>Untersicht</translation>
    </message>
    <message>
        <source>Dutch</source>
        <translation>Gekippt</translation>
    </message>
    <message>
        <source>Overhead</source>
        <translation>Top-Shot</translation>
    </message>
    <message>
        <source>Bird’s eye</source>
        <translation>Vogelperspektive</translation>
    </message>
    <message>
        <source>Worm’s eye</source>
        <translation>Froschperspektive</translation>
    </message>
    <message>
        <source>Static</source>
        <translation>Statisch</translation>
    </message>
    <message>
        <source>Pan left</source>
        <translation>Schwenk links</translation>
    </message>
    <message>
        <source>Pan right</source>
        <translation>Schwenk rechts</translation>
    </message>
    <message>
        <source>Tilt up</source>
        <translation>Schwenk aufwärts</translation>
    </message>
    <message>
        <source>Tilt down</source>
        <translation>Schwenk abwärts</translation>
    </message>
    <message>
        <source>Dolly in</source>
        <translation>Zufahrt</translation>
    </message>
    <message>
        <source>Dolly out</source>
        <translation>Rückfahrt</translation>
    </message>
    <message>
        <source>Truck left</source>
        <translation>Fahrt links</translation>
    </message>
    <message>
        <source>Truck right</source>
        <translation>Fahrt rechts</translation>
    </message>
    <message>
        <source>Crane up</source>
        <translation>Kran aufwärts</translation>
    </message>
    <message>
        <source>Crane down</source>
        <translation>Kran abwärts</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>Zoom heran</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Zoom zurück</translation>
    </message>
    <message>
        <source>Handheld</source>
        <translation>Handkamera</translation>
    </message>
</context>
<context>
    <name>Welcome</name>
    <message>
        <source>Welcome</source>
        <translation>Willkommen</translation>
    </message>
    <message>
        <source>{} of {}</source>
        <translation>{} von {}</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>S&amp;kip all</source>
        <translation>Ü&amp;berspringen</translation>
    </message>
    <message>
        <source>{} are free there.</source>
        <translation>Dort sind {} frei.</translation>
    </message>
    <message>
        <source>Projects, characters, styles, every picture and cached inversions.</source>
        <translation>Projekte, Figuren, Stile, alle Bilder und zwischengespeicherte Inversionen.</translation>
    </message>
    <message>
        <source>Another folder: start Castboard with --library FOLDER.</source>
        <translation>Anderer Ordner: Castboard mit --library ORDNER starten.</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>Bibliothek</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>What you choose once for all projects.</source>
        <translation>Was Sie einmal für alle Projekte wählen.</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>What helps when something goes wrong.</source>
        <translation>Was hilft, wenn etwas schiefgeht.</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Zurück</translation>
    </message>
    <message>
        <source>&amp;Use this model</source>
        <translation>Modell &amp;verwenden</translation>
    </message>
    <message>
        <source>Co&amp;ntinue</source>
        <translation>&amp;Weiter</translation>
    </message>
</context>
<context>
    <name>Work</name>
    <message>
        <source>Another seed</source>
        <translation>Anderer Seed</translation>
    </message>
    <message>
        <source>Restyle the board</source>
        <translation>Stil des Boards ändern</translation>
    </message>
    <message>
        <source>Generate</source>
        <translation>Erzeugen</translation>
    </message>
</context>
<context>
    <name>window</name>
    <message>
        <source>No model</source>
        <translation>Kein Modell</translation>
    </message>
    <message>
        <source>Details…</source>
        <translation>Details…</translation>
    </message>
    <message>
        <source>Castboard crashed the last time.</source>
        <translation>Castboard ist beim letzten Mal abgestürzt.</translation>
    </message>
    <message>
        <source>What was saved is here.</source>
        <translation>Was gespeichert wurde, ist noch da.</translation>
    </message>
</context>
</TS>
