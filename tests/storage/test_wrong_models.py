"""Wrong models: each file in ``wrong_models`` begins with the sentence that must answer it."""

from pathlib import Path

import pytest

from smp_workbench.errors import ModelFault
from smp_workbench.storage.model_file import read_model

FOLDER = Path(__file__).parent / "wrong_models"
FILES = sorted(FOLDER.glob("*.toml"))
SAYS = "# says: "


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
        ('id = "x"'.encode("utf-16"), "wrong.toml, line 1: this file is not UTF-8 text."),
        (b"# " * 500_001, "wrong.toml, line 1: this file has more than 1,000,000 bytes"),
        (b"x = " + b"[" * 100_000, "wrong.toml, line 1, column 1: this is not TOML (brackets stand inside"),
        (b"x = " + b"9" * 5_000, "wrong.toml, line 1, column 1: this is not TOML (Exceeds the limit"),
        (b"id = 0x" + b"f" * 9_000, "wrong.toml, line 1, id: 0xff"),
        (b"", "wrong.toml, line 1, id: this field is missing. Add it: id = …"),
    ],
    ids=["latin-1", "utf-16", "large", "deep", "long number", "long hexadecimal", "empty"],
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
