"""What the tests read: the sample articles of the repository."""

from pathlib import Path

import pytest

SAMPLES = Path(__file__).parents[2] / "data" / "samples"


@pytest.fixture(scope="session")
def samples() -> list[str]:
    files = sorted(SAMPLES.glob("*.txt"))
    assert files
    return [file.read_text(encoding="utf-8") for file in files]
