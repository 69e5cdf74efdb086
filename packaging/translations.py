"""Collects the texts of the window for translators, and compiles what they wrote.

python packaging/translations.py writes resources/translations: castboard_de.ts and .qm, and
core.json, the sentences of the core, which knows no Qt.
"""

import ast
import builtins
import json
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from core.settings import Settings

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "resources" / "translations"
LANGUAGES = ("de",)
UNITS = ("pt", "min", "GB")
TELLING = ("Error", "Progress", "Notice", "Skipped", "skip", "Fragment", "Problem")
"""How the names of calls end whose texts are shown."""


def main() -> None:
    """Every language: update the texts, then compile them."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    told = sorted(set(core_texts()))
    (FOLDER / "core.json").write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")
    for language in LANGUAGES:
        texts = FOLDER / f"castboard_{language}.ts"
        update(texts, language)
        tool("pyside6-lrelease", str(texts), "-qm", str(texts.with_suffix(".qm")))


def update(texts: Path, language: str) -> None:
    """Collect every text into a file of translations; those that are there already stay."""
    with tempfile.TemporaryDirectory() as folder:
        extra = Path(folder) / "extra.py"
        lines = [*calls("Settings", settings_texts()), *calls("Core", sorted(set(core_texts())))]
        extra.write_text("\n".join(lines) + "\n", encoding="utf-8")
        sources = [*sorted(map(str, (ROOT / "desktop").rglob("*.py"))), str(extra)]
        options = ["-no-obsolete", "-locations", "none", "-target-language", language]
        tool("pyside6-lupdate", *options, *sources, "-ts", str(texts))


def settings_texts() -> Iterator[str]:
    """The words of the settings, which describe themselves."""
    for field in Settings.model_fields.values():
        yield from filter(None, (field.title, field.description))
        yield from (name.capitalize() for name in getattr(field.annotation, "__members__", {}))
    yield from UNITS


def core_texts() -> Iterator[str]:
    """What the core tells of errors and of how far a job is, with {} where something is filled in.

    Where a constant is told, every text of that name is taken.
    """
    trees = [ast.parse(path.read_text("utf-8")) for path in sorted((ROOT / "core").rglob("*.py"))]
    constants = defaultdict[str, list[str]](list)
    for name, text in (pair for tree in trees for pair in constants_of(tree)):
        constants[name].append(text)
    for tree in trees:
        for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
            name = getattr(call.func, "id", getattr(call.func, "attr", ""))
            if name.endswith(TELLING) and not hasattr(builtins, name):
                for argument in (*call.args, *(each.value for each in call.keywords)):
                    yield from filter(str.strip, texts_of(argument, constants))


def constants_of(tree: ast.Module) -> Iterator[tuple[str, str]]:
    """The texts that a module, or a function in it, gives names to."""
    for node in ast.walk(tree):
        target = node.targets[0] if isinstance(node, ast.Assign) else None
        if isinstance(target, ast.Name) and isinstance(node.value, ast.Constant | ast.JoinedStr):
            yield from ((target.id, text) for text in texts_of(node.value, {}))


def texts_of(node: ast.expr, constants: Mapping[str, list[str]]) -> Iterator[str]:
    """The texts that an expression may be."""
    match node:
        case ast.Constant(value=str(text)):
            yield text
        case ast.Name(id=name) if name in constants:
            yield from constants[name]
        case ast.Call(func=ast.Attribute(value=template, attr="format")):
            yield from texts_of(template, constants)
        case ast.IfExp(body=one, orelse=other):
            yield from (*texts_of(one, constants), *texts_of(other, constants))
        case ast.JoinedStr(values=parts):
            yield "".join(
                str(part.value) if isinstance(part, ast.Constant) else "{}" for part in parts
            )


def calls(context: str, texts: Iterable[str]) -> list[str]:
    """The texts as lupdate reads them."""
    lines = [f"QCoreApplication.translate({context!r}, {text!r})" for text in texts]
    return list(dict.fromkeys(lines))


def tool(name: str, *arguments: str) -> None:
    """Run one of Qt's tools, which are installed beside this Python."""
    subprocess.run([str(Path(sys.executable).parent / name), *arguments], check=True)


if __name__ == "__main__":
    main()
