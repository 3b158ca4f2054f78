"""Whether a CUDA device can be used, asked of torch's build and of the driver without importing torch."""

import ctypes
import importlib.machinery
import importlib.util
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from drill.judge import device

# As a wheel's own torch/version.py is written.
VERSION = """
from typing import Optional

__version__ = '2.9.0{plus}'
debug = False
cuda{typed} = {cuda}
hip{typed} = None
"""
WITH_CUDA = VERSION.format(plus="+cu128", typed=": Optional[str]", cuda="'12.8'")
WITHOUT_CUDA = VERSION.format(plus="+cpu", typed=": Optional[str]", cuda="None")


class FakeDriver:
    """A libcuda that answers like this."""

    def __init__(self, devices: int = 1, init: int = 0, count: int = 0) -> None:
        self.devices = devices
        self.init = init
        self.count = count

    def cuInit(self, flags: int) -> int:
        assert flags == 0
        return self.init

    def cuDeviceGetCount(self, found: Any) -> int:
        ctypes.cast(found, ctypes.POINTER(ctypes.c_int))[0] = self.devices
        return self.count


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """A machine with a torch whose version.py says this, and this driver."""

    def set_up(version: str | None, driver: FakeDriver | None = None) -> None:
        folder = tmp_path / "torch"
        folder.mkdir()
        if version is not None:
            (folder / "version.py").write_text(version)
        spec = importlib.machinery.ModuleSpec("torch", None, origin=str(folder / "__init__.py"))
        monkeypatch.setattr(importlib.util, "find_spec", {"torch": spec}.get)

        def load(name: str) -> FakeDriver:
            if driver is None:
                raise OSError(f"{name}: cannot open shared object file")
            return driver

        monkeypatch.setattr(ctypes, "CDLL", load)

    return set_up


def test_a_build_with_cuda_a_driver_and_a_device_are_all_that_is_needed(
    here: Callable[..., None],
) -> None:
    here(WITH_CUDA, FakeDriver())
    assert device.missing() is None


@pytest.mark.parametrize(
    "version",
    [
        WITHOUT_CUDA,
        VERSION.format(plus="", typed="", cuda="None"),
        "__version__ = '2.9.0'\n",
        "",
        None,
    ],
    ids=["typed", "untyped", "no such line", "empty", "no such file"],
)
def test_a_build_without_cuda_is_told_from_what_it_says_of_itself(
    here: Callable[..., None], version: str | None
) -> None:
    here(version, FakeDriver())
    assert device.missing() == "build"


def test_a_build_with_cuda_is_told_in_either_form(here: Callable[..., None]) -> None:
    here(VERSION.format(plus="", typed="", cuda="'12.8'"), FakeDriver())
    assert device.missing() is None


@pytest.mark.parametrize("origin", [None, "not installed"])
def test_without_torch_there_is_no_build(
    monkeypatch: pytest.MonkeyPatch, origin: str | None
) -> None:
    found = None if origin else importlib.machinery.ModuleSpec("torch", None)
    monkeypatch.setattr(importlib.util, "find_spec", lambda _name: found)
    assert device.missing() == "build"


def test_a_build_with_cuda_needs_a_driver(here: Callable[..., None]) -> None:
    here(WITH_CUDA, driver=None)
    assert device.missing() == "driver"


@pytest.mark.parametrize(
    "driver",
    [FakeDriver(devices=0), FakeDriver(init=100), FakeDriver(count=3)],
    ids=["none is visible", "the driver does not start", "they cannot be counted"],
)
def test_a_driver_needs_a_device(here: Callable[..., None], driver: FakeDriver) -> None:
    here(WITH_CUDA, driver)
    assert device.missing() == "device"


def test_nothing_is_imported_to_find_out() -> None:
    code = "import sys; from drill.judge import device; device.missing(); print('torch' in sys.modules)"
    command = [sys.executable, "-P", "-c", code]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"


def test_it_agrees_with_torch() -> None:
    torch = pytest.importorskip("torch")
    assert (device.missing() is None) == torch.cuda.is_available()


def test_on_the_cpu_the_device_itself_says_nothing() -> None:
    device.settle("cpu")
    assert device.Meter("cpu").stop() == {}
