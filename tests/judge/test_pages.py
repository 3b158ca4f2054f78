"""Memory in large pages: which of it is asked for, and that nothing but that changes."""

import platform
import subprocess
import sys
from pathlib import Path

import pytest

from drill.judge import pages

MB = 1 << 20
MAPS = """\
00400000-00a00000 rw-p 00000000 fd:00 12                         /usr/bin/python3
01f00000-02700000 rw-p 00000000 00:00 0                          [heap]
7f0000000000-7f0000400000 r--p 00000000 00:00 0
7f0000500000-7f0000600000 rw-p 00000000 00:00 0
7f0000a00000-7f0000e00000 rw-p 00000000 00:00 0
7f0001000000-7f0001400000 rw-s 00000000 00:01 5                  /dev/zero (deleted)
7ffc00000000-7ffc00400000 rw-p 00000000 00:00 0                  [stack]
"""
LARGE = Path("/sys/kernel/mm/transparent_hugepage")
RELEASE = [int(part) for part in platform.release().split(".")[:2]] if LARGE.is_dir() else [0]


def test_large_pages_are_asked_for_in_the_heap_and_in_memory_without_a_name() -> None:
    heap = [32 * MB, 34 * MB, 36 * MB]
    nameless = [0x7F0000A00000, 0x7F0000C00000]
    assert list(pages._large_pages(MAPS)) == heap + nameless


@pytest.mark.skipif(RELEASE < [6, 1], reason="Linux joins pages when it is asked to from 6.1")
def test_joined_pages_hold_what_they_held() -> None:
    program = """
from pathlib import Path
from drill.judge import pages
def large():
    told = Path("/proc/self/smaps_rollup").read_text().split()
    return int(told[told.index("AnonHugePages:") + 1])
held = [str(number) for number in range(300_000)]
before = large()
pages.enlarge()
print(large() - before, held == [str(number) for number in range(300_000)])
"""
    gained, same = subprocess.check_output([sys.executable, "-c", program], text=True).split()
    assert int(gained) >= 8 * 1024  # kB, of some 25 MB
    assert same == "True"


def test_where_there_are_no_large_pages_nothing_happens(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Path] = []

    def read(path: Path) -> str:
        asked.append(path)
        return ""

    monkeypatch.setattr(Path, "read_text", read)
    monkeypatch.setattr(sys, "platform", "darwin")
    pages.enlarge()
    assert asked == []
    monkeypatch.setattr(sys, "platform", "linux")
    pages.enlarge()
    assert asked == [Path("/proc/self/maps")]
