<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de">
<context>
    <name></name>
    <message>
        <source>&amp;Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Res&amp;ume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Retry &amp;failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove &amp;ended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel &amp;all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Free GPU memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To the &amp;front</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move &amp;up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move &amp;down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Retry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel all &amp;but this</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove from the &amp;list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tags and folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add to favourites</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove from favourites</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Uses and versions…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forget cached inversions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Another seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Four &amp;variations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Generate selected, or all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Generate before all that &amp;waits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Generate &amp;selected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Generate &amp;all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Generate what is &amp;out of date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Restyle the board…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New &amp;character…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New &amp;style…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import &amp;pictures…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Search the library</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Models…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Bin…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>St&amp;orage…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chec&amp;k library…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;New panel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New panel &amp;before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Duplicate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Write its prompt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move &amp;left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move &amp;right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>De&amp;lete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;New project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Open project…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Rename project…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Save now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import s&amp;cript or shot list…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Import story…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Export sheet…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Pack project…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Unpack archive…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loc&amp;k</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A&amp;pprove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Open large</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New &amp;scene here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Rename the scene</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Join scene to the one before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New sh&amp;ot here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Copy panels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pas&amp;te panels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Board</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Panel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>S&amp;heet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play the &amp;animatic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Library</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>S&amp;cript</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Inspector</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colours of the s&amp;ystem</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Li&amp;ght colours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Dark colours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Full screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Reset layout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>C&amp;ommand palette…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Se&amp;ttings…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Welcome…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keys at a glance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Change keys…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the &amp;log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Report a problem…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;About Castboard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Star the take</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare takes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Blink takes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Swap takes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the recipe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show masks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Smaller brush</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Larger brush</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AboutDialog</name>
    <message>
        <source>About Castboard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Castboard {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Storyboards in which the characters stay the same, made on your own machine.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Licences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AddOnEdits</name>
    <message>
        <source>Add {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change {}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AddOnList</name>
    <message>
        <source>Add a LoRA or an embedding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>LoRAs and embeddings (*.safetensors)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>LoRAs and embeddings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AddOnRow</name>
    <message>
        <source>How strongly it counts; 1 as it was trained.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weight of {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write this word in a prompt, or in a character&apos;s words, to use it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Word for {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove {}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Archives</name>
    <message>
        <source>An archive is being written or read already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The archive is written: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{}” was unpacked.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BinDialog</name>
    <message>
        <source>Deleted projects, styles and characters stay here until you empty it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Restore</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Delete for good…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Empty the bin…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The bin is empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>character</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>style</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} things</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete {} for good?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This cannot be undone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete for good</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one thing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all {} things</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete {} in the bin for good?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Their pictures take {}. This cannot be undone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Empty the bin</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BoardEdits</name>
    <message>
        <source>A scene begins at this panel already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New scene</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Join scenes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename scene</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Join shots</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New shot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number panels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change captions</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BoardHeader</name>
    <message>
        <source>Project title</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Aspect of the pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Style of the pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quality of the pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How panels are numbered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draft</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>quick, for layout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Balanced</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>characters alike, at a good pace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Faithful</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>slowest, characters most alike</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} panel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} panels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No style</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All styles…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change aspect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change quality</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BoardPage</name>
    <message>
        <source>Begin your storyboard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each panel is one shot. Describe what it shows, and name your
characters with @Name so that they look the same in every panel.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New panel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste or open a script…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the sample</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Retry</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BoardView</name>
    <message>
        <source>Panels</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BrushBar</name>
    <message>
        <source>Brush</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left button</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Erase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Right button, or this and the left one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size of the brush</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size of the brush ([ and ])</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begin again with what was found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begin again with nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take back a stroke (Ctrl+Z)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make the stroke again (Ctrl+Shift+Z)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mask of {}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BrushEnd</name>
    <message>
        <source>Use found mask again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The panel has no painted mask then</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave the mask as it was (Escape)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Apply</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paint over {}; the next picture keeps to it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paint something first.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Canvas</name>
    <message>
        <source>Picture of the panel</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CaptionFields</name>
    <message>
        <source>The time it takes to say the dialogue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Captions…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name, add, remove and order the texts under panels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set duration to {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Act&amp;ion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Dialogue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sound</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Notes</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CaptionsDialog</name>
    <message>
        <source>Captions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The texts under every panel, on the board and on the sheet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Caption</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CardPainter</name>
    <message>
        <source>Locked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Describe this shot</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CardsView</name>
    <message>
        <source>Approved</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CastDialog</name>
    <message>
        <source>Cast {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pick the one that looks right, or two that agree. Every panel then shows it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Variant</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each variant is cast by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw {} &amp;more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use my &amp;own picture…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Freeze</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} candidate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} candidates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting for its turn</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CharacterDialog</name>
    <message>
        <source>Edit character</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New character</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fox</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a fox wearing a blue striped shirt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fox</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One word. In a prompt, write it after an @.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looks, in &amp;words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Subject</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The noun among those words that says what is drawn.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Variants</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Costumes, ages. In a prompt, @Name:variant. Each is cast by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add character</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} was cast with other words. Cast again to see these.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is another character called {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another name, so that @Name finds the right one.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CheckDialog</name>
    <message>
        <source>Every picture is read, and compared with what the library says of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check library</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repairing…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check &amp;again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Repair</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One thing was found.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} things were found.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything is as it should be.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait until nothing is being drawn, imported, packed or unpacked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One thing is left.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} things are left.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures are drawn again when there is a model: check again then.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 picture was drawn by another model: choose it and repair again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} pictures were drawn by another model: choose it and repair again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They are in the queue.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CompareStage</name>
    <message>
        <source>seed {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>shown on the board</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} beside {}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CompareTools</name>
    <message>
        <source>How two takes are compared</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Both at once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slider</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One over the other (Left, Right)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Blink</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One after the other (B)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Swap</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A becomes B, and B becomes A (X)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Arrows in the strip choose B</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Core</name>
    <message>
        <source>A LoRA, an embedding or a ControlNet is missing from the library: {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A part of the library is damaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A sheet cannot be written as {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A trajectory went while it was packed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A {} in the library cannot be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a character with that name, or correct the prompt.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add it to {} first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add its file again, or restore a backup.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add its file again, then pack again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add its file to the library again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Allow writing there, or open the library for reading only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another program is using the library in “{}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Call it by a word of its own, such as &lt;{}&gt;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cast the character again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cast the character first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that the file is there and may be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that the folder exists and that you may write there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a ControlNet for one kind of picture.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A picture is missing from the library.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A picture of the library cannot be read: {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A picture of the library is damaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a ControlNet for {}, as a .safetensors file or a diffusers folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a ControlNet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a PNG or JPEG file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a file that “Save as a file…” wrote on the sheet page.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a model that predicts epsilon or v_prediction.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a plain LoRA.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose an SDXL or SD 1.5 model: a diffusers folder or a .safetensors file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another library folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose one that was made for {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose “auto” or “cpu”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close other programs that use it, or choose a smaller picture or fewer references.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the library and open it again: it is then restored from its backups.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the other program and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect its drive again, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete that project for good first, or restore it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Describe what the picture shows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Download or copy it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Download or copy the model again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each is drawn again from its recipe.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Frames were counted as {} a second.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free some space and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free some space and try again. What was finished before is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Get the file with everything in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Get the model as safetensors.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Get the same ControlNet in the layout of diffusers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Get the same file as safetensors.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give its path relative to the story.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give that one another name first, so that @{} finds the right one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If it is on a drive that was unplugged, plug it in and try again. What was saved is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is incomplete, or built in another way: choose another.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It may be damaged or incomplete; download it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It stands above the columns&apos; names.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It stands before the first shot and has no number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its file may be damaged, or it may not suit this precision; try the device “cpu”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move the library to a drive of this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name it in the prompt, or shorten the prompt.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name one variant of a character in a panel.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name the subject with a noun from the words, such as “fox” in “a fox wearing a hat”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No font on this machine has these characters, which the sheet shows as boxes: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No shot follows it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody is called @{}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was changed. Free some space or repair the library, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was taken from it. Ask for the file again, or pack the project again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open it once where it can be written: it is then updated.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open it where it can be written, in no other window.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open it with File &gt; Import story.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pack again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pack only the newest picture of each panel.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put a backup of your own in its place, or choose another library folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove it from the library&apos;s trajectories; it will be made again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename one of them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename the file to {}, or get the model without a variant.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save it as FDX, or as Fountain.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save it as plain text, without pictures.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the script anew from the program it comes from.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the script as Fountain, Final Draft (FDX), CSV or plain text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Split it into parts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take it out of that project first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take it out of those projects first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The ControlNet {} that a picture was made with is not there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The GPU stopped answering.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The character</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The configuration of the model in {} lacks its sizes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The device “{}” cannot be used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk is full: “{}” took no more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The drive of “{}” cannot keep two windows apart: {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The embedding {} cannot be called “{}”: the model has such a word.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is not UTF-8 text. It was read as Windows-1252: look for wrong letters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The kept inversion of a reference is damaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The kept picture of “{}” does not say where its subject is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The library could not be backed up before its update: {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The library could not be backed up: {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The library file “{}” is damaged, and no backup is better.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The library file “{}” is damaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The library folder “{}” cannot be made: {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The library folder “{}” cannot be reached.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The library in “{}” cannot be used: {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The library in “{}” could not be written: the disk is full or failing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The library in “{}” is of an older Castboard.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The library in “{}” is open in another window.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The library in “{}” was made by a newer Castboard.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The library is open for reading only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The library&apos;s folder “{}” cannot be written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The library&apos;s folder “{}” is not there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The logo in “{}” is not a picture.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The logo in “{}” is too large.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model in {} cannot be read: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model in {} cannot be read: {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model in {} lacks its subfolder {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model in {} lacks weights that an {} model has.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model in {} predicts “{}”, which is not supported.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model made a picture that is not a number anywhere a colour should be.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The project of this take is no longer in the library.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The project to export is no longer in the library.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The project to pack is no longer in the library.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The story {} cannot be read: {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The style</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The subfolder {} of the model in {} is empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The subject “{}” does not occur in {}&apos;s words “{}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The subject “{}” is not in the part of the prompt that the model reads: “{}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The table has no line that says what its columns are: they were guessed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The {} {} that a picture was made with is not there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no words in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is another character called {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no ControlNet {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no library in “{}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no model {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no picture {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no sheet template called “{}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is not enough memory to render this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This comment is not closed: it was read as text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This file defines entities, as files do that are made to do harm. It was not read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is no Final Draft script.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is no length of time up to an hour.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not XML that can be read: {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is too long for a script: more than {} lines or {} letters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This line is too long.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This panel has no prompt yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again. If it happens again, restart Castboard, and look for a newer driver.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two variants of {} are called {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Update Castboard, or choose another library folder. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Update Castboard, then unpack it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use .pdf or .png.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use a PNG, JPEG or WebP file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use a smaller picture.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use letters, digits and _ only, so that @Name can be found in a prompt.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use letters, digits and _ only, so that @{}:name can be found.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use that window, or close it and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a ControlNet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a Flux model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a HiDream model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a LoRA</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a Stable Cascade model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a Stable Diffusion 3 model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a model of its own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a model with another noise schedule (EDM, as CosXL)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a model with another noise schedule (EDM, as Playground 2.5)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an SD model for inpainting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an SDXL model for inpainting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an embedding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>checking the archive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>checking the database</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>checking the pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>decoding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>denoising</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>inverting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>keeping takes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>loading the model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>looking for models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>looking for pictures that belong to nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>looking for their panels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>malformed number of changes: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>malformed number of changes: {} after {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no VAE</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no text encoder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>only one of SDXL&apos;s two text encoders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>only the UNet of a model in the diffusers layout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>packing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reading add-ons</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reading cached inversions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reading checkpoints</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reading recipes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reading the characters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reading the pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reading the projects</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reading the styles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reading the takes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reading the versions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} has not been cast as “{}” yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} has not been cast yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>repairing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>saving</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the SDXL refiner, or SDXL set up for image-to-image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unpacking</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} belongs to the project “{}” in the bin.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} cannot be read: {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} cannot be written: {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} does not fit this {} model, or cannot be read: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} does not fit this {} model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} has no variant “{}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} has no words that describe it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} has the layout of the original training code, which is read for SD 1.5 only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} holds a model of an unknown kind ({}), which cannot be used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} holds its weights as pickles, which can run code when they are opened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} holds nothing that Castboard knows as a model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} holds the SDXL refiner, not the base model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} holds {} and no ControlNet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} holds {} and no {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} holds {}, which cannot be used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} is a Control-LoRA, or a network for many kinds of picture in one, which are not supported.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} is a ControlNet: it goes beside a model and is none itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} is a LoRA: it goes on top of a model and is none itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} is a Stable Diffusion 2 model, which reads words with another text encoder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} is a VAE and holds no UNet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} is a diffusion transformer or a text encoder, which cannot be used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} is a model for inpainting or another special use.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} is a model for inpainting or another special use: its UNet reads {} channels and not 4.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} is a pickle, which can run code when it is opened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} is a textual-inversion embedding and no model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} is both “{}” and “{}” in this panel.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} is damaged: it has {} bytes and should have {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} is damaged: it is not what it should be.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} is missing or damaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} is no {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} is not a model folder: it has no model_index.json.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} is not a picture that can be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} is not a safetensors file, or its beginning is damaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} is not a whole model: it holds {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} is of a kind beside LoRA (LyCORIS or DoRA), which is not supported.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} is the SDXL refiner, not the base model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} is used by the project {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} is used by the projects {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} is {} and no {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} is {}, which cannot be used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} lists no weights.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{}, line {}: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“Check library” tells which, and draws it again where it can.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{}” cannot be a character&apos;s name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{}” cannot be read: {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{}” cannot be the name of a variant.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{}” cannot be unpacked: {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{}” changed while it was copied.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{}” could not be written: {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{}” has too many pictures for one archive.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{}” in the library is damaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{}” is a story of Castboard&apos;s own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{}” is larger than {} MB: that is too much for a script.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{}” is no text that can be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{}” is not a Castboard library.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{}” is not a sheet template: {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{}” is too large for a sheet template.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{}” was packed by a newer Castboard ({}).</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CropDialog</name>
    <message>
        <source>Crop the picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag a frame, its corners, or what is inside. The arrow keys move it; with Shift they make it larger or smaller.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Any shape</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the board: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Square</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Shape</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Crop</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CropView</name>
    <message>
        <source>The part of the picture that is kept</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Deeds</name>
    <message>
        <source>Edit…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cast…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use my own picture…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} are free again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What a panel needs of it is inverted again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DevicePage</name>
    <message>
        <source>What draws on this machine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Found without loading a model, which takes its time at the first picture.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The processor, {} cores, {} of memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{}, {} of memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No NVIDIA or Apple GPU was found. The built-in model draws well like this; an SDXL or SD 1.5 model takes minutes for each picture. A GPU of another make is found when the first picture is drawn.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Good for SD 1.5 models and for the built-in one. SDXL models are tight here: parts of them wait outside the GPU while others draw, which takes longer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Good for SDXL and SD 1.5 models. What a job takes of the memory is measured as you work, and said before the next one starts.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DrawingForm</name>
    <message>
        <source>No style</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All panels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draft</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Balanced</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Faithful</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What no picture must show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How noise becomes a picture. DPM++ 2M and UniPC need the fewest steps.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More steps take longer and draw more carefully.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How closely pictures follow their prompts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Style</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quality</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sa&amp;mpler</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>S&amp;teps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Guidan&amp;ce</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Negative prompt of all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>quality</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sampler</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>guidance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>negative prompt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change {}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Dropping</name>
    <message>
        <source>New panel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show its panel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{}” was made by Castboard and carries its recipe.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New style from it</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FieldList</name>
    <message>
        <source>Fields</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag fields into their order, or move them with Alt+Up and Down.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FieldWords</name>
    <message>
        <source>Title</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Page number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Panel count</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Total duration</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Aspect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Characters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shot size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Angle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Camera move</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duration</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Action</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dialogue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sound</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seed and recipe</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FilingDialog</name>
    <message>
        <source>Tags and folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each in its own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In no folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>night, rain, the well</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A / makes a folder within a folder: Films/The well.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Tags</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save for {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Separated by commas.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Some also have: {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add the tag {}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>Favourites only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter and sort</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Best match first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last changed first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Anywhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In no folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tags</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Favourites</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show cards without this too</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without the filter {}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FirstPage</name>
    <message>
        <source>Welcome to Castboard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Storyboards in which the characters stay the same from panel to panel.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cast a character once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Describe it, pick the drawing that is right, and write @Name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write what happens in each panel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Or paste a script: scenes and shots become panels.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All of it stays on this machine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no account; nothing is sent and nothing is fetched.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Foot</name>
    <message>
        <source>Generate these panels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Generate this panel</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Footer</name>
    <message>
        <source>Progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Generate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Variations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} variations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the recipe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Star this take</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show on the board</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The picture is what the panel asks for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw what the panel asks for now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Roll the seed and draw this panel alone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw {} more with other seeds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take away the star</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Form</name>
    <message>
        <source>&amp;Open…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a Fountain, Final Draft, CSV or text file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear the script</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Script or shot list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste a script or a shot list here:

1. WS The pier at dawn
2. CU Mia looks up (3 s)
MIA: Is anybody there?

Or drop a file: Fountain, Final Draft (FDX), CSV, plain text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Panels that will be made</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the panels go</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At the end of the board</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After the selected panel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In a new project</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FormDialog</name>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Forming</name>
    <message>
        <source>Being drawn</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>GenerationPage</name>
    <message>
        <source>This panel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What this picture must not show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Negative prompt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Locked: not drawn again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another seed, another picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Roll the seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw variations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>So many pictures of this panel, each from another seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Variations</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HeaderForm</name>
    <message>
        <source>Header</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Logo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Subtitle or episode</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Author</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Logo…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the logo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the sheet’s header</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HeadingEdit</name>
    <message>
        <source>Title of the scene</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sequence (several scenes may share one)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Headings</name>
    <message>
        <source>Sequence: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scene {} – {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scene {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} panel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} panels</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Importer</name>
    <message>
        <source>Pictures are being imported already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Importing pictures: {} of {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking for pictures…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 picture was there already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} pictures were there already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> and {} more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not pictures that can be read: {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 style was added.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} styles were added.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>InfoDialog</name>
    <message>
        <source>Used in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Versions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cached inversions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use this version again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forget the cached inversions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No project uses it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None. It is inverted when a panel needs it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version {} · {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not cast yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>model {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this model</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>InfoPage</name>
    <message>
        <source>Select a panel to see what its picture was made from.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This panel has no picture yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy recipe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>guidance {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Made</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sampling</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Made from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} (version {})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prompt, as the model read it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Negative prompt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Digest</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Inspector</name>
    <message>
        <source>Select a panel to edit it here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Panel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Generation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Info</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} panel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} panels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Panel {}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Inversions</name>
    <message>
        <source>this model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its inversion for {} is cached: {}, made {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cached · {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Will be inverted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It will be inverted when a panel needs it, in about {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Will invert, about {}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Inverting</name>
    <message>
        <source>Taken in well: the model knows this picture.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taken in partly: its colours and shapes, not every detail.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taken in poorly. Say more exactly what it shows, or crop it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>JobBar</name>
    <message>
        <source>Waiting for its turn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Keeping</name>
    <message>
        <source>{} picture was dropped: its project was deleted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} pictures were dropped: their project was deleted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} picture is not in the library yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} pictures are not in the library yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>KeysDialog</name>
    <message>
        <source>Keys at a glance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Castboard keys.pdf</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LastPage</name>
    <message>
        <source>Begin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All of this can be seen again: Welcome in the Help menu.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the &amp;sample story</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begin my &amp;own storyboard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begin with a s&amp;cript</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Six panels with two characters: cast them, then generate.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An empty board. N makes a panel.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste a shot list, or open a Fountain or Final Draft file.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LayoutForm</name>
    <message>
        <source>Change the sheet’s paper</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turn the sheet’s pages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the sheet’s columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the sheet’s rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move the sheet’s text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the sheet’s font size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Portrait</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Landscape</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Below</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At the right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> pt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> mm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paper</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Orientation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Font size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Top</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bottom</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Margin: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the sheet’s margins</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Legend</name>
    <message>
        <source>Where the characters are</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No character is named in this take.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the characters are was not kept with this take. Takes made from now on tell.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{}: not found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{}: as painted</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LibraryPage</name>
    <message>
        <source>Library</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Characters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Styles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search characters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No characters yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Describe one in words, then cast it: its looks stay from panel to panel.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New character…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search styles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No styles yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop pictures here. Panels will look as if they were drawn like one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New style…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Lines</name>
    <message>
        <source>Paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cast {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Invert “{}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try out “{}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mend {} picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mend {} pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Panel {}, {} variations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Panel {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} panel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} panels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} of “{}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interrupted when Castboard ended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelling…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>about {} left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>estimating</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not measured yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>about {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} of {}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ListDialog</name>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Untitled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This library is open for reading only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at everything and export it; nothing can be drawn or changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The window stays open, because what was made last is not saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close without saving</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Making</name>
    <message>
        <source>Make panels from script</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Untitled storyboard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 panel was made.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} panels were made.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 character was added to the library; undo leaves it there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} characters were added to the library; undo leaves them there.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ManyForm</name>
    <message>
        <source>Mixed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} (mixed)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Locked: not drawn again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Approved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you change here is changed in all of them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Negative prompt</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Masking</name>
    <message>
        <source>What was painted of {} is not applied.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on painting</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>&amp;File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Panel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Library</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Generate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tools</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Middle</name>
    <message>
        <source>No picture yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Generate this panel, and every take of it is kept here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This picture cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“Check library” tells why, and draws it again where it can.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ModelList</name>
    <message>
        <source>St&amp;op looking</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Models on this machine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Base</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Found in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking for models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About the selected model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look in another &amp;folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Built-in model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot be used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Can be used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Small and quick: it draws simple pictures of simple things, to try everything out. For real work choose an SDXL or SD 1.5 model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a folder with models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>L&amp;ook again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, {} of no use here</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ModelPage</name>
    <message>
        <source>Choose a model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Models of ComfyUI, A1111, Forge, Stability Matrix, InvokeAI, Fooocus, Krita and the Hugging Face cache are used where they are. None is moved or changed.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ModelsDialog</name>
    <message>
        <source>Models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Castboard reads models where they are; it moves and changes none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Use this model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This model draws from the next start on.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NameRow</name>
    <message>
        <source>{} is in the library already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make {} a character</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Noun</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it looks like, as every panel will say it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The one word of these that is looked for in the picture</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NameRows</name>
    <message>
        <source>Prompts name the ticked ones with an @. Cast new characters afterwards.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>Something went wrong inside Castboard.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your work is saved. The log in {} says more.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NoticeStrip</name>
    <message>
        <source>Close this notice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Opener</name>
    <message>
        <source>Untitled storyboard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Title</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import a story</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stories (*.toml)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import story</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Castboard archive (*.castboard)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Castboard archive with cached inversions (*.castboard)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pack project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unpack archive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Castboard archives (*.castboard)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures ({})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import pictures as styles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Storyboard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export sheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PDF sheet (*.pdf)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PNG sheet (*.png)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Opening</name>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open for reading only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the folder of a library</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OwnPictureDialog</name>
    <message>
        <source>Your picture of {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every panel will show {} as this picture does.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name the “{}”: that is how {} is found in the picture.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a {} standing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The picture sho&amp;ws</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say what is in the picture: who, doing what, and where.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use this picture</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PagesView</name>
    <message>
        <source>Pages of the sheet</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>An action, a panel, a character, a project…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find an action or a name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing fits.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PanelEdits</name>
    <message>
        <source>Add panel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Approve</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take back approval</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose take</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Star take</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take away star</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>prompt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>negative prompt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>shot size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>angle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>camera move</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>action</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>dialogue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sound</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>caption</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>duration</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>control picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change {}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PanelForm</name>
    <message>
        <source>Change caption</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PanelPage</name>
    <message>
        <source>No panel to look at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add one on the board.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To the board</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PanelsModel</name>
    <message>
        <source>Queued</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step {} of {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failed: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Out of date: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Least like {} here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Panel {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Goes on with the shot before it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Locked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Approved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scene “{}” begins</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A scene begins</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sound</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ready to be generated</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Parts</name>
    <message>
        <source>Library</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Script</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Queue</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PathEdit</name>
    <message>
        <source>The built-in model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the folder of a model</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PictureDialog</name>
    <message>
        <source>Drop a picture here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not taken in yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reference picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the model takes in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See what the model &amp;takes in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inverts the picture, as drawing with it does once, and draws it back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a &amp;picture…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Crop…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures ({})</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PlacesPage</name>
    <message>
        <source>Where things are kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything you make is in the library. Copy that folder and you have it all.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the folder: {}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Player</name>
    <message>
        <source>Panel {} of {}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Pointer</name>
    <message>
        <source>This library is open for reading only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This panel is locked. Unlock it to draw it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This panel is being drawn.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Generate this panel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw variations: the same panel with other seeds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unlock: let it be drawn again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lock: keep this picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See it large</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ProjectsDialog</name>
    <message>
        <source>Projects</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search projects</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move to the &amp;bin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} more; search for them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} panel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} panels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} (open now)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open another project first.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PromptField</name>
    <message>
        <source>What the picture shows. Write @Name for a character.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>(word:1.2) counts more, {a|b} is one of several.
Ctrl+Up, Ctrl+Down: weigh the selected words
Alt+Up, Alt+Down: recent prompts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prompts that were drawn before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the words that the model gets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the model reads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>P&amp;rompt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing has been drawn yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} of {} tokens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tracks {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too long: the model does not read “{}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model does not know the word “{}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model does not know the words “{}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>And {} other.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>And {} others.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QueuePage</name>
    <message>
        <source>Nothing is being drawn. Generate panels, or cast a character.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QueueRows</name>
    <message>
        <source>&amp;Cancel this panel</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QueueView</name>
    <message>
        <source>Queue</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReasonWords</name>
    <message>
        <source>{} was changed since (version {}, now {}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} joined</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} recast</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} is dressed otherwise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>style added</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>style taken away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>other style</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>style changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>prompt changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mask changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>control changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>other seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>other size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>other model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>other add-ons</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>other sampling</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>other quality</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>newer method</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} is in the panel now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} is not in the panel any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} was changed since.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} was cast again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} is dressed otherwise now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The style “{}” was added.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The style “{}” was taken away.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The style is “{}” now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The style “{}” was changed since.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The prompt was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is painted on it was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The picture that steers it was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The seed is another one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures have another size now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another model draws now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other LoRAs or embeddings are used now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steps, sampler or guidance were changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The quality was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This Castboard draws it otherwise than the one before.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RecipeWords</name>
    <message>
        <source>Seed {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>model {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Faithful</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Balanced</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draft</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Remarks</name>
    <message>
        <source>Not cast yet</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReportDialog</name>
    <message>
        <source>Report a problem</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something went wrong inside Castboard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send this to whoever looks after Castboard, and say what you did before. Folders, your name and the computer&apos;s are left out; read it before you send it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copied</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Restoring</name>
    <message>
        <source>New panel from a picture</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RestyleDialog</name>
    <message>
        <source>Restyle the board</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every panel that is not locked is drawn again in the style you choose.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search styles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Styles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restyle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No style</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a style.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing would be drawn.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} panel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} panels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} locked panel stays as it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} locked panels stay as they are.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Resuming</name>
    <message>
        <source>What they finished is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} job was interrupted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} jobs were interrupted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} panel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} panels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} job was discarded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} jobs were discarded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RowDelegate</name>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove from the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Retry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resume</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Scenes</name>
    <message>
        <source>Show the panels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fold the panels away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename this scene</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select the panels of this scene</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ScriptPage</name>
    <message>
        <source>Open a script or shot list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scripts and shot lists ({})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make 1 panel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make {} panels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make panels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fountain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Final Draft</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shot list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Panels {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Names {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Skipped {}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ScrubBar</name>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Session</name>
    <message>
        <source>Nothing can be changed: this library is open for reading only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>Theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light, dark, or as the system is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>System</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Font size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of all text in the window, in points.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The language of the window, from the next start on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>English</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deutsch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model that draws. Without one, the built-in model does.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>auto, cpu, mps, cuda, or cuda:1 for the second GPU.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More devices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other GPUs that draw at the same time, such as cuda:1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unload the model after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Minutes without work until the model leaves the memory; 0 keeps it there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Room for cached inversions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gigabytes on the disk. What was used longest ago goes first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folders with models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where models are looked for, beside the places of other programs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Welcomed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whether the first start has said what Castboard is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your own keys by the name of an action; all others have their usual ones.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>GB</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Groups of settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drawing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Library</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change keys…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{}: used from the next start on.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SheetEdits</name>
    <message>
        <source>Use the sheet template “{}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{}” comes with Castboard and stays as it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save yours under another name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the sheet template “{}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete the sheet template “{}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The template is written: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a logo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} (shared)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the sheet template “{}”</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SheetPage</name>
    <message>
        <source>No pages yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sheet shows your panels as they will be printed. Add one on the board.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To the board</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whole page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Page width</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Page {} of {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On the sheet these are boxes, as no font on this machine has them: {}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Shelf</name>
    <message>
        <source>Nothing found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing here has all of these words and filters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show everything</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShelfEdits</name>
    <message>
        <source>Change style</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change cast</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{}” was moved to the bin.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} styles were moved to the bin.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} characters were moved to the bin.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take it out of that project first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take it out of those projects first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{}” is used by {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the project “{}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one other project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} other projects</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the project “{}” and {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{}” is the same as “{}” but for its name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the other one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename {}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShelfModel</name>
    <message>
        <source>Favourite</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tags: {}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShortcutsDialog</name>
    <message>
        <source>Keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search actions and keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Actions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Action</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use it here instead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;New keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New keys: press them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The usual</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The usual keys for all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{}” has these keys.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShotForm</name>
    <message>
        <source> s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mixed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sh&amp;ot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>D&amp;uration</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Angle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Camera move</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShotRows</name>
    <message>
        <source>1 panel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} panels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scene: {}, {}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SkippedLines</name>
    <message>
        <source>Lines that were not understood</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line {}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Sources</name>
    <message>
        <source>Character</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Style</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Panel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Project</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Spoken</name>
    <message>
        <source>today</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Stage</name>
    <message>
        <source>Previous panel (Left)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play (Space)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next panel (Right)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begin again at the end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fill the screen (F)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to the board (Esc)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause (Space)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back into the window (F)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StateWords</name>
    <message>
        <source>Waits for its turn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failed: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Out of date: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ready to be generated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Up to date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This library is open for reading only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This panel is locked. Unlock it to draw it again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Status</name>
    <message>
        <source>Ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>loaded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Offline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The job that runs, of all that were asked for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The most memory that the last work used, of all that its device has</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model that draws</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Castboard works on this machine alone: it sends nothing and fetches nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything is written as you work.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not loaded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} of {} GB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Job {} of {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is not done when you close Castboard is kept for the next start.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelling…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Generate {} panel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Generate {} panels</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StorageDialog</name>
    <message>
        <source>Storage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Together</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inversions are made again when a panel needs them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cached inversions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Work that was interrupted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>LoRAs, embeddings and ControlNets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Projects, styles, characters and the queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Backups</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Damaged files, set aside</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of these, in the bin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of these, used by nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>counting…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Room for cached inversions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> GB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Room for cached inversions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where there is no more, the one used longest ago goes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The last backup was made {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no backup yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait until nothing is being drawn, imported, packed or unpacked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} are free again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StyleDialog</name>
    <message>
        <source>Edit style</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New style</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every panel will look as if it were drawn like this picture.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A style needs a name, and a picture or words.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>watercolour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a house in the forest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Style in words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The picture sho&amp;ws</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say what is in the picture, so that only its style is taken over.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add style</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stren&amp;gth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much panels look at the picture; × 1 is as it was measured to be best.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Strength</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TakeStrip</name>
    <message>
        <source>Takes of the panel</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TakesModel</name>
    <message>
        <source>Being drawn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drawing…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shown on the board</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starred</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seed {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Made {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is what the panel asks for.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Telling</name>
    <message>
        <source>Retry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Casting {} was interrupted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cast {}…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} locked panel was left as it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} locked panels were left as they are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} job was dropped: its project is no longer there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} jobs were dropped: their projects are no longer there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A project in the bin can be restored.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every picture is up to date.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change a prompt, or roll a seed, to get another one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is being drawn already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you changed since can be generated when it is finished.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Panel {} was left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} panels were left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Panel {}: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sheet is written: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TemplateChooser</name>
    <message>
        <source>{} (changed)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save template…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take back all changes of the template</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share templates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Open a template…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as a &amp;file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Delete this template</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Template</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TemplateForm</name>
    <message>
        <source>Fields, in their order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Margins</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the sheet’s fields</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save template</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is the template called?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>My sheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a sheet template</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sheet template (*.json)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the sheet template as a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a logo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures (*.png *.jpg *.jpeg *.webp)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Tile</name>
    <message>
        <source>Candidate {}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TryOutRow</name>
    <message>
        <source>T&amp;ry it on three prompts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a house in the forest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a bear standing in a room</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a robot sitting on the beach</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trial {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prompt of trial {}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Upkeep</name>
    <message>
        <source>The library could not be backed up.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>VariantList</name>
    <message>
        <source>&amp;Add a variant</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>VariantRow</name>
    <message>
        <source>raincoat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of the variant</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a fox wearing a yellow raincoat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words of the variant</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the variant {}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ViewTools</name>
    <message>
        <source>Previous panel (Left)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next panel (Right)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The whole picture (0)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The picture&apos;s own size (1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Masks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the characters are (M)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paint mask…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Panel {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare two takes (C)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There must be two takes to compare.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct where a character is found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This library is open for reading only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No character is named in this panel.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Generate a picture first.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Vocabulary</name>
    <message>
        <source>Extreme wide shot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wide shot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Full shot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Medium wide shot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Medium shot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Medium close-up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close-up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Extreme close-up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Over the shoulder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Point of view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two shot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A detail of the scene</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Eye level</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>High</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Low</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dutch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Overhead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bird’s eye</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Worm’s eye</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Static</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pan left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pan right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tilt up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tilt down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dolly in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dolly out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Truck left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Truck right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Crane up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Crane down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Handheld</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Welcome</name>
    <message>
        <source>Welcome</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} of {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>S&amp;kip all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} are free there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Projects, characters, styles, every picture and cached inversions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another folder: start Castboard with --library FOLDER.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Library</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you choose once for all projects.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What helps when something goes wrong.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Use this model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Co&amp;ntinue</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Work</name>
    <message>
        <source>Another seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restyle the board</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>window</name>
    <message>
        <source>No model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Details…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Castboard crashed the last time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was saved is here.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
