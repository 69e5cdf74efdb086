"""The language of the window: translations of its texts and of Qt's own."""

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from core.paths import resources
from core.settings import Language


def translate(app: QCoreApplication, language: Language) -> None:
    """Speak a language from now on. English is what the texts are written in.

    Where there is no translation, as for most languages of systems, it stays English.
    """
    locale = QLocale.system() if language is Language.SYSTEM else QLocale(language.value)
    QLocale.setDefault(locale)
    places = (
        ("castboard", str(resources() / "translations")),
        ("qtbase", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)),
    )
    for name, folder in places:
        translator = QTranslator(app)
        if translator.load(locale, name, "_", folder):
            app.installTranslator(translator)
