"""``models``: what scoring models come with the program."""

from __future__ import annotations

from fractions import Fraction

from smp_workbench.storage.model_file import shipped_models
from tests.cli.conftest import Run


def test_that_models_gives_every_shipped_model_in_full(run: Run) -> None:
    ran = run("models", "--json")
    assert (ran.code, ran.err) == (0, "")
    for told, model in zip(ran.data, shipped_models(), strict=True):
        assert set(told) == {"id", "version", "title", "illustrative", "formula", "criteria"}
        assert (told["id"], told["version"], told["title"]) == (model.id, model.version, model.title)
        assert (told["illustrative"], told["formula"]) == (model.illustrative, model.formula)
        for shown, criterion in zip(told["criteria"], model.criteria, strict=True):
            assert set(shown) == {"code", "name", "group", "levels"}
            assert (shown["code"], shown["name"], shown["group"]) == (
                criterion.code,
                criterion.name,
                criterion.group,
            )
            assert [(Fraction(level["value"]), level["label"]) for level in shown["levels"]] == [
                (level.value, level.label) for level in criterion.levels
            ]


def test_that_models_says_which_are_not_official(run: Run) -> None:
    lines = run("models").out.splitlines()
    starred = {line.split()[0] for line in lines if line.endswith("*")}
    assert starred == {model.id for model in shipped_models() if model.illustrative}
    assert "* illustrative: not the official MoRiLE matrix" in lines
