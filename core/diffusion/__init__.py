"""The engine: SDXL sampling with shared attention. The only package that imports torch."""

from transformers.utils import logging

# The library's bars and warnings would run across our own progress on the command line, and it
# says some of them when diffusers imports it.
logging.set_verbosity_error()  # type: ignore[no-untyped-call]
logging.disable_progress_bar()  # type: ignore[no-untyped-call]
