"""LoRAs, embeddings and ControlNets from a story to its pictures, on a tiny model."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import torch
from PIL import Image
from safetensors.torch import save_file

from core.checkpoints.identify import identify
from core.diffusion.models import Model, load_model
from core.domain.errors import ModelError
from core.domain.events import TakeMade
from core.domain.project import Project
from core.domain.prompting import recipe_for
from core.domain.values import new_id
from core.jobs.engine import Engine
from core.jobs.import_story import import_story
from core.jobs.jobs import PanelRecipe, RenderPanels
from core.jobs.run import run
from core.screenplay.reader import read_story
from core.storage.library import Library
from tests.fakes.model_folder import LORA_FILE, write_header
from tests.fakes.values import a_picture
from tests.tiny.adapters import make_lora, write_kohya_lora
from tests.tiny.controlnet import make_controlnet, write_configs
from tests.tiny.pipelines import WIDTH, WIDTH_2, make_sdxl

STORY = 'title = "Ink"\nsteps = 2\nguidance = 1.0\n[[panel]]\nprompt = "the <ink> fox"\n'


@pytest.fixture(scope="module", autouse=True)
def _one_thread() -> Iterator[None]:
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(before)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_sdxl(tmp_path_factory.mktemp("models") / "sdxl")


@pytest.fixture(scope="module")
def model(folder: Path) -> Model:
    return load_model(folder, torch.device("cpu"))


@pytest.fixture(scope="module")
def engine(folder: Path) -> Engine:
    return Engine(folder, "cpu")


def render(engine: Engine, library: Library, project: Project) -> bytes:
    """The pixels of a project's one panel, made by a job; its file also tells the recipe."""
    (panel,) = project.board.panels
    recipe = recipe_for(project, panel, None, [], identify(engine.folder).traits)
    job = RenderPanels(new_id(), project.id, (PanelRecipe(panel.id, recipe),))
    (take,) = [event.take for event in run(job, engine, library) if isinstance(event, TakeMade)]
    return Image.open(library.blobs.path(take.picture)).tobytes()


def told(folder: Path, library: Library, text: str) -> Project:
    path = folder / "story.toml"
    path.write_text(STORY + text, "utf-8")
    return import_story(read_story(path), library)


def test_a_lora_and_an_embedding_change_the_picture_as_their_weights_say(
    engine: Engine, library: Library, model: Model, tmp_path: Path
) -> None:
    write_kohya_lora(make_lora(model, seed=1), tmp_path / "ink.safetensors")
    drawn = torch.Generator().manual_seed(1)
    vectors = {"clip_l": WIDTH, "clip_g": WIDTH_2}
    word = {key: torch.randn(2, width, generator=drawn) for key, width in vectors.items()}
    save_file(word, tmp_path / "word.safetensors")
    lora = '[[lora]]\nfile = "ink.safetensors"\nweight = 1.0\n'
    embedding = '[[embedding]]\nfile = "word.safetensors"\ntoken = "<ink>"\n'
    texts = ["", lora, lora.replace("1.0", "0.0"), lora.replace("1.0", "0.5"), embedding, ""]
    plain, full, none, half, learnt, again = [
        render(engine, library, told(tmp_path, library, text)) for text in texts
    ]
    assert len({plain, full, half, learnt}) == 4
    assert plain == none == again


def test_a_lora_that_does_not_fit_the_model_is_named_by_its_file(
    engine: Engine, library: Library, tmp_path: Path
) -> None:
    write_header(tmp_path / "ink.safetensors", LORA_FILE)
    project = told(tmp_path, library, '[[lora]]\nfile = "ink.safetensors"\n')
    with pytest.raises(ModelError, match=r"ink.safetensors does not fit this SDXL model"):
        render(engine, library, project)


def test_a_control_picture_changes_the_picture_by_its_scale(
    engine: Engine,
    library: Library,
    model: Model,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made = make_controlnet(model, tmp_path / "network")
    (weights,) = made.glob("*.safetensors")
    weights.rename(tmp_path / "canny.safetensors")
    configs = write_configs(tmp_path / "configs", made)
    monkeypatch.setattr("core.diffusion.controlnet.model_configs", lambda: configs)
    for name, colour in (("one", "red"), ("two", "blue")):
        (tmp_path / f"{name}.png").write_bytes(a_picture(colour))
    text = 'control = "one.png"\ncontrol_scale = 0.5\n[control]\nmodel = "canny.safetensors"\n'
    texts = ["", text, text.replace("one", "two"), text.replace("0.5", "0.0")]
    plain, one, two, none = [
        render(engine, library, told(tmp_path, library, text)) for text in texts
    ]
    assert len({plain, one, two}) == 3
    assert none == plain
