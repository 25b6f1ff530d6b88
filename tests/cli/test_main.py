"""The command line itself: exit codes, one sentence for each error, and streams that never fail."""

from __future__ import annotations

import contextlib
import io
import os
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from smp_workbench import __version__, cli, paths
from smp_workbench.cli import main as command_line
from smp_workbench.cli import models
from tests.cli.conftest import Run

START = [sys.executable, "-m", "smp_workbench"]


def test_that_every_command_has_a_summary_and_a_module() -> None:
    assert tuple(command_line.SUMMARIES) == cli.COMMANDS
    for name in cli.COMMANDS:
        module = command_line._command(name)
        assert module.__name__.rsplit(".", maxsplit=1)[-1] == name.replace("-", "_")


def test_that_the_words_of_the_command_line_cost_nothing_to_know() -> None:
    program = (
        "import sys, smp_workbench.cli; print(sorted({'numpy', 'argparse', 'json'} & sys.modules.keys()))"
    )
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"


@pytest.mark.parametrize("command", ["rank", "models"])
def test_that_no_command_loads_qt(command: str) -> None:
    program = (
        f"import sys; from smp_workbench.cli.main import main; main(['{command}', '--help']);"
        "print(sys.modules.keys() & {'PySide6', 'shiboken6'})"
    )
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert ran.stdout.strip().endswith("set()")


@pytest.mark.parametrize("name", cli.COMMANDS)
def test_that_every_command_explains_itself(run: Run, name: str) -> None:
    ran = run(name, "--help")
    assert (ran.code, ran.err) == (0, "")
    assert "--json" in ran.out


def test_that_the_version_is_told(run: Run) -> None:
    assert run("--version").out == f"SMP Workbench {__version__}\n"


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ((), "smp-workbench: the following arguments are required: COMMAND."),
        (("rank",), "smp-workbench rank: the following arguments are required: FILE."),
        (
            ("rnak", "plan.xlsx"),
            "smp-workbench: “rnak” is not a command, and there is no such file. Did you mean rank?",
        ),
        (
            ("screns",),
            "smp-workbench: “screns” is not a command, and there is no such file. Did you mean screens?",
        ),
        (
            ("&&&",),
            "smp-workbench: “&&&” is not a command, and there is no such file. See “smp-workbench --help”.",
        ),
        (("rank", ""), "smp-workbench rank: argument FILE: the name is empty."),
        (("versions", " "), "smp-workbench versions: argument FILE: the name is empty."),
        (("check", ""), "smp-workbench check: argument FILE: the name is empty."),
        (("diff", "a.xlsx", ""), "smp-workbench diff: argument B[@N]: the name is empty."),
        (("rank", "plan.xlsx", "--model", ""), "smp-workbench rank: argument --model: the name is empty."),
        (("rank", "plan.xlsx", "--jsn"), "smp-workbench: unrecognized arguments: --jsn."),
        (("rank", "plan.xlsx", "--mod", "x"), "smp-workbench: unrecognized arguments: --mod x."),
    ],
)
def test_that_wrong_usage_is_one_sentence_and_exit_code_2(
    run: Run, words: tuple[str, ...], sentence: str
) -> None:
    ran = run(*words)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(sentence)
    assert ran.err.count("\n") == 1


WORDS = st.one_of(
    st.sampled_from(
        [*cli.COMMANDS, "--json", "--model", "--cut", "--out", "--scores", "smp-thematic", "a@1", "@"]
    ),
    st.text(max_size=6),
)


@given(words=st.lists(WORDS, max_size=5))
@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_that_any_words_end_with_a_code_and_never_with_a_fault(
    tmp_path_factory: pytest.TempPathFactory, words: list[str]
) -> None:
    told, complained = io.StringIO(), io.StringIO()
    folder = tmp_path_factory.getbasetemp()
    with contextlib.chdir(folder), redirect_stdout(told), redirect_stderr(complained):
        code = command_line.main(words)
    assert code in (0, 1, 2, 3)
    assert "Traceback" not in complained.getvalue()
    assert complained.getvalue().count("\n") <= 1


def test_that_a_fault_of_the_program_is_a_sentence_and_a_log(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(models, "shipped_models", lambda: 1 / 0)
    ran = run("models")
    log = paths.log_folder() / "command-line.log"
    assert (ran.code, ran.out) == (4, "")
    assert ran.err.count("\n") == 1
    assert "ZeroDivisionError" in ran.err
    assert "Traceback" not in ran.err
    assert str(log) in ran.err
    assert "Traceback" in log.read_text(encoding="utf-8")


def test_that_a_fault_is_told_even_if_no_log_can_be_written(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setattr(models, "shipped_models", lambda: 1 / 0)
    monkeypatch.setattr(paths, "log_folder", lambda: tmp_path / "file" / "logs")
    ran = run("models")
    assert ran.code == 4
    assert "ZeroDivisionError: division by zero" in ran.err


def test_that_a_missing_library_is_named_with_what_to_do(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def incomplete(*_: object) -> None:
        raise ModuleNotFoundError("No module named 'numpy'")

    monkeypatch.setattr(models, "run", incomplete)
    ran = run("models")
    assert ran.code == 4
    assert ran.err.endswith("is missing (No module named 'numpy'). Install it again.\n")


def test_that_stopping_it_is_quiet(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop() -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(models, "shipped_models", stop)
    ran = run("models")
    assert (ran.code, ran.out, ran.err) == (130, "", "smp-workbench: Stopped.\n")


def test_that_a_terminal_without_the_letters_gets_others() -> None:
    environment = {"PYTHONIOENCODING": "ascii", "PATH": ""}
    plain = subprocess.run([*START, "models"], capture_output=True, env=environment, check=True)
    assert b"harm x likelihood" in plain.stdout
    data = subprocess.run([*START, "models", "--json"], capture_output=True, env=environment, check=True)
    assert b"\\u00d7" in data.stdout
    assert plain.stderr == data.stderr == b""


def test_that_json_is_readable_where_the_stream_has_the_letters() -> None:
    environment = {"PYTHONIOENCODING": "utf-8", "PATH": ""}
    ran = subprocess.run([*START, "models", "--json"], capture_output=True, env=environment, check=True)
    assert "harm × likelihood" in ran.stdout.decode()


@pytest.mark.skipif(sys.platform == "win32", reason="pipes that break are a matter of POSIX")
@pytest.mark.parametrize("unbuffered", ["", "1"])
@pytest.mark.parametrize("words", [["models", "--json"], ["--help"]])
def test_that_a_reader_that_has_seen_enough_is_no_error(words: list[str], unbuffered: str) -> None:
    environment = {**os.environ, "PYTHONUNBUFFERED": unbuffered}
    with subprocess.Popen(
        [*START, *words], env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        process.stdout.close()
        assert process.stderr is not None
        assert process.stderr.read() == b""
    assert process.returncode == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_that_an_answer_that_cannot_be_written_is_an_error(unbuffered: str) -> None:
    environment = {**os.environ, "PYTHONUNBUFFERED": unbuffered}
    with Path("/dev/full").open("wb") as full:
        ran = subprocess.run(
            [*START, "models"], env=environment, stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert ran.returncode == 3
    assert ran.stderr == b"smp-workbench: The answer cannot be written: No space left on device.\n"
