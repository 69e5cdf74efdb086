"""How a job ended."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Finished:
    """The job did all it was asked for."""

    job_id: str


@dataclass(frozen=True)
class Cancelled:
    """The job was stopped; what it had finished is kept."""

    job_id: str


@dataclass(frozen=True)
class Failed:
    """The job could not go on, in a sentence for the user and, where there is one, a way out."""

    job_id: str
    sentence: str
    way_out: str = ""


Outcome = Finished | Cancelled | Failed
