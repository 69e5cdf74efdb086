"""What survives: `python -m tests.faults --kills 200` prints a table and writes faults.json."""

import argparse
import json
import logging
import tempfile
import time
from pathlib import Path

from rich.console import Console
from rich.table import Table

from tests.faults.rounds import FAULTS, Result, rounds

OUT = Path("build/bench/faults.json")


def main() -> None:
    """Do the rounds, print and write what they found; exit 1 when anything is lost."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--others", type=int, default=50, help="rounds with each other fault")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    logging.disable(logging.CRITICAL)  # every fault is logged, by the hundred
    started = time.monotonic()
    console = Console(width=120)
    counts = {name: options.kills if name == "kills" else options.others for name in FAULTS}
    with (
        tempfile.TemporaryDirectory(prefix="castboard-faults-") as place,
        console.status("") as line,
    ):
        results = []
        for name, count in counts.items():
            for result in rounds(name, count, options.seed, Path(place)):
                line.update(f"{name}: {result.rounds} of {count}, lost {len(result.lost)}")
            results.append(result)
    seconds = time.monotonic() - started
    console.print(_table(results))
    _print_what_went_wrong(console, results)
    _write(results, seconds)
    console.print(f"{seconds:.0f} s. Written: {OUT}")
    raise SystemExit(not all(result.is_clean for result in results))


def _table(results: list[Result]) -> Table:
    table = Table()
    for column in (
        "fault",
        "rounds",
        "acknowledged",
        "refused",
        "restored",
        "lost",
        "drawn again",
        "unrepaired",
        "crashes",
        "slowest",
    ):
        table.add_column(column, justify="left" if column == "fault" else "right")
    for each in results:
        numbers = (each.rounds, each.acknowledged, each.refused, each.restored)
        faults = (each.lost, each.again, each.unrepaired, each.crashes)
        cells = [str(number) for number in (*numbers, *map(len, faults))]
        table.add_row(each.name, *cells, f"{each.slowest:.2f} s")
    return table


def _print_what_went_wrong(console: Console, results: list[Result]) -> None:
    for each in results:
        for what in (each.lost, each.again, each.unrepaired, each.crashes):
            for line in what[:10]:
                console.print(f"{each.name}: {line}", markup=False)


def _write(results: list[Result], seconds: float) -> None:
    content = {each.name: each.rounds for each in results}
    content |= {
        "acknowledged": sum(each.acknowledged for each in results),
        "restored": sum(each.restored for each in results),
        "lost": sum(len(each.lost) for each in results),
        "drawn_again": sum(len(each.again) for each in results),
        "unrepaired": sum(len(each.unrepaired) for each in results),
        "crashes": sum(len(each.crashes) for each in results),
        "seconds": round(seconds),
    }
    OUT.parent.mkdir(parents=True, exist_ok=True)
    OUT.write_text(json.dumps(content, indent=2) + "\n", "utf-8")


if __name__ == "__main__":
    main()
