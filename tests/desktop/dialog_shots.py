"""Screenshots of the dialogs about styles and characters: python -m tests.desktop.dialog_shots."""

import os
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from core.domain.character import Variant
from core.paths import resources

if TYPE_CHECKING:
    from tests.desktop.shots import Stage

PICTURE = resources() / "samples" / "a-day-at-the-sea" / "style.png"
LONG = "a fox wearing a yellow raincoat and far too large boots, an umbrella under its arm"


def style(stage: "Stage", theme: str) -> None:
    """Inverted and tried out; cropped; in large letters."""
    stage.sample()
    window = stage.window
    dialog = window.opener.style(window.session.style)
    dialog.job_bar.button.click()
    stage.wait(lambda: not dialog.inverting.picture.isNull(), 8000)
    dialog.trials.job_bar.button.click()
    stage.wait(lambda: not dialog.trials.job_bar.is_busy, 8000)
    stage.save(f"style_tried_{theme}", dialog)
    stage.draw_as(pause=0.2)
    dialog.words.setText("ink and wash")
    dialog.job_bar.button.click()
    stage.wait(ms=600)
    stage.save(f"style_inverting_{theme}", dialog)
    crop = dialog._crop()
    stage.wait()
    crop.view.keep_aspect(16 / 9)
    stage.save(f"style_crop_{theme}", crop)
    crop.reject()
    dialog.reject()
    window.preferences.change(font_size=16)
    dialog = window.opener.style(window.session.style)
    stage.wait(ms=800)
    stage.save(f"style_large_text_{theme}", dialog)
    dialog.reject()


def own_picture(stage: "Stage", theme: str) -> None:
    """The artist's own picture, poorly taken in."""
    stage.sample()
    stage.draw_as(psnr=14.0)
    dialog = stage.window.opener.own_picture(stage.window.session.cast[0])
    dialog.take(PICTURE)
    stage.wait(lambda: not dialog.is_reading, 8000)
    dialog.job_bar.button.click()
    stage.wait(lambda: not dialog.inverting.picture.isNull(), 8000)
    stage.save(f"own_picture_{theme}", dialog)
    dialog.reject()


def character(stage: "Stage", theme: str) -> None:
    """One that is cast, used in every panel, with a variant; then with more than fit."""
    stage.sample()
    stage.cast()
    window = stage.window
    fox = window.session.cast[0]
    variants = (Variant(name="raincoat", words=LONG), Variant(name="冬", words="a fox in the snow"))
    window.shelf.save_character(fox.replace(variants=variants))
    dialog = window.opener.character(window.session.library.characters.get(fox.id))
    stage.save(f"character_{theme}", dialog)
    for _ in range(6):
        dialog.variants.more.click()
    stage.save(f"character_many_{theme}", dialog)
    dialog.reject()
    window.preferences.change(font_size=16)
    dialog = window.opener.character(window.session.library.characters.get(fox.id))
    stage.save(f"character_large_text_{theme}", dialog)
    dialog.reject()


SCENES = (style, own_picture, character)


def main() -> None:
    from desktop.app import application
    from tests.desktop.shots import Stage

    app = application([])
    for theme in ("light", "dark"):
        for scene in SCENES:
            stage = Stage(app, theme)
            scene(stage, theme)
            stage.close()


if __name__ == "__main__":
    main()
