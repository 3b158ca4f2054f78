"""Where a problem is checked: on the CPU, or on a CUDA device that is there."""

import pytest

from drill.content.spec import Framework
from drill.errors import DeviceError
from drill.judge import device
from drill.practice import devices

FRAMEWORKS: list[Framework] = ["torch", "numpy", "python"]
WORDS = {
    "build": (
        "the installed PyTorch is built without CUDA",
        "install a CUDA build of PyTorch, or leave out `--device cuda` to use the CPU",
        "当前安装的 PyTorch 不含 CUDA 支持",
        "请安装带 CUDA 的 PyTorch；或去掉 `--device cuda`，改用 CPU",
    ),
    "driver": (
        "no NVIDIA driver is found here",
        "install the driver, or leave out `--device cuda` to use the CPU",
        "没有找到 NVIDIA 驱动",
        "请安装驱动；或去掉 `--device cuda`，改用 CPU",
    ),
    "device": (
        "no CUDA device can be used here",
        "see `nvidia-smi` and `CUDA_VISIBLE_DEVICES`, or leave out `--device cuda` to use the CPU",
        "没有可用的 CUDA 设备",
        "请查看 `nvidia-smi` 和 `CUDA_VISIBLE_DEVICES`；或去掉 `--device cuda`，改用 CPU",
    ),
}


def missing(monkeypatch: pytest.MonkeyPatch, why: str | None) -> None:
    monkeypatch.setattr(device, "missing", lambda: why)


def refuse() -> str:
    raise AssertionError("the driver was asked")


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_the_cpu_is_always_there_and_no_driver_is_asked(
    monkeypatch: pytest.MonkeyPatch, framework: Framework
) -> None:
    monkeypatch.setattr(device, "missing", refuse)
    assert devices.chosen("cpu", framework) == "cpu"


def test_auto_is_the_gpu_where_one_is_and_else_the_cpu(monkeypatch: pytest.MonkeyPatch) -> None:
    missing(monkeypatch, None)
    assert devices.chosen("auto", "torch") == "cuda"
    for why in WORDS:
        missing(monkeypatch, why)
        assert devices.chosen("auto", "torch") == "cpu"


@pytest.mark.parametrize("framework", ["numpy", "python"])
def test_auto_is_the_cpu_for_what_has_no_tensors(
    monkeypatch: pytest.MonkeyPatch, framework: Framework
) -> None:
    monkeypatch.setattr(device, "missing", refuse)
    assert devices.chosen("auto", framework) == "cpu"


def test_cuda_is_the_gpu_where_one_is(monkeypatch: pytest.MonkeyPatch) -> None:
    missing(monkeypatch, None)
    assert devices.chosen("cuda", "torch") == "cuda"


@pytest.mark.parametrize("why", WORDS)
def test_cuda_without_a_gpu_says_what_is_missing_and_what_to_do(
    monkeypatch: pytest.MonkeyPatch, why: str
) -> None:
    missing(monkeypatch, why)
    with pytest.raises(DeviceError) as caught:
        devices.chosen("cuda", "torch")
    message, hint = caught.value.message, caught.value.hint
    assert hint is not None
    assert (message.en, hint.en, message.zh, hint.zh) == WORDS[why]


@pytest.mark.parametrize(("framework", "name"), [("numpy", "NumPy"), ("python", "Python")])
def test_cuda_for_what_has_no_tensors_is_refused_even_where_a_gpu_is(
    monkeypatch: pytest.MonkeyPatch, framework: Framework, name: str
) -> None:
    missing(monkeypatch, None)
    with pytest.raises(DeviceError) as caught:
        devices.chosen("cuda", framework)
    message, hint = caught.value.message, caught.value.hint
    assert hint is not None
    assert message.en == f"this problem is written in {name}, which runs on the CPU"
    assert message.zh == f"这道题用 {name} 编写，只在 CPU 上运行"
    assert (hint.en, hint.zh) == ("leave out `--device cuda`", "请去掉 `--device cuda`")
