"""The language of the window: translations of its texts and of Qt's own."""

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from core.paths import resources
from core.settings import Language


class OwnTexts(QTranslator):
    """Castboard's translations.

    lupdate knows the class of `self.tr("...")` only: texts of `tr = self.tr` it collects without
    a context, while they are asked for with one.
    """

    def translate(
        self, context: str, text: str, /, disambiguation: str | None = None, n: int = -1
    ) -> str | None:
        """The translation of a text, or None: to Qt an empty text would be one."""
        of_class = super().translate(context, text, disambiguation, n)
        return of_class or super().translate("", text, disambiguation, n) or None


def translate(app: QCoreApplication, language: Language) -> None:
    """Speak a language from now on. English is what the texts are written in.

    Where there is no translation, as for most languages of systems, it stays English.
    """
    locale = QLocale.system() if language is Language.SYSTEM else QLocale(language.value)
    QLocale.setDefault(locale)
    places = (
        (OwnTexts(app), "castboard", str(resources() / "translations")),
        (QTranslator(app), "qtbase", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)),
    )
    for translator, name, folder in places:
        if translator.load(locale, name, "_", folder):
            app.installTranslator(translator)
