"""A short run of the fault suite; `python -m tests.faults --kills 200` is the long one."""

import sys
from pathlib import Path

import pytest

from core.storage.library import Library
from tests.fakes.values import a_project, a_style
from tests.faults.child import BINNED, told
from tests.faults.harness import examine
from tests.faults.ledger import Ledger
from tests.faults.rounds import FAULTS, rounds

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="artists are forked and killed")


@pytest.mark.parametrize(
    ("name", "count"), [(name, 10 if name == "kills" else 6) for name in FAULTS]
)
def test_nothing_that_was_acknowledged_is_lost(name: str, count: int, tmp_path: Path) -> None:
    *_, result = rounds(name, count, seed=3, place=tmp_path, longest=0.3)
    assert result.rounds == count
    assert result.crashes == []
    assert result.lost == []
    assert result.again == []
    assert result.unrepaired == []
    assert result.acknowledged > count


def test_the_suite_notices_what_is_lost(tmp_path: Path) -> None:
    library = Library.open(tmp_path)
    kept, binned, gone, changed = a_project(), a_project(), a_style(), a_style()
    ledger = Ledger()
    for kind, value, to in (
        ("project", kept, told(kept)),
        ("project", binned, BINNED),
        ("style", gone, told(gone)),
        ("style", changed, told(changed)),
    ):
        ledger.heed({"will": f"{kind}:{value.id}", "to": to})
        ledger.heed({"did": f"{kind}:{value.id}", "to": to})
    ledger.heed({"take": "never", "recipe": "never"})
    ledger.heed({"will": f"project:{kept.id}", "to": "unborn"})
    for project in (kept, binned):
        library.projects.save(project)
    library.projects.delete(binned.id)
    library.styles.save(changed.replace(words="other words"))
    library.close()
    lost = examine(tmp_path, ledger, resume=False).lost
    assert [line.split(":")[0] for line in lost] == ["style", "style", "take never"]
    assert lost[0].startswith(f"style:{gone.id}: gone")
    assert lost[1].startswith(f"style:{changed.id}")
