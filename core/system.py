"""What Qt needs from the system, checked before Qt is loaded. Standard library only.

`python -m core.system` says what is missing and how to get it, and exits 1 then;
with `--packages` it prints nothing but the Debian packages.
"""

import ctypes
import os
import sys
from collections.abc import Iterable, Mapping

OFFSCREEN = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
}
"""Shared library -> Debian package: what any Qt program needs."""

X11 = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-image.so.0": "libxcb-image0",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
}
"""The same, for a window on an X display. Qt itself blames libxcb-cursor0 for any of them."""


def has_display(environ: Mapping[str, str] = os.environ, platform: str = sys.platform) -> bool:
    """Whether a window can be shown to somebody."""
    if environ.get("QT_QPA_PLATFORM") in ("offscreen", "minimal"):
        return False
    if platform in ("darwin", "win32"):
        return True
    return bool(environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY"))


def needed(environ: Mapping[str, str] = os.environ, platform: str = sys.platform) -> dict[str, str]:
    """The libraries Qt needs here, with their packages; none but Linux lacks any."""
    if not platform.startswith("linux"):
        return {}
    return {**OFFSCREEN, **(X11 if _is_x11(environ) else {})}


def _is_x11(environ: Mapping[str, str]) -> bool:
    """Whether the window goes to an X display; Qt carries what Wayland needs with it."""
    return has_display(environ, "linux") and not environ.get("WAYLAND_DISPLAY")


def missing(libraries: Iterable[str]) -> list[str]:
    """Those of the shared libraries that cannot be loaded."""
    return [name for name in libraries if not _loads(name)]


def complaint(libraries: Iterable[str]) -> str:
    """Say what is missing and what to do; empty when nothing is."""
    lacking = missing(libraries)
    if not lacking:
        return ""
    packages = " ".join({**OFFSCREEN, **X11}[name] for name in lacking)
    return (
        f"The window needs system libraries that are not installed: {', '.join(lacking)}.\n"
        f"On Debian or Ubuntu: apt-get install {packages}"
    )


def _loads(name: str) -> bool:
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def main(arguments: list[str]) -> int:
    """Check this machine."""
    libraries = needed()
    if "--packages" in arguments:
        sys.stdout.write(" ".join(libraries[name] for name in missing(libraries)))
        return 0
    text = complaint(libraries)
    sys.stderr.write(f"{text}\n" if text else "")
    return 1 if text else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
