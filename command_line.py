"""Castboard's commands, and what the window can be opened with."""

import importlib.metadata
import os
import platform
from collections.abc import Generator
from contextlib import closing
from pathlib import Path
from typing import Annotated, TypeVar, cast

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TaskID, TextColumn, TimeElapsedColumn
from rich.progress import Progress as Bars
from rich.table import Table

from core import paths, system
from core.checkpoints.identify import ModelCard, built_in, identify
from core.domain.errors import AppError, StorageError
from core.domain.events import Exported, JobEvent, PanelNotice, Progress
from core.domain.values import new_id
from core.libraries import Libraries
from core.settings import load_settings
from core.storage.library import Library
from desktop.launch import check_system, open_window

app = typer.Typer(
    help="Storyboards in which the characters stay the same.",
    add_completion=False,
    pretty_exceptions_enable=False,
)
T = TypeVar("T")
LibraryFolder = Annotated[
    Path | None, typer.Option("--library", help="The library's folder; by default your own.")
]
ModelFolder = Annotated[
    Path | None,
    typer.Option(
        "--model",
        help="An SDXL or SD 1.5 model: a .safetensors file or a diffusers folder. By default the "
        "settings' or the built-in one.",
    ),
]
Out = Annotated[
    list[Path], typer.Option("--out", help="Where to write the sheet: .pdf or .png. Repeatable.")
]


@app.callback(invoke_without_command=True)
def window(
    context: typer.Context, library: LibraryFolder = None, model: ModelFolder = None
) -> None:
    """Open the window, unless a command is given."""
    if context.invoked_subcommand is None:
        raise typer.Exit(open_window(library or paths.library_folder(), None, model))


@app.command()
def render(
    story: Annotated[Path, typer.Argument(help="A story.toml; the README describes it.")],
    out: Out,
    library: LibraryFolder = None,
    model: ModelFolder = None,
    then_open: Annotated[
        bool, typer.Option("--open", help="Then open the window, where there is a display.")
    ] = False,
) -> None:
    """Cast a story's characters, render its panels and write its sheet."""
    from core.jobs.engine import Engine
    from core.jobs.render_story import render_story
    from core.screenplay.reader import read_story

    told = read_story(story)
    shows = then_open and system.has_display()
    if shows:
        check_system()
    settings = load_settings(paths.settings_file())
    card = _model(model or settings.model)
    with closing(_library(library)) as shelf:
        shelf.trajectories.budget = settings.cache_bytes
        events = render_story(told, out, card.traits, Engine(card.path, settings.device), shelf)
        project = _follow(events)
    if shows:
        raise typer.Exit(open_window(library or paths.library_folder(), project.id, model))


@app.command()
def export(
    title: Annotated[str, typer.Argument(help="The project's title.")],
    out: Out,
    template: Annotated[
        str | None,
        typer.Option(help="A sheet template's name or file; by default the project's own."),
    ] = None,
    library: LibraryFolder = None,
) -> None:
    """Write the sheet of a project in the library."""
    from core.export.templates import template_called
    from core.jobs.export_sheet import export_sheet
    from core.jobs.jobs import ExportSheet

    with closing(_library(library, read_only=True)) as shelf:
        project_id = _project(shelf, title)
        own = shelf.projects.get(project_id).templates
        chosen = template_called(template, own) if template else None
        job = ExportSheet(new_id(), project_id, tuple(map(str, out)))
        _follow(export_sheet(job, shelf, chosen))


@app.command()
def pack(
    title: Annotated[str, typer.Argument(help="The project's title.")],
    out: Annotated[Path, typer.Option("--out", help="Where to write it: a .castboard file.")],
    latest: Annotated[
        bool,
        typer.Option(
            "--latest",
            help="Of each panel only the pictures it may show now, and the starred ones.",
        ),
    ] = False,
    trajectories: Annotated[
        bool,
        typer.Option("--trajectories", help="Inversions too: larger, but quicker to go on from."),
    ] = False,
    library: LibraryFolder = None,
) -> None:
    """Write a project, with everything it needs, to one file."""
    from core.storage.archive.pack import pack as packing

    with closing(_library(library, read_only=True)) as shelf:
        project_id = _project(shelf, title)
        events = packing(shelf, project_id, out, latest=latest, trajectories=trajectories)
        for notice in _follow(events):
            console().print(notice)
    console().print(f"Written: {out}")


@app.command()
def unpack(
    archive: Annotated[Path, typer.Argument(help="A .castboard file.")],
    library: LibraryFolder = None,
) -> None:
    """Take a packed project into the library."""
    from core.storage.archive.unpack import unpack as unpacking

    with closing(_library(library)) as shelf:
        unpacked = _follow(unpacking(shelf, archive))
    for notice in unpacked.notices:
        console().print(notice)
    console().print(f"In the library: {unpacked.project.title}")


@app.command()
def doctor(model: ModelFolder = None) -> None:
    """Say what Castboard finds on this machine."""
    table = Table(show_header=False, box=None)
    for name, value in _findings(model):
        table.add_row(name, value)
    console().print(table)


def _findings(model: Path | None) -> Generator[tuple[str, str], None, None]:
    import torch

    yield "Python", f"{platform.python_version()} on {platform.platform(terse=True)}"
    for name in ("torch", "diffusers", "PySide6_Essentials"):
        yield name, importlib.metadata.version(name)
    if torch.cuda.is_available():
        yield "Device", torch.cuda.get_device_name()
    else:
        mps = torch.backends.mps.is_available()
        yield "Device", "Apple GPU" if mps else f"CPU, {os.cpu_count()} cores"
    try:
        card = _model(model or load_settings(paths.settings_file()).model)
        yield "Model", f"{card.name} ({card.family}, {card.traits.side} pixels) in {card.path}"
    except AppError as error:
        yield "Model", str(error)
    yield "Window", system.complaint(system.needed()) or "all system libraries are there"
    yield "Library", str(paths.library_folder())
    yield "Log", str(paths.log_folder())


def _model(folder: Path | None) -> ModelCard:
    return identify(folder) if folder else built_in()


def _project(library: Library, title: str) -> str:
    """The id of the project of this title; of several, the one saved last."""
    found = (each.id for each in library.projects.headings() if each.title == title)
    project_id = next(found, None)
    if project_id is None:
        raise StorageError(f"The library has no project called “{title}”.")
    return project_id


def _library(folder: Path | None, read_only: bool = False) -> Library:
    libraries = Libraries(paths.libraries_file())
    return libraries.open(folder or paths.library_folder(), read_only)


def _follow(events: Generator[JobEvent, None, T]) -> T:
    """Show the events, a bar for each phase; give what the generator returns.

    Ctrl+C closes the generator, which keeps all that was finished.
    """
    bars = Bars(
        TextColumn("{task.description:<24}", markup=False),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        console=console(),
    )
    tasks: dict[str, TaskID] = {}
    with closing(events), bars:
        while True:
            try:
                event = next(events)
            except StopIteration as end:
                return cast(T, end.value)
            except KeyboardInterrupt:
                bars.console.print("Stopped. What was finished is kept; run it again to go on.")
                raise typer.Exit(130) from None
            _show(event, bars, tasks)


def _show(event: JobEvent, bars: Bars, tasks: dict[str, TaskID]) -> None:
    match event:
        case Progress(phase, done, total):
            if phase not in tasks:
                tasks[phase] = bars.add_task(phase, total=total)
            bars.update(tasks[phase], completed=done, total=total)
        case PanelNotice(_, sentence):
            bars.console.print(sentence)
        case Exported(path):
            bars.console.print(f"Written: {path}")
        case _:
            pass


def console(stderr: bool = False) -> Console:
    """A console that prints what it is told: paths whole, and brackets as brackets."""
    return Console(stderr=stderr, markup=False, emoji=False, highlight=False, soft_wrap=True)
