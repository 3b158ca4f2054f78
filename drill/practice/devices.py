"""Where a problem is checked: on the CPU, or on a CUDA device that is there."""

from drill.content.spec import Framework
from drill.errors import DeviceError
from drill.judge import device
from drill.text import Text

_MISSING = {
    "build": (
        Text(
            en="the installed PyTorch is built without CUDA",
            zh="当前安装的 PyTorch 不含 CUDA 支持",
        ),
        Text(
            en="install a CUDA build of PyTorch, or leave out `--device cuda` to use the CPU",
            zh="请安装带 CUDA 的 PyTorch；或去掉 `--device cuda`，改用 CPU",
        ),
    ),
    "driver": (
        Text(en="no NVIDIA driver is found here", zh="没有找到 NVIDIA 驱动"),
        Text(
            en="install the driver, or leave out `--device cuda` to use the CPU",
            zh="请安装驱动；或去掉 `--device cuda`，改用 CPU",
        ),
    ),
    "device": (
        Text(en="no CUDA device can be used here", zh="没有可用的 CUDA 设备"),
        Text(
            en="see `nvidia-smi` and `CUDA_VISIBLE_DEVICES`, or leave out `--device cuda` to use the CPU",
            zh="请查看 `nvidia-smi` 和 `CUDA_VISIBLE_DEVICES`；或去掉 `--device cuda`，改用 CPU",
        ),
    ),
}


def chosen(choice: str, framework: Framework) -> str:
    """The device that `cpu`, `cuda` or `auto` stands for. Raises DeviceError for a `cuda` that is not there.

    Only PyTorch's problems have tensors that can be elsewhere than on the CPU.
    """
    if choice == device.CPU or (choice == device.AUTO and framework != "torch"):
        return device.CPU
    if framework != "torch":
        raise DeviceError(
            Text(
                en="this problem is written in {framework}, which runs on the CPU",
                zh="这道题用 {framework} 编写，只在 CPU 上运行",
            ).format(framework={"numpy": "NumPy", "python": "Python"}[framework]),
            Text(en="leave out `--device cuda`", zh="请去掉 `--device cuda`"),
        )
    missing = device.missing()
    if missing is None:
        return device.CUDA
    if choice == device.AUTO:
        return device.CPU
    raise DeviceError(*_MISSING[missing])
