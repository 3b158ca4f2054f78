"""Where the tensors of a check are: on the CPU or on a CUDA device.

A GPU works on while the program goes on, so a time means something only between two moments at which it
has finished; and what it read last lies in its cache, which a fresh input would not.
"""

import ctypes
import ctypes.util
import importlib.util
import re
from pathlib import Path
from typing import Any

CPU, CUDA, AUTO = "cpu", "cuda", "auto"
# More than the second-level cache of any GPU so far (H100: 50 MB, B200: 126 MB).
_FLUSH_BYTES = 256 << 20


def start(device: str) -> None:
    """Have torch start the device in this process."""
    import torch

    torch.zeros(1, device=device)


def settle(device: str) -> None:
    """Have the device finish what it was given, with nothing of it left in the cache."""
    if device == CPU:
        return
    import torch

    torch.empty(_FLUSH_BYTES, dtype=torch.uint8, device=device).zero_()
    torch.cuda.synchronize()


class Meter:
    """What a device itself says of the work that it is given from now on; a CPU says nothing."""

    def __init__(self, device: str) -> None:
        self.device = device
        if device == CPU:
            return
        import torch

        torch.cuda.reset_peak_memory_stats()
        self.in_use = torch.cuda.memory_allocated()
        event: Any = torch.cuda.Event
        self.began, self.ended = event(enable_timing=True), event(enable_timing=True)
        self.began.record()

    def stop(self) -> dict[str, Any]:
        """`seconds` between two of its events, and the `extra` bytes that torch's allocator had in use."""
        if self.device == CPU:
            return {}
        import torch

        self.ended.record()
        torch.cuda.synchronize()
        return {
            "seconds": self.began.elapsed_time(self.ended) / 1000,
            "extra": torch.cuda.max_memory_allocated() - self.in_use,
        }


def missing() -> str | None:
    """Why no CUDA device can be used here: `build`, `driver` or `device`; None where one can.

    Asks the driver itself and imports no torch: a command that runs on the CPU must not wait for it.
    """
    if not _built_with_cuda():
        return "build"
    try:
        driver = ctypes.CDLL(ctypes.util.find_library("cuda") or "libcuda.so.1")
    except OSError:
        return "driver"
    count = ctypes.c_int(0)
    if driver.cuInit(0) or driver.cuDeviceGetCount(ctypes.byref(count)) or not count.value:
        return "device"
    return None


def _built_with_cuda() -> bool:
    """Whether the installed torch has CUDA, by what it says of its build."""
    found = importlib.util.find_spec("torch")
    if found is None or found.origin is None:
        return False
    try:
        says = Path(found.origin).with_name("version.py").read_text(encoding="utf-8")
    except OSError:
        return False
    version = re.search(r"^cuda(?::[^=]*)?\s*=\s*(.+)$", says, re.MULTILINE)
    return version is not None and version[1].strip() != "None"
