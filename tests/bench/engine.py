"""What a panel costs: the engine's presets against plain diffusers sampling and the published ways.

    python -m tests.bench.engine [--full] [--steps 12] [--panels 4 8 24] [--arms ...] [--compile]

Random weights in SDXL's shape; denoising alone is timed, references included and spread over the
panels. Every arm and number of panels runs in a process of its own, and plain sampling once more
after each, so that a machine's moods do not favour an arm. Prints a table; writes
build/bench/engine.json.
"""

import argparse
import json
import platform
import subprocess
import sys
import time
from pathlib import Path
from statistics import mean
from typing import Any

from rich.console import Console
from rich.table import Table

OUT = Path("build/bench")
ARMS = (
    "style",
    "anchors",
    "faithful",
    "balanced",
    "draft",
    "naive_style",
    "naive_consistory",
)
GOALS = {"style": 1.20, "anchors": 1.15, "faithful": 2.0, "balanced": 1.35}
"""Ratios to plain sampling that are aimed at, with the most panels."""
Reading = dict[str, Any]


def main() -> None:
    options = _options()
    if options.child:
        print(json.dumps(_child(options)))
        return
    console = Console()
    console.print(f"{'SDXL at 1024 px' if options.full else 'A small SDXL'}, {options.steps} steps")
    plain = _measure(options, "plain", 0)
    # On a CPU the engine draws one panel at a time: it has the same bytes in any company.
    fastest = min(plain["seconds"], key=plain["seconds"].get)
    options.plain_batch = fastest if options.full else "1"
    rows = _measure(options, "row", 0)
    readings: dict[str, dict[str, Reading]] = {}
    before = _measure(options, "plain_again", 0)
    for count in options.panels:
        for arm in options.arms:
            reading = _measure(options, arm, count)
            for ratio, key in (("ratio", "seconds"), ("work", "processor_seconds")):
                reading[ratio] = reading[key] / mean((before[key], reading["plain"][key]))
            before = reading["plain"]
            readings.setdefault(arm, {})[str(count)] = reading
            console.print(f"{arm} x {count}: {_said(reading)}")
    kept = _summary(options, plain, rows, readings)
    OUT.mkdir(parents=True, exist_ok=True)
    (OUT / "engine.json").write_text(json.dumps(kept, indent=2), "utf-8")
    _print(console, kept)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--full", action="store_true", help="SDXL's true shape, 1024 px, on CUDA")
    parser.add_argument("--steps", type=int, default=12)
    parser.add_argument("--panels", type=int, nargs="+", default=[4, 8, 24])
    parser.add_argument("--arms", nargs="+", choices=ARMS, default=list(ARMS))
    parser.add_argument("--compile", action="store_true", help="time a compiled UNet's rows too")
    parser.add_argument("--child", default="", help=argparse.SUPPRESS)
    parser.add_argument("--count", type=int, default=0, help=argparse.SUPPRESS)
    parser.add_argument("--plain-batch", default="1", help=argparse.SUPPRESS)
    return parser.parse_args()


def _measure(options: argparse.Namespace, arm: str, count: int) -> Reading:
    """Run one arm in a process of its own."""
    command = [sys.executable, "-m", "tests.bench.engine", "--child", arm, "--count", str(count)]
    command += ["--steps", str(options.steps), "--plain-batch", str(options.plain_batch)]
    command += ["--full"] * options.full + ["--compile"] * options.compile
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(f"{arm} x {count} failed:\n{done.stderr}")
    found: Reading = json.loads(done.stdout.splitlines()[-1])
    return found


def _child(options: argparse.Namespace) -> Reading:
    from tests.bench.arms import Bench

    bench = Bench(options.full, options.steps)
    if options.child == "plain":
        return {"seconds": bench.plain_by_batch()}
    if options.child == "plain_again":
        return bench.plain(int(options.plain_batch))
    if options.child == "row":
        return bench.rows(options.compile)
    return bench.measure(options.child, options.count, int(options.plain_batch))


def _summary(
    options: argparse.Namespace,
    plain: Reading,
    rows: Reading,
    readings: dict[str, dict[str, Reading]],
) -> Reading:
    plains = [
        reading["plain"]["seconds"] for each in readings.values() for reading in each.values()
    ]
    names = {
        "ratio": "ratio",
        "processor_ratio": "work",
        "peak_bytes": "peak",
        "seconds_per_panel": "seconds",
    }
    names |= {"live_bank_bytes": "bank", "together": "together"}
    kept: Reading = {
        name: {
            arm: {count: reading.get(key) for count, reading in each.items()}
            for arm, each in readings.items()
        }
        for name, key in names.items()
    }
    kept["plain"] = {
        "seconds_per_panel_by_batch": plain["seconds"],
        "batch": int(options.plain_batch),
        "seconds_per_panel": mean(plains),
        "least": min(plains),
        "most": max(plains),
    }
    kept["row_seconds"] = rows
    kept["conditions"] = {
        "model": "SDXL at 1024 px" if options.full else "a small SDXL at 320 px",
        "steps": options.steps,
        "machine": platform.machine(),
        "date": time.strftime("%Y-%m-%d"),
        **rows.pop("conditions"),
    }
    return kept


def _print(console: Console, kept: Reading) -> None:
    plain = kept["plain"]
    console.print(
        f"Plain: {plain['seconds_per_panel']:.2f} s a panel in batches of {plain['batch']}, "
        f"between {plain['least']:.2f} and {plain['most']:.2f}."
    )
    console.print("Rows: " + ", ".join(f"{k} {v:.4f} s" for k, v in kept["row_seconds"].items()))
    counts = list(next(iter(kept["ratio"].values())))
    table = Table("arm", *(f"{n} panels" for n in counts), "goal", "memory", "bank", "growth")
    for arm, ratios in kept["ratio"].items():
        peaks = kept["peak_bytes"][arm]
        bank = kept["live_bank_bytes"][arm][counts[-1]]
        table.add_row(
            arm,
            *(f"{ratios[n]:.2f} ({kept['processor_ratio'][arm][n]:.2f})" for n in counts),
            f"{GOALS[arm]:.2f}" if arm in GOALS else "",
            f"{peaks[counts[-1]] / 2**20:.0f} MiB",
            "" if bank is None else f"{bank / 2**20:.1f} MiB",
            f"{peaks[counts[-1]] / max(1, peaks[counts[0]]):.2f}",
        )
    console.print(table)
    console.print("Times plain sampling by the clock (in processor time), and peak memory.")


def _said(reading: Reading) -> str:
    ratio, work, peak = reading["ratio"], reading["work"], reading["peak"] / 2**20
    return f"{ratio:.2f} ({work:.2f}), {reading['seconds']:.2f} s a panel, {peak:.0f} MiB"


if __name__ == "__main__":
    main()
