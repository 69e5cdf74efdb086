"""Models kept as one `.safetensors` file, in the layout of the original training code (LDM)."""

from pathlib import Path
from typing import Literal

from core.checkpoints.kinds import USE, Family, Kind
from core.checkpoints.weights import Header, read_header
from core.domain.errors import ModelError
from core.domain.values import Fragment

FIRST_CONVOLUTION = "model.diffusion_model.input_blocks.0.0.weight"
LORA_SIGNS = (
    "lora_up.",
    "lora_down.",
    "lora_A.",
    "lora_B.",
    ".lora.",
    "hada_w1",
    "lokr_w",
    ".oft_",
)
CONTROL_SIGNS = ("control_model.", "controlnet_cond_embedding.", "input_hint_block.")
EMBEDDING_KEYS = {"emb_params", "clip_l", "clip_g"}
FOREIGN_SIGNS = {
    "joint_blocks.0.": Fragment("a Stable Diffusion 3 model"),
    "double_blocks.0.img_": Fragment("a Flux model"),
    "double_stream_blocks.0.": Fragment("a HiDream model"),
    "edm_mean": Fragment("a model with another noise schedule (EDM, as Playground 2.5)"),
    "edm_vpred.sigma_max": Fragment("a model with another noise schedule (EDM, as CosXL)"),
    "clip_txt_mapper.": Fragment("a Stable Cascade model"),
}
"""Pieces of tensors' names -> what has them."""
TRANSFORMER_SIGNS = ("transformer_blocks.0.", "blocks.0.attn", "blocks.0.self_attn", "layers.0.att")
VAE_KEYS = ("decoder.conv_in.", "first_stage_model.", "decoder.conv1.")


def read_file(path: Path) -> Kind:
    """Read what a single file is. ModelError says why it is damaged, partial or of no use."""
    header = read_header(path)
    _refuse_add_ons(path, header)
    _refuse_foreign(path, header)
    _check_unet(path, header)
    family = _family(path, header)
    if not header.begins("first_stage_model."):
        raise _partial(path, Fragment("no VAE"))
    return Kind(
        path=path,
        family=family,
        prediction=_prediction(header),
        zero_snr="ztsnr" in header.shapes,
        files=(path,),
    )


def _refuse_add_ons(path: Path, header: Header) -> None:
    """What belongs on top of a model is none."""
    if header.any(*LORA_SIGNS):
        raise ModelError(f"{path} is a LoRA: it goes on top of a model and is none itself.", USE)
    if header.any(*CONTROL_SIGNS):
        raise ModelError(f"{path} is a ControlNet: it goes beside a model and is none itself.", USE)
    if header.shapes.keys() & EMBEDDING_KEYS:
        raise ModelError(f"{path} is a textual-inversion embedding and no model.", USE)


def _refuse_foreign(path: Path, header: Header) -> None:
    for sign, kind in FOREIGN_SIGNS.items():
        if header.any(sign):
            raise ModelError(f"{path} is {kind}, which cannot be used.", USE)


def _check_unet(path: Path, header: Header) -> None:
    """Raise ModelError unless there is a UNet that reads latents of four channels and no more."""
    shape = header.shapes.get(FIRST_CONVOLUTION, ())
    if len(shape) == 4 and shape[1] != 4:
        raise ModelError(
            f"{path} is a model for inpainting or another special use: its UNet reads "
            f"{shape[1]} channels and not 4.",
            USE,
        )
    if len(shape) == 4:
        return
    if header.begins(*VAE_KEYS):
        raise ModelError(f"{path} is a VAE and holds no UNet.", USE)
    if "conv_in.weight" in header.shapes and header.begins("down_blocks."):
        raise _partial(path, Fragment("only the UNet of a model in the diffusers layout"))
    if header.any(*TRANSFORMER_SIGNS):
        raise ModelError(
            f"{path} is a diffusion transformer or a text encoder, which cannot be used.", USE
        )
    raise ModelError(f"{path} holds nothing that Castboard knows as a model.", USE)


def _family(path: Path, header: Header) -> Family:
    """The family that the text encoders tell, as every family has its own."""
    if header.begins("conditioner.embedders.1.model."):
        if not header.begins("conditioner.embedders.0.transformer."):
            raise _partial(path, Fragment("only one of SDXL's two text encoders"))
        return Family.SDXL
    if header.begins("conditioner.embedders.0.model."):
        raise ModelError(f"{path} is the SDXL refiner, not the base model.", USE)
    if header.begins("cond_stage_model.model."):
        raise ModelError(
            f"{path} is a Stable Diffusion 2 model, which reads words with another text encoder.",
            USE,
        )
    if header.begins("cond_stage_model.transformer."):
        return Family.SD15
    raise _partial(path, Fragment("no text encoder"))


def _prediction(header: Header) -> Literal["epsilon", "v_prediction"]:
    """What the UNet predicts, as trainers mark it; a file without a mark predicts epsilon.

    `v_pred` is an empty tensor that says so by being there; the notes are those of the model
    specification (modelspec).
    """
    notes = {header.notes.get(f"modelspec.{key}") for key in ("predict_key", "prediction_type")}
    marked = "v_pred" in header.shapes or notes & {"v", "v_prediction"}
    return "v_prediction" if marked else "epsilon"


def _partial(path: Path, what: Fragment) -> ModelError:
    return ModelError(
        f"{path} is not a whole model: it holds {what}.", "Get the file with everything in it."
    )
