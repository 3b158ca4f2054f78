"""TAB in bash, zsh and fish, with what `drill completion` printed for them."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from drill.cli import completion
from drill.cli.completion import INSTALLING
from drill.content import packs
from drill.content.library import Library
from drill.content.packs import Agreed
from tests.cli.interviews import lay_out
from tests.cli.shells import SHELLS, Shell, install_drill, there
from tests.content.packed import pack

SCRIPTS = Path(completion.__file__).with_name("shells")
Begin = Callable[[], Shell]
# What a title may hold, and none of it is for the shell.
ODD = 'It\'s $(touch pwned) `touch pwned`; [a:b] "q" %B \\alpha \\: *'


@pytest.fixture(params=SHELLS)
def name(request: pytest.FixtureRequest) -> str:
    """Each of the shells; those that are not here are skipped."""
    chosen: str = request.param
    if not there(chosen):
        pytest.skip(f"{chosen} is not installed")
    return chosen


@pytest.fixture
def person(library: Library, tmp_path: Path, home: Path) -> Path:
    """The home of somebody who has `drill`, with three problems of its own and a pack."""
    lay_out(library.root)
    added = pack(tmp_path / "extra")
    problem = added / "problems" / "own-sum.yaml"
    text = problem.read_text(encoding="utf-8")
    problem.write_text(text.replace("Add two numbers (own-sum)", json.dumps(ODD)), "utf-8")
    packs.agree([Agreed("extra", str(added))])
    folder = tmp_path / "person"
    install_drill(folder / "bin", library.root)
    return folder


@pytest.fixture
def begin(name: str, person: Path, desk: Path) -> Iterator[Begin]:
    """Open a shell of that person, in a folder with three files."""
    for file in ("mine.py", "my answer.py"):
        (desk / file).write_text("", encoding="utf-8")
    (desk / "my folder").mkdir()
    shells: list[Shell] = []

    def open_shell() -> Shell:
        shells.append(Shell(name, person, desk))
        return shells[-1]

    yield open_shell
    for shell in shells:
        shell.close()


@pytest.fixture
def shell(begin: Begin, name: str) -> Shell:
    """A shell that completes, since the line that `drill completion` tells was run in another."""
    first = begin()
    first.run(INSTALLING[name])
    return begin()


def test_words_of_a_line_complete(shell: Shell) -> None:
    assert shell.completed("drill comp") == "drill completion "
    assert shell.completed("drill check thi") == "drill check third-sum "
    assert shell.completed("drill check extra/o") == "drill check extra/own-sum "
    # The id of a pack, without the pack.
    assert shell.completed("drill check ow") == "drill check own-sum "
    assert shell.completed("drill check --json -- thi") == "drill check --json -- third-sum "
    assert shell.completed("drill cards what") == "drill cards what-to-ask "
    assert shell.completed("drill check --fi") == "drill check --file "
    assert shell.completed("drill list --difficulty e") == "drill list --difficulty easy "
    assert shell.completed("drill list --difficulty=e") == "drill list --difficulty=easy "
    assert shell.completed("drill mock --areas data,los") == "drill mock --areas data,losses "
    assert shell.completed("drill check 'thi") == "drill check 'third-sum' "
    assert shell.completed("drill check 'ow") == "drill check 'own-sum' "


def test_files_complete_where_a_file_is_meant(shell: Shell) -> None:
    assert shell.completed("drill check --file mi") == "drill check --file mine.py "
    assert shell.completed("drill check --file=mi") == "drill check --file=mine.py "
    assert shell.completed("drill check -f my\\ a") == "drill check -f my\\ answer.py "
    assert shell.completed("drill history import mi") == "drill history import mine.py "
    assert shell.completed("drill start --dir m") == "drill start --dir my\\ folder/"
    assert shell.completed("drill pack verify ex") == "drill pack verify extra "
    assert shell.completed("drill pack verify my") == "drill pack verify my\\ folder/"
    assert shell.completed("drill list > mi") == "drill list > mine.py "
    # An id is no file.
    assert shell.completed("drill check mi") == "drill check mi"
    # A pack has a name, or is a folder.
    shell.lists("drill pack verify ", "extra", "folder/")


def test_titles_are_shown_as_they_are_and_nothing_in_them_is_run(
    shell: Shell, name: str, desk: Path
) -> None:
    titles = [] if name == "bash" else [ODD, "Add two numbers (first-sum)"]
    shell.lists("drill show extra/", "extra/own-sum", "extra/first-sum", *titles)
    assert not (desk / "pwned").exists()


def test_titles_are_in_the_persons_language(shell: Shell, name: str) -> None:
    if name == "bash":
        pytest.skip("bash shows words only")
    shell.lists("drill --lang zh check ", "两数相加（first-sum）", "两数相加（third-sum）")


def test_what_is_broken_leaves_the_line_alone(shell: Shell, home: Path, person: Path) -> None:
    (home / "config.toml").write_text("language = ", encoding="utf-8")
    (home / "history.sqlite3").write_text("no database", encoding="utf-8")
    assert shell.completed("drill check thi") == "drill check third-sum "
    program = person / "bin" / "drill"
    program.write_text("#!/bin/sh\necho broken >&2\nexit 3\n", encoding="utf-8")
    assert shell.completed("drill check thi") == "drill check thi"
    program.unlink()
    assert shell.completed("drill check thi") == "drill check thi"
    assert "broken" not in shell.text


def test_the_drill_that_was_typed_answers(shell: Shell, library: Library, desk: Path) -> None:
    text = (library.root / "problems" / "third-sum.yaml").read_text(encoding="utf-8")
    other = desk / "other" / "problems"
    other.mkdir(parents=True)
    (other / "another-sum.yaml").write_text(text.replace("third-sum", "another-sum"), "utf-8")
    install_drill(desk / "bin", desk / "other")
    assert shell.completed("./bin/drill check an") == "./bin/drill check another-sum "
    assert shell.completed("drill check an") == "drill check an"


def test_an_alias_completes_as_drill_does(shell: Shell, name: str) -> None:
    more = "; complete -F _drill d" if name == "bash" else ""
    shell.run(f"alias d=drill{more}")
    assert shell.completed("d check thi") == "d check third-sum "


def test_zsh_finds_the_script_in_its_path_of_functions(
    person: Path, desk: Path, library: Library
) -> None:
    if not there("zsh"):
        pytest.skip("zsh is not installed")
    functions = person / "functions"
    functions.mkdir()
    settings = f"fpath=({functions} $fpath)\nautoload -Uz compinit && compinit -u\n"
    (person / ".zshrc").write_text(settings, encoding="utf-8")
    script = (SCRIPTS / "drill.zsh").read_text(encoding="utf-8")
    (functions / "_drill").write_text(script, encoding="utf-8")
    shell = Shell("zsh", person, desk)
    assert shell.completed("drill check thi") == "drill check third-sum "
    assert shell.completed("drill check oth") == "drill check other-sum "
    shell.close()


def test_a_bash_without_compopt_completes_too(person: Path, desk: Path) -> None:
    script = (SCRIPTS / "drill.bash").read_text(encoding="utf-8")
    person.joinpath(".bashrc").write_text(f"enable -n compopt\n{script}", encoding="utf-8")
    (desk / "my answer.py").write_text("", encoding="utf-8")
    (desk / "folder").mkdir()
    shell = Shell("bash", person, desk)
    assert shell.completed("drill check thi") == "drill check third-sum "
    assert shell.completed("drill check -f m") == "drill check -f my\\ answer.py "
    assert shell.completed("drill start --dir f") == "drill start --dir folder "
    shell.close()
