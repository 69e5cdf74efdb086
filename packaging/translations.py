"""Collects the texts of the window for translators, and compiles what they wrote.

python packaging/translations.py writes resources/translations/castboard_de.ts and .qm.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

from core.settings import Settings

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "resources" / "translations"
LANGUAGES = ("de",)
UNITS = ("pt", "min", "GB")


def main() -> None:
    """Every language: update the texts, then compile them."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        settings = Path(folder) / "settings.py"
        settings.write_text(settings_texts(), encoding="utf-8")
        sources = [*sorted(map(str, (ROOT / "desktop").rglob("*.py"))), str(settings)]
        for language in LANGUAGES:
            texts = FOLDER / f"castboard_{language}.ts"
            options = ["-no-obsolete", "-locations", "none", "-target-language", language]
            tool("pyside6-lupdate", *options, *sources, "-ts", str(texts))
            tool("pyside6-lrelease", str(texts), "-qm", str(texts.with_suffix(".qm")))


def settings_texts() -> str:
    """The words of the settings, which the core writes without Qt, as lupdate reads them."""
    words = []
    for field in Settings.model_fields.values():
        words += [field.title, field.description]
        members = getattr(field.annotation, "__members__", {})
        words += [name.capitalize() for name in members]
    lines = [f"QCoreApplication.translate('Settings', {word!r})" for word in (*words, *UNITS)]
    return "\n".join(dict.fromkeys(lines)) + "\n"


def tool(name: str, *arguments: str) -> None:
    """Run one of Qt's tools, which are installed beside this Python."""
    subprocess.run([str(Path(sys.executable).parent / name), *arguments], check=True)


if __name__ == "__main__":
    main()
