"""The jail of a submission, layer by layer: what it lets through, and what not."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from drill import paths
from drill.judge import confinement, landlock, scratch, seccomp
from drill.judge.result import Verdict
from tests.judge.conftest import Checker, attention

# Enters a jail, then tries each expression of its arguments: what it is, or the name of the exception.
TRY = """
import json, os, sys
from drill.judge import confinement
jail = confinement.Jail(**json.loads(sys.argv[1]))
confinement.enter(jail, sys.argv[2] or None, "cpu")
import pathlib, socket, subprocess, tempfile, threading
found = []
for expression in sys.argv[3:]:
    try:
        found.append(repr(eval(expression)))
    except BaseException as error:
        found.append(type(error).__name__)
sys.stdout.write(json.dumps(found))
"""
needs_kernel = pytest.mark.skipif(
    not (landlock.abi() and seccomp.available()), reason="this kernel has no jail"
)
LAYERS = [pytest.param(True, marks=needs_kernel, id="kernel"), pytest.param(False, id="python")]
Tried = Callable[..., list[str]]


@pytest.fixture
def tried(tmp_path: Path) -> Tried:
    """What expressions come to in a jail; `secret/` beneath `tmp_path` is hidden."""
    own = tmp_path / "scratch"
    own.mkdir()
    (tmp_path / "secret").mkdir()
    (tmp_path / "secret" / "answer").write_text("42")
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "helper.txt").write_text("help")

    def run(*expressions: str, folder: Path | None = None, **jail: object) -> list[str]:
        given = {"hidden": [str(tmp_path / "secret")], **jail}
        done = subprocess.run(
            [sys.executable, "-P", "-c", TRY, json.dumps(given), str(folder or ""), *expressions],
            env={**os.environ, "TMPDIR": str(own)},
            cwd=tmp_path,
            capture_output=True,
            check=True,
        )
        found: list[str] = json.loads(done.stdout)
        return found

    return run


@pytest.mark.parametrize("kernel", LAYERS)
def test_nothing_hidden_can_be_read_by_any_path(tried: Tried, tmp_path: Path, kernel: bool) -> None:
    secret = tmp_path / "secret"
    (tmp_path / "mine" / "link").symlink_to(secret / "answer")
    ways = (
        f"open('{secret}/answer').read()",
        "open('secret/answer').read()",
        "open('mine/../secret/answer').read()",
        "open('mine/link').read()",
        f"pathlib.Path('{secret}/answer').read_text()",
        f"os.open(b'{secret}/answer', os.O_RDONLY)",
        f"os.listdir('{secret}')",
        f"open('/proc/self/root{secret}/answer').read()",
        "open('/proc/self/cwd/secret/answer').read()",
        "os.open('answer', os.O_RDONLY, dir_fd=os.open('secret', os.O_RDONLY))",
        "os.open('secret/answer', os.O_RDONLY, dir_fd=os.open('.', os.O_RDONLY))",
        f"os.link('{secret}/answer', tempfile.gettempdir() + '/mine')",
        f"open('/proc/{os.getpid()}/environ').read()",
        f"__import__('ctypes').CDLL(None).open(b'{secret}/answer', 0) >= 0 or [][0]",
    )
    found = tried(*ways, folder=tmp_path / "mine", kernel=kernel)
    refusals = ("PermissionError", "IndexError")
    assert [way for way, outcome in zip(ways, found, strict=True) if outcome not in refusals] == []


@pytest.mark.parametrize("kernel", LAYERS)
def test_what_is_its_own_can_be_used(tried: Tried, tmp_path: Path, kernel: bool) -> None:
    found = tried(
        "open('mine/helper.txt').read()",
        "tempfile.NamedTemporaryFile('w').write('x')",
        "tempfile.TemporaryDirectory().cleanup()",
        "__import__('email.mime.text').__name__",
        "os.kill(os.getpid(), 0)",
        "socket.socketpair()[0].close()",
        "open(os.devnull, 'w').write('x')",
        "(lambda t: (t.start(), t.join())[1])(threading.Thread(target=int))",
        "os.path.exists('/proc/self/status')",
        folder=tmp_path / "mine",
        kernel=kernel,
    )
    assert found == ["'help'", "1", "None", "'email'", "None", "None", "1", "None", "True"]


@pytest.mark.parametrize("kernel", LAYERS)
def test_nothing_outside_of_its_scratch_changes(tried: Tried, tmp_path: Path, kernel: bool) -> None:
    mine = tmp_path / "mine" / "helper.txt"
    before = mine.stat()
    ways = (
        f"open('{mine}', 'a')",
        f"open('{mine}', 'r+')",
        f"os.open('{mine}', os.O_WRONLY)",
        f"os.open('{mine}', os.O_RDONLY | os.O_TRUNC)",
        f"os.remove('{mine}')",
        f"os.rename('{mine}', '{mine}.2')",
        f"os.truncate('{mine}', 0)",
        f"os.chmod('{mine}', 0)",
        f"os.utime('{mine}', (0, 0))",
        f"os.mkdir('{mine.parent}/new')",
        f"os.symlink('x', '{mine.parent}/new')",
        f"os.rmdir('{mine.parent}')",
        "open('/dev/shm/drill-test', 'w')",
        f"__import__('sqlite3').connect('{mine.parent}/new').execute('create table t (x)')",
    )
    found = tried(*ways, folder=mine.parent, kernel=kernel)
    assert set(found) <= {"PermissionError", "OperationalError"}
    assert mine.read_text() == "help"
    assert (mine.stat().st_mode, mine.stat().st_mtime_ns) == (before.st_mode, before.st_mtime_ns)
    assert os.listdir(mine.parent) == ["helper.txt"]


@pytest.mark.parametrize("kernel", LAYERS)
def test_it_reaches_no_other_process_and_no_network(tried: Tried, kernel: bool) -> None:
    ways = (
        "os.fork()",
        "os.system('true')",
        "subprocess.run(['true'])",
        "os.posix_spawn('/bin/true', ['true'], {})",
        "os.execv('/bin/true', ['true'])",
        "os.kill(os.getppid(), 0)",
        "os.killpg(os.getppid(), 0)",
        "socket.create_connection(('127.0.0.1', 9), 1)",
        "socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b'x', ('127.0.0.1', 9))",
        "socket.socket(socket.AF_UNIX).bind('x')",
    )
    found = tried(*ways, kernel=kernel)
    assert found == ["PermissionError"] * len(ways)


@pytest.mark.parametrize("kernel", LAYERS)
def test_processes_can_be_allowed(tried: Tried, kernel: bool) -> None:
    run = "subprocess.run(['true']).returncode"
    stop = "(lambda p: (p.kill(), p.wait())[1])(subprocess.Popen(['sleep', '9'], stdout=-3))"
    assert tried(run, processes=True, kernel=kernel) == ["0"]
    if not kernel or landlock.abi() >= landlock.SIGNALS:
        expected = "-9" if kernel else "PermissionError"
        assert tried(stop, processes=True, kernel=kernel) == [expected]


@needs_kernel
def test_the_kernel_hides_the_rest_of_a_home(tried: Tried, tmp_path: Path) -> None:
    (tmp_path / "diary").write_text("dear")
    found = tried(
        "open('diary').read()", "open('mine/helper.txt').read()", folder=tmp_path / "mine"
    )
    assert found == ["PermissionError", "'help'"]


@needs_kernel
def test_beside_what_is_hidden_only_files_can_be_read(tried: Tried, tmp_path: Path) -> None:
    (tmp_path / "helper.py").write_text("x = 1")
    found = tried(
        "open('helper.py').read()",
        "'helper.py' in os.listdir('.')",
        "open('mine/helper.txt').read()",
        folder=tmp_path,
    )
    assert found == ["'x = 1'", "True", "PermissionError"]


def test_what_is_hidden_holds_all_that_tells_the_answer_and_the_history(tmp_path: Path) -> None:
    hidden = [Path(path) for path in confinement.hidden(str(tmp_path))]
    root = paths.content_root()
    for kept in (root / "solutions", root / "problems", tmp_path / "solutions", paths.history()):
        assert any(path in (kept, *kept.parents) for path in hidden)


def test_a_package_is_read_without_the_content_in_it(tmp_path: Path) -> None:
    package = tmp_path / "lib" / "drill"
    (package / "_content" / "solutions").mkdir(parents=True)
    (package / "judge").mkdir()
    (package / "__init__.py").write_text("")
    concealed = (package / "_content" / "solutions",)
    found = set(confinement._without(tmp_path / "lib", concealed))
    assert found == {package / "judge", package / "__init__.py"}


def test_no_link_uncovers_what_is_concealed(tmp_path: Path) -> None:
    """Environments have a `lib64` that leads to `lib`."""
    content = tmp_path / "prefix" / "lib" / "drill" / "_content"
    (content / "solutions").mkdir(parents=True)
    (tmp_path / "elsewhere").mkdir()
    for name, target in (
        ("lib64", tmp_path / "prefix" / "lib"),
        ("around", tmp_path / "prefix"),
        ("straight", content / "solutions"),
        ("elsewhere", tmp_path / "elsewhere"),
    ):
        (tmp_path / "prefix" / name).symlink_to(target)
    found = set(confinement._without(tmp_path / "prefix", (content / "solutions",)))
    assert found == {tmp_path / "prefix" / "elsewhere"}


@pytest.mark.parametrize("place", ["system", "libraries", "person"])
def test_wherever_drill_is_installed_its_content_is_concealed_and_its_neighbours_are_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    """As the system's own package, in a folder of native libraries, or in the person's home."""
    site = tmp_path / "lib" / "site-packages"
    content = site / "drill" / "_content"
    for folder in (
        content / "solutions",
        content / "problems",
        site / "drill" / "judge",
        site / "np",
    ):
        folder.mkdir(parents=True)
    monkeypatch.setattr(confinement, "__file__", str(site / "drill" / "judge" / "confinement.py"))
    monkeypatch.setattr(paths, "content_root", lambda: content)
    monkeypatch.setattr(sys, "path", [str(site)] if place == "person" else [])
    monkeypatch.setattr(confinement, "_SYSTEM", (str(tmp_path),) if place == "system" else ())
    monkeypatch.setenv("LD_LIBRARY_PATH", str(tmp_path / "lib") if place == "libraries" else "")
    concealed = (content / "problems", content / "solutions")
    found = confinement._programs.__wrapped__(concealed)
    assert {path for path in found if path.is_relative_to(tmp_path)} == {
        site / "drill" / "judge",
        site / "np",
    }


class TestScratch:
    def test_it_goes_with_all_that_is_in_it(self) -> None:
        made = scratch.Scratch()
        (made.path / "a" / "b").mkdir(parents=True)
        (made.path / "a" / "b" / "c").write_text("x")
        (made.path / "a").chmod(0)
        made.remove()
        assert not made.path.exists()

    def test_it_goes_however_deep_its_folders_are(self) -> None:
        made = scratch.Scratch()
        at = os.open(made.path, os.O_RDONLY)
        for _ in range(1_500):
            os.mkdir("a" * 20, dir_fd=at)
            below = os.open("a" * 20, os.O_RDONLY, dir_fd=at)
            os.close(at)
            at = below
        os.close(at)
        assert made.overflows()
        made.remove()
        assert not made.path.exists()

    def test_only_those_without_an_owner_are_swept(self) -> None:
        kept = scratch.Scratch()
        left = subprocess.run(
            [sys.executable, "-c", "from drill.judge.scratch import *; print(Scratch().path)"],
            capture_output=True,
            check=True,
            text=True,
        ).stdout.strip()
        assert Path(left).exists()
        scratch.sweep()
        assert not Path(left).exists()
        assert kept.path.exists()
        kept.remove()

    def test_it_has_bounds(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(scratch, "MOST_FILES", 3)
        made = scratch.Scratch()
        for i in range(3):
            (made.path / str(i)).write_text("x")
        assert not made.overflows()
        (made.path / "3").write_text("x")
        assert made.overflows()
        (made.path / "3").unlink()
        monkeypatch.setattr(scratch, "LARGEST", 4096 * 3)
        assert not made.overflows()
        (made.path / "2").write_text("x" * 8192)
        assert made.overflows()
        made.remove()


def test_a_check_says_what_a_submission_may_do(check: Checker) -> None:
    result = check("attention", attention(before="open('/etc/shadow')"))
    assert result.verdict is Verdict.ERROR
    assert "PermissionError" in result.message.en
    assert result.message.en.endswith("start no processes")
    assert result.message.zh.endswith("不能启动其他进程")
