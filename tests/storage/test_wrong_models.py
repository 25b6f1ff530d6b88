"""Wrong models: each file in ``wrong_models`` begins with the sentence that must answer it."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smp_workbench.errors import ModelFault
from smp_workbench.storage.model_file import parse_model, read_model

FOLDER = Path(__file__).parent / "wrong_models"
FILES = sorted(FOLDER.glob("*.toml"))
SAYS = "# says: "
NO_CRITERIA = b"""id = "x"
version = "1"
title = "x"
formula = "1"
criteria = []
groups = [{ code = "g", name = "G" }]
provenance = { origin = "published", source = "s", author = "a", licence = "l" }
"""


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_that_a_wrong_model_is_answered_with_place_fault_and_remedy(path: Path) -> None:
    expected = path.read_text(encoding="utf-8").split("\n", 1)[0].removeprefix(SAYS)
    with pytest.raises(ModelFault) as caught:
        read_model(path)
    assert str(caught.value) == expected


def test_that_wrong_models_name_file_line_and_remedy() -> None:
    assert len(FILES) >= 40
    for path in FILES:
        first, second, *_ = path.read_text(encoding="utf-8").split("\n")
        assert first.startswith(f"{SAYS}{path.name}, line ")
        assert first.count(". ") + first.count("? ") >= 1, "a remedy follows the fault"
        assert second.startswith("id = ") or path.stem == "missing_id"


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b'id = "x"\ntitle = "caf\xe9"\n', "wrong.toml, line 2: this file is not UTF-8 text."),
        ('id = "x"'.encode("utf-16"), "wrong.toml is text in UTF-16, not in UTF-8."),
        (b"a = 'x\x00'", "wrong.toml is not a text file."),
        (b"\xff\x01\x8d\xe9", "wrong.toml is not a text file."),
        (b"PK\x03\x04\x14\x00", "wrong.toml is a workbook or a packed file, not a scoring model."),
        (bytes.fromhex("D0CF11E0A1B11AE1"), "wrong.toml is a workbook or a packed file"),
        (b"# " * 500_001, "wrong.toml has more than 1,000,000 bytes"),
        (b"x = " + b"[" * 100_000, "wrong.toml, line 1, column 1: this is not TOML (brackets stand inside"),
        (b"x = " + b"9" * 5_000, "wrong.toml, line 1, column 1: this is not TOML (Exceeds the limit"),
        (b"id = 0x" + b"f" * 9_000, "wrong.toml, line 1, id: 0xff"),
        (NO_CRITERIA, "wrong.toml, line 5, criteria: a model needs one of these at least."),
        (b"", "wrong.toml, line 1, id: this field is missing. Add it: id = …"),
    ],
    ids=[
        "latin-1",
        "utf-16",
        "NUL",
        "bytes",
        "packed",
        "old workbook",
        "large",
        "deep",
        "long number",
        "long hexadecimal",
        "no criteria",
        "empty",
    ],
)
def test_that_a_file_that_is_no_model_at_all_gets_one_sentence(
    content: bytes, expected: str, tmp_path: Path
) -> None:
    path = tmp_path / "wrong.toml"
    path.write_bytes(content)
    with pytest.raises(ModelFault) as caught:
        read_model(path)
    assert str(caught.value).startswith(expected)
    assert len(str(caught.value)) < 400


def answer_to(text: str) -> str:
    """Return the sentence that answers a model, or "works"."""
    try:
        parse_model(text, "mangled.toml")
    except ModelFault as fault:
        return str(fault)
    return "works"


@given(st.data())
def test_that_a_mangled_model_is_read_or_refused_with_a_sentence(data: st.DataObject) -> None:
    text = data.draw(st.sampled_from([path.read_text(encoding="utf-8") for path in FILES]))
    begin = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(begin, min(len(text), begin + 40)))
    patch = data.draw(st.text("\"'[]{}=#,.\\\n -019eHx_\0”", max_size=6))
    answer = answer_to(text[:begin] + patch + text[end:])
    assert answer == "works" or answer.startswith("mangled.toml, line ")
